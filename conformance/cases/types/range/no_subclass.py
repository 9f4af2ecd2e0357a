try:
    class R(range):
        pass
except TypeError as e:
    print(e)
print(type(range(1)), isinstance(range(1), range), callable(range))
import sys
print(range(sys.maxsize)[-1] == sys.maxsize - 1, len(range(sys.maxsize)) == sys.maxsize)
