from compression.zstd import *

C, D = CompressionParameter, DecompressionParameter
for make, arguments in [
    (ZstdCompressor, dict(level=100)), (ZstdCompressor, dict(level=2**40)), (ZstdCompressor, dict(level="3")),
    (ZstdCompressor, dict(level=1, options={})), (ZstdCompressor, dict(options=[])), (ZstdCompressor, dict(options={1: 2})),
    (ZstdCompressor, dict(options={C.window_log: 1})), (ZstdCompressor, dict(options={C.window_log: 2**40})),
    (ZstdCompressor, dict(options={"window_log": 20})), (ZstdCompressor, dict(options={C.strategy: "fast"})),
    (ZstdCompressor, dict(options={D.window_log_max: 20})), (ZstdCompressor, dict(options={C.compression_level: 99})),
    (ZstdCompressor, dict(options={1001: 10})), (ZstdCompressor, dict(strategy=1)),
    (ZstdDecompressor, dict(options=3)), (ZstdDecompressor, dict(options={1: 2})),
    (ZstdDecompressor, dict(options={D.window_log_max: 1})), (ZstdDecompressor, dict(options={C.window_log: 20})),
    (ZstdDecompressor, dict(options={101: 20})), (ZstdDecompressor, dict(options={2**40: 20})),
]:
    try:
        print(make(**arguments))
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)
