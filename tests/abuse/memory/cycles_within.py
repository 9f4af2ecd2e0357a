# ends: ok
for _ in range(1000):
    x = [bytearray(1 << 20)]
    x.append(x)
