def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A:
    @staticmethod
    def f():
        return super()

show("static", A.f)
