# ends: RecursionError
x = ()
for _ in range(20_000):
    x = (x,)
hash(x)
