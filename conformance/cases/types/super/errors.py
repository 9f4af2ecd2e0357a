def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A:
    name = "A"

    def f(self):
        return ["A"]

class B(A):
    def f(self):
        return super().f() + ["B"]

class C(A):
    def f(self):
        return super().f() + ["C"]

class D(B, C):
    def f(self):
        return super().f() + ["D"]

show("none", lambda: super())
show("type", lambda: super(1))
show("instance", lambda: super(B, 5))
show("many", lambda: super(B, D(), 1))
show("keyword", lambda: super(type=B))
