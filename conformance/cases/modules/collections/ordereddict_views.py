from collections import OrderedDict
o = OrderedDict(a=1, b=2)
k, v, i = o.keys(), o.values(), o.items()
print(k, v, i, type(k).__name__, type(v).__name__, type(i).__name__, type(iter(o)).__name__)
print(list(reversed(k)), list(reversed(v)), list(reversed(i)), k & {"a"}, ("a", 1) in i, len(v))
it = iter(o.items())
next(it)
print(it.__reduce__(), list(it), isinstance(k, type({}.keys())))
