# ends: memory
x = list(range(600_000))
while True:
    x.sort(key=lambda n: (n, str(n) * 10))
    x += x
