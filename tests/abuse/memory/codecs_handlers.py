# ends: memory
import codecs
n = 0
while True:
    codecs.register_error(f'name{n}' * 100, print)
    n += 1
