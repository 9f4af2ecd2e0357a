def kind(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__)

class A:
    def __call__(self):
        return self()

kind("call", A())
class B: pass
B.__call__ = B()
kind("itself", B())
