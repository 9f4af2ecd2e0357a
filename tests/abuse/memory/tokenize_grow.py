# ends: memory
import tokenize, io
x = list(tokenize.generate_tokens(iter(lambda: 'a = 1\n', None).__next__))
