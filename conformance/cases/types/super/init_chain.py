def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A:
    def __init__(self, **kw):
        print("A", kw)

class B(A):
    def __init__(self, b=0, **kw):
        print("B", b)
        super().__init__(**kw)

class C(A):
    def __init__(self, c=0, **kw):
        print("C", c)
        super().__init__(**kw)

class D(B, C):
    pass

D(b=1, c=2, d=3)
