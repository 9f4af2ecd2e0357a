def f(*args, **kwargs): return args, kwargs
print(f(*[1, 2], *(3,), 4, *"ab"))
print(f(**{"a": 1}, b=2, **{"c": 3}))
print(f(*range(2), x=1, *[5]))
class Mapping:
    def keys(self): return ["k", "l"]
    def __getitem__(self, key): return key * 2
print(f(**Mapping()))
for call in ["f(**{'a': 1}, a=2)", "f(*1)", "f(**1)", "f(**{1: 2})"]:
    try:
        eval(call)
    except TypeError as error:
        print(error)
