print(enumerate[int], enumerate.__class_getitem__(str))
print(type(enumerate("a")), iter(e := enumerate("a")) is e)
print(hasattr(e, "__length_hint__"), hasattr(e, "__len__"))
try:
    len(e)
except TypeError as error:
    print(error)
try:
    e[0]
except TypeError as error:
    print(error)
