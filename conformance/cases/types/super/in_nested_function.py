def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A:
    def f(self):
        return "A.f"

class B(A):
    def f(self):
        def inner():
            return super(B, self).f()
        return inner()

print(B().f())
