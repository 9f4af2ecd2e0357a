# After `flush()` at the end there is no stream any more; a wrong checksum is found by `flush()`.
import copy
import zlib


def show(function):
    try:
        print(function())
    except (zlib.error, ValueError) as error:
        print(type(error).__name__, error)


data = zlib.compress(b"hello" * 50)
d = zlib.decompressobj()
d.decompress(data)
show(lambda: d.copy().eof)
show(d.flush)
for function in d.copy, d.flush, lambda: d.decompress(b"x"), lambda: d.unused_data, lambda: copy.copy(d):
    show(function)
d = zlib.decompressobj()
show(lambda: len(d.decompress(data[:-3])))
show(d.flush)
show(lambda: d.copy().decompress(data[-3:]))
show(lambda: d.decompress(data[-3:]))
corrupt = b"x\x9cK\xcb\xcf\x07\x00\x02\x82\x01\x00"
d = zlib.decompressobj()
show(lambda: d.decompress(corrupt, 1))
show(d.flush)
