class A:
    def f(self): return "A"
class B:
    def f(self): return "B"
class C(A): pass
c = C()
print(c.f())
C.__bases__ = (B,)
print(c.f(), C.__mro__)
c.__class__ = A
print(c.f(), type(c))
for action in ["c.__class__ = int", "c.__class__ = 5", "C.__bases__ = ()", "C.__bases__ = (int,)", "C.__bases__ = (C,)"]:
    try:
        exec(action)
    except TypeError as error:
        print(error)
