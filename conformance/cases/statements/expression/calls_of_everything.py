for thing in [5, "x", None, [], {}, ..., (1,), 2.5, object()]:
    try:
        thing()
    except TypeError as error:
        print(error)
class A: pass
try:
    A()()
except TypeError as error:
    print(error)
try:
    print.undefined
except AttributeError as error:
    print(error)
