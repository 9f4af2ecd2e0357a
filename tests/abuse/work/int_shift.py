# ends: work
x = 1 << 16_000_000
while True:
    (x >> 1) & x
