import traceback

class Meta(type):
    def __getattr__(cls, name):
        if name == "bluch":
            raise AttributeError("from the metaclass")
        return "made"
class A(metaclass=Meta):
    blech = 1
    def __getattr__(self, name):
        raise AttributeError(f"custom {name}", name=name, obj=self)
for o, n in ((A, "bluch"), (A(), "bluch"), (A(), "blec")):
    try:
        getattr(o, n)
    except AttributeError as error:
        print(traceback.format_exception_only(error)[-1].strip(), error.name, type(error.obj).__name__)
print(A.anything)
