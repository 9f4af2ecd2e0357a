import warnings
warnings.simplefilter("ignore")
source = """
def f():
    for i in range(3):
        try:
            raise ValueError(i)
        finally:
            break
    return "swallowed", i
def g():
    while True:
        try:
            return "return value"
        finally:
            break
    return "after the loop"
def h():
    n = 0
    for i in range(3):
        try:
            n += 1
            raise KeyError
        finally:
            continue
    return n
"""
exec(source)
print(f())
print(g())
print(h())
