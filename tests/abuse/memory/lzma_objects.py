# ends: memory
import lzma
x = []
while True:
    x.append(lzma.LZMACompressor())
