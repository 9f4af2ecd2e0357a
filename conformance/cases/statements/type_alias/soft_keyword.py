type = 5
print(type)
type: int = 6
print(type)
type += 1
print(type, type [0:] if False else "no")
del type
print(type("x"), type ("y"), (type)(1))
type type = int
print(type.__name__, type.__value__)
