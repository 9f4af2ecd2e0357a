def f():
    a: undefined_name = 3
    b: also_undefined
    return a
print(f(), f.__annotations__)
def g():
    c: int
    return c
try:
    g()
except UnboundLocalError as error:
    print(error)
