def outer(x):
    def get(): return x
    def set(value):
        nonlocal x
        x = value
    return get, set
get, set = outer(1)
set(5)
print(get(), get.__closure__[0].cell_contents, get.__code__.co_freevars)
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs], [g() for g in [lambda: j for j in range(3)]])
def late():
    def inner(): return later
    try:
        inner()
    except NameError as error:
        print(error)
    later = 1
    return inner()
print(late())
