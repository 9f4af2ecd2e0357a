from compression.zstd import ZstdCompressor, ZstdError, decompress, get_frame_info

c = ZstdCompressor()
c.set_pledged_input_size(6)
frame = c.compress(b"abc") + c.compress(b"def") + c.flush()
print(get_frame_info(frame), decompress(frame))
c.set_pledged_input_size(None)
frame = c.compress(b"abc") + c.flush()
print(get_frame_info(frame))
c.set_pledged_input_size(10)
c.compress(b"abc")
try:
    c.flush()
except ZstdError as error:
    print(error, c.last_mode)
frame = c.compress(b"again", c.FLUSH_FRAME)
print(get_frame_info(frame), decompress(frame))
for size in (-1, 2**64, 2**64 - 2, 2**64 - 3, 0, True, "7", 1.5):
    try:
        print(size, c.set_pledged_input_size(size))
    except (TypeError, ValueError) as error:
        print(size, type(error).__name__, error)
c.set_pledged_input_size(None)
c.compress(b"begun")
try:
    c.set_pledged_input_size(5)
except ValueError as error:
    print(error)
