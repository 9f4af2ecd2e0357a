# ends: work
x = set(range(300_000))
while True:
    x & x
    x | x
    x - x
    x ^ x
    x <= x
