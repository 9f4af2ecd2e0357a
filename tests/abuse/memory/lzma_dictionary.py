# ends: memory
import lzma
x = []
while True:
    x.append(lzma.LZMACompressor(filters=[{'id': lzma.FILTER_LZMA2, 'dict_size': 1 << 29}]))
