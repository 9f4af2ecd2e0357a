# ends: work
x = (1 << 64_000_000) - 1
while True:
    hash(x)
