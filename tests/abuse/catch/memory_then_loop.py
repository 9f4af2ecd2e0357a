# ends: memory
try:
    x = 'a' * 10**9
except BaseException:
    while True:
        pass
