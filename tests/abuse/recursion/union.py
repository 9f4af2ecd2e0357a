# ends: ok
x = int | str
for _ in range(12):
    x = x | list[x]
try:
    repr(x)
    hash(x)
except RecursionError:
    pass
