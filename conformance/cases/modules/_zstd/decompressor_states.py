from compression.zstd import *

def state(d):
    print(d.eof, d.needs_input, d.unused_data)

frame = compress(b"abcdefgh" * 10)
d = ZstdDecompressor()
state(d)
print(d.decompress(frame[:5]))
state(d)
print(d.decompress(frame[5:] + b"more"))
state(d)
try:
    d.decompress(b"")
except EOFError as error:
    print(error)
d = ZstdDecompressor()
print(d.decompress(frame, 5), d.decompress(b"", max_length=0))
state(d)
print(d.decompress(b"xyz", 70))
state(d)
print(d.decompress(b"!"))
state(d)
d = ZstdDecompressor()
for piece in (b"no frame at all", frame):
    try:
        print(d.decompress(piece))
    except ZstdError as error:
        print(error)
    state(d)
d = ZstdDecompressor()
print(d.decompress(compress(b""), 0))
state(d)
