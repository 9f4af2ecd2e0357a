import _zstd
from compression.zstd import *

raw = ZstdDict(b"1234567890", is_raw=True)
false = ZstdDict(b"\x37\xa4\x30\xec12345678")
print(false, ZstdDict(false.dict_content, is_raw=True))
for call in [
    lambda: ZstdDict(b"1234567"), lambda: ZstdDict(b"12345678"), lambda: ZstdDict("12345678"), lambda: ZstdDict(),
    lambda: ZstdDict(b"12345678", True), lambda: ZstdCompressor(zstd_dict=b"12345678"),
    lambda: ZstdCompressor(zstd_dict=(raw,)), lambda: ZstdCompressor(zstd_dict=(raw, 3)),
    lambda: ZstdCompressor(zstd_dict=(raw, 1.0)), lambda: ZstdDecompressor(zstd_dict=[raw, 1]),
    lambda: ZstdDecompressor(zstd_dict=(raw, -1)), lambda: ZstdCompressor(zstd_dict=(raw, 2**40)),
    lambda: ZstdCompressor(zstd_dict=false.as_digested_dict), lambda: ZstdDecompressor(zstd_dict=false),
    lambda: setattr(raw, "dict_id", 1), lambda: train_dict([], 10), lambda: train_dict([b"a"], 10),
    lambda: _zstd.train_dict(b"abc", (3,), 0), lambda: _zstd.train_dict(b"abc", (2,), 9),
    lambda: _zstd.train_dict(b"abc", ("a",), 9), lambda: _zstd.train_dict(b"abc", (-1,), 9),
    lambda: _zstd.train_dict(b"abc", [3], 9), lambda: _zstd.train_dict(bytearray(b"abc"), (3,), 9),
    lambda: _zstd.finalize_dict(b"12345678", b"abc", (3,), 1, 1), lambda: _zstd.finalize_dict(1, b"abc", (3,), 1, 1),
    lambda: _zstd.finalize_dict(b"", b"", (), 1, 2**40), lambda: type("D", (ZstdDict,), {}),
]:
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
