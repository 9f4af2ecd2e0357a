# ends: memory
import codecs, encodings
# This one would look for a module each time.
codecs.unregister(encodings.search_function)
codecs.register(lambda name, codec=(None,) * 4: codec)
n = 0
while True:
    codecs.lookup(f'name{n}' * 2000)
    n += 1
