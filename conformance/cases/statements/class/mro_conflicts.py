class A: pass
class B(A): pass
for bases in [(A, B), (A, A), (object, A), (5,), (None,), (bool,), (type(None),), (A, int, str)]:
    try:
        print(type("C", bases, {}).__mro__)
    except TypeError as error:
        print(error)
