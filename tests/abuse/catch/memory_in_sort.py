# ends: memory
x = [3, 1, 2]
def key(n):
    return 'a' * (n * 10**9)
try:
    x.sort(key=key)
except BaseException:
    pass
assert x
