# ends: RecursionError
x = ()
for _ in range(100_000):
    x = (x,)
hash(x)
