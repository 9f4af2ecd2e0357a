# ends: work
x = 1 << 16_000_000
while True:
    hex(x)
    int('f' * 1_000_000, 16)
