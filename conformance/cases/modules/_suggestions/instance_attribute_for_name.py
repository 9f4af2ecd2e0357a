import traceback

class A:
    def __init__(self): self.blech = 1
    def method(self):
        blech
    @classmethod
    def klass(cls):
        method
    def near(self):
        blecc = 1
        del blecc
        bleck
for name in ("method", "klass", "near"):
    try:
        getattr(A(), name)()
    except NameError as error:
        print(traceback.format_exception_only(error)[-1].strip())
