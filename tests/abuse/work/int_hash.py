# ends: work
x = (1 << 2_000_000) - 1
while True:
    hash(x)
