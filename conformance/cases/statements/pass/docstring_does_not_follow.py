def f():
    pass
    "not a docstring"
class C:
    pass
    "neither"
print(f.__doc__)
print(C.__doc__)
def g():
    "doc"
    pass
print(g.__doc__, g.__code__.co_consts[0])
