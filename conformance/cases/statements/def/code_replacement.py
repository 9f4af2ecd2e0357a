def f(): return 1
def g(): return 2
f.__code__ = g.__code__
print(f(), f.__name__)
def closure():
    x = 1
    return lambda: x
try:
    f.__code__ = closure().__code__
except ValueError as error:
    print(error)
f.__code__ = f.__code__.replace(co_consts=(2, 3), co_name="renamed")
print(f.__code__.co_name, f.__code__.co_consts)
