# ends: work
import io, tokenize
text = 'a = b + 1\n' * 500
while True:
    list(tokenize.generate_tokens(io.StringIO(text).readline))
