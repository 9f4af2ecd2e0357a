class A:
    pass

print("__abstractmethods__" in dir(A))
try:
    A.__abstractmethods__
except AttributeError as error:
    print(error)
A.__abstractmethods__ = ["f", "g"]
for attempt in range(2):
    try:
        print(type(A()).__name__)
    except TypeError as error:
        print(error)
    A.__abstractmethods__ = ()
del A.__abstractmethods__
print(A.__flags__ & (1 << 20), type(A()).__name__)
try:
    type.__abstractmethods__
except AttributeError as error:
    print(error)
