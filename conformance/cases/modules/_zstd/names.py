import _zstd
import inspect

for name, value in sorted(vars(_zstd).items()):
    if name.startswith("ZSTD_"):
        print(name, value)
for value in (_zstd.ZstdCompressor, _zstd.ZstdDecompressor, _zstd.ZstdDict, _zstd.ZstdError):
    print(value, value.__module__, value.__mro__)
    print(sorted(name for name in dir(value) if not name.startswith("__")))
for name in ("train_dict", "finalize_dict", "get_param_bounds", "get_frame_size", "get_frame_info", "set_parameter_types"):
    print(name, inspect.signature(getattr(_zstd, name)))
for value in (_zstd.ZstdCompressor, _zstd.ZstdDecompressor, _zstd.ZstdDict):
    print(value.__name__, inspect.signature(value))
print(_zstd.ZstdCompressor.compress.__text_signature__, _zstd.ZstdDecompressor.decompress.__text_signature__)
