# ends: work
x = (1 << 16_000_000) - 1
while True:
    x.bit_count()
