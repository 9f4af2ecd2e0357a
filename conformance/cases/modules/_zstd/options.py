from compression.zstd import *

for parameter in (*CompressionParameter, *DecompressionParameter):
    print(repr(parameter), parameter.bounds())
print(list(Strategy))
options = {CompressionParameter.checksum_flag: 1, CompressionParameter.content_size_flag: 0}
options |= {CompressionParameter.window_log: 12, CompressionParameter.strategy: Strategy.btopt}
packed = compress(b"text " * 4000, options=options)
print(get_frame_info(packed), decompress(packed) == b"text " * 4000)
damaged = packed[:-1] + bytes([packed[-1] ^ 1])
try:
    decompress(damaged)
except ZstdError as error:
    print(error)
try:
    decompress(compress(bytes(3_000_000), options={CompressionParameter.window_log: 22}),
               options={DecompressionParameter.window_log_max: 15})
except ZstdError as error:
    print(error)
packed = compress(bytes(3_000_000), options={CompressionParameter.nb_workers: 2})
print(decompress(packed) == bytes(3_000_000))
