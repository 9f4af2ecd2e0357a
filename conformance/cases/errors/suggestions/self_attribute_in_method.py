class A:
    def __init__(self): self.blech = 1
    def meth(self):
        return blech
    @classmethod
    def cm(cls):
        return blech
    other = 5
    def from_class(self):
        return other
import traceback
for f in (A().meth, A.cm, A().from_class):
    try:
        f()
    except NameError as e:
        print(traceback.format_exception_only(e)[-1].strip(), e.name)
