from compression.zstd import *

samples = [b"name=%d;value=%d;comment=some words that come again;" % (i, i * i) for i in range(400)]
trained = train_dict(samples, 3000)
print(len(trained) <= 3000, trained.dict_id > 0, trained.dict_content[:4], len(trained.dict_content) == len(trained))
for dictionary in (trained, trained.as_digested_dict, trained.as_undigested_dict, trained.as_prefix):
    packed = compress(samples[7], zstd_dict=dictionary)
    print(len(packed) < len(compress(samples[7])), get_frame_info(packed).dictionary_id in (0, trained.dict_id))
    print(decompress(packed, zstd_dict=dictionary) == samples[7])
try:
    decompress(compress(samples[7], zstd_dict=trained))
except ZstdError as error:
    print(error)
final = finalize_dict(ZstdDict(b"some words that come again;", is_raw=True), samples, 2000, 5)
print(len(final) <= 2000, decompress(compress(samples[3], zstd_dict=final), final) == samples[3])
raw = ZstdDict(bytearray(b"1234567890"), is_raw=True)
print(raw, len(raw), raw.dict_id, raw.dict_content, raw.as_prefix, raw.as_digested_dict, raw.as_undigested_dict)
print(decompress(compress(b"1234567890", zstd_dict=raw), raw))
