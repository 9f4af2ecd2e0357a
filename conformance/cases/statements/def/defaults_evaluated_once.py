def log(value):
    print("default", value)
    return value
def f(x=log([]), *, y=log({})):
    x.append(len(x))
    y[len(y)] = x
    return x, y
f()
print(f(), f.__defaults__, f.__kwdefaults__)
f.__defaults__ = ([9],)
print(f(y={}))
f.__kwdefaults__ = None
try:
    f()
except TypeError as error:
    print(error)
