def f(a, b=[], *, c={}, d=None):
    b.append(a)
    c[a] = d
    return b, c
print(f(1), f(2, d=5), f.__defaults__, f.__kwdefaults__)
f.__defaults__ = ("new a", ["new b"])
f.__kwdefaults__ = {"d": "new d", "c": {}}
print(f(), f.__defaults__)
f.__defaults__ = None
f.__kwdefaults__ = None
for source in ["f(1)", "f(1, [])", "f(1, [], c={})", "f(1, [], c={}, d=1)"]:
    try:
        print(source, eval(source))
    except TypeError as e:
        print(source, "|", e)
for source in ["f.__defaults__ = [1]", "f.__defaults__ = 5", "f.__kwdefaults__ = ()", "f.__kwdefaults__ = 1", "f.__defaults__ = (1, 2, 3, 4, 5)", "del f.__defaults__", "del f.__kwdefaults__", "f.__kwdefaults__ = {'nope': 1}"]:
    try:
        exec(source)
        print("ok", source)
    except TypeError as e:
        print(source, "|", e)
def order(a=print("default a"), *, b=print("default b")): pass
def later(x=lambda: y): return x()
y = 5
print(later())
