import _zstd
from compression.zstd import *

frame = compress(b"abc")
print(_zstd.get_frame_info(frame), get_frame_info(frame), get_frame_size(frame) == len(frame))
c = ZstdCompressor()
unknown = c.compress(b"abc") + c.flush()
print(_zstd.get_frame_info(frame_buffer=unknown), get_frame_info(memoryview(unknown)))
skippable = b"\x50\x2a\x4d\x18\x03\0\0\0xyz"
print(_zstd.get_frame_info(skippable), get_frame_size(skippable))
print(decompress(skippable + frame + skippable))
for call in (get_frame_size, get_frame_info):
    for data in (b"", b"short", b"anything else at all", frame[:7], "text"):
        try:
            print(call(data))
        except (ZstdError, TypeError) as error:
            print(type(error).__name__, error)
for parameter in (9999, "a", 2**40):
    try:
        _zstd.get_param_bounds(parameter, False)
    except (ZstdError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
