class A:
    def __call__(self): pass
class B: pass
b = B()
b.__call__ = lambda: 1
print(callable(A), callable(A()), callable(b), callable(len), callable(lambda: 0), callable(5), callable(A().__call__))
print(id(A) == id(A), id(5) == id(5), type(id(b)).__name__)
for f in (callable, id):
    try:
        f()
    except TypeError as error:
        print(error)
class Meta(type):
    def __call__(cls): return "made"
class C(metaclass=Meta): ...
print(callable(C), C())
