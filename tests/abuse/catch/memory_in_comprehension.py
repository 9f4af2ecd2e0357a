# ends: memory
try:
    x = {n: 'a' * 10**6 + str(n) for n in range(10**9)}
except BaseException:
    pass
