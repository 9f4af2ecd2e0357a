# ends: work
x = (int,)
for _ in range(1000):
    x = (x, str)
while True:
    try:
        isinstance(None, x)
    except RecursionError:
        pass
