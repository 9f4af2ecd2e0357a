# ends: memory
import codecs
codec = (None, None, None, None)
codecs.register(lambda name: codec)
n = 0
while True:
    codecs.lookup(f'name{n}' * 100)
    n += 1
