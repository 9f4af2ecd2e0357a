import _pickle

class C: pass
class D: pass
def attempt(value, protocol=None):
    try:
        print(_pickle.dumps(value, protocol))
    except Exception as error:
        print(type(error).__name__, error, "| context", repr(error.__context__), "| notes", getattr(error, "__notes__", None))
D.__module__ = "nosuchmodule"
attempt(D())
D.__module__ = "os"
attempt(D())
D.__module__ = "__main__"
D.__qualname__ = "C"
attempt(D)
D.__qualname__ = "C.missing"
attempt(D)
D.__qualname__ = "f.<locals>.D"
attempt(D)
é = D
D.__qualname__ = "é"
attempt(D, 2)
attempt(D, 3)
D.__module__ = ""
attempt(D)
attempt(iter([]).__next__)
attempt((i for i in ()))
