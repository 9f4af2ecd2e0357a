# ends: ok
x = [3, 1, 2]
def key(n):
    x.clear()
    x.extend(range(1000))
    return n
try:
    x.sort(key=key)
except ValueError:
    pass
