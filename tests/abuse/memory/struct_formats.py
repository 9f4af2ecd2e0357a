# ends: memory
import struct
x = []
while True:
    x.append(struct.Struct(f'{len(x) + 1}s' * 100))
