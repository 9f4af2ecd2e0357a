# ends: work
x = (int, str)
for _ in range(40):
    x = (x, x)
isinstance(None, x)
