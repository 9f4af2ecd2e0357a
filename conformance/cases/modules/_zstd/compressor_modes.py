from compression.zstd import ZstdCompressor, ZstdDecompressor, decompress, get_frame_info

c = ZstdCompressor()
print(c.last_mode == c.FLUSH_FRAME, c.compress(b"abc"), c.last_mode)
block = c.compress(b"def", c.FLUSH_BLOCK)
print(c.last_mode, ZstdDecompressor().decompress(block), get_frame_info(block))
rest = c.compress(b"ghi", mode=c.FLUSH_FRAME)
print(c.last_mode, decompress(block + rest))
print(decompress(c.flush()), c.flush(c.FLUSH_BLOCK), c.last_mode)
for call in (
    lambda: c.compress(b"", 3), lambda: c.compress(b"", -1), lambda: c.compress(b"", "mode"), lambda: c.compress("text"),
    lambda: c.flush(c.CONTINUE), lambda: c.flush(3), lambda: c.flush(None), lambda: c.compress(),
    lambda: setattr(c, "last_mode", 1),
):
    try:
        print(call())
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
