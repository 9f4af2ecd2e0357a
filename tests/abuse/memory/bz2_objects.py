# ends: memory
import bz2
x = []
while True:
    x.append(bz2.BZ2Compressor())
