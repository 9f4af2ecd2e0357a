def f(n):
    try:
        1 / n
    except ZeroDivisionError:
        pass
    else:
        pass
    finally:
        pass
    return "ok"
print(f(0), f(1))
import sys
try:
    raise KeyError
except KeyError:
    pass
print(sys.exception())
try:
    f("x")
except TypeError as e:
    print(e)
