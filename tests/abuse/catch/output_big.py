# ends: output
try:
    print('a' * (2 << 20))
except BaseException:
    pass
