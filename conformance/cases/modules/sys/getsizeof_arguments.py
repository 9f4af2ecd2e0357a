def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import sys

class Sized:
    def __init__(self, answer):
        self.answer = answer
    def __sizeof__(self):
        return self.answer

print(sys.getsizeof(Sized(100)) >= 100, sys.getsizeof([]) > 0, sys.getsizeof("a" * 1000) > 1000)
attempt(sys.getsizeof, Sized(-5))
attempt(sys.getsizeof, Sized("x"))
attempt(sys.getsizeof, Sized("x"), 7)
attempt(sys.getsizeof, Sized(2**70))
attempt(sys.getsizeof)
class Bad:
    def __sizeof__(self):
        raise ValueError("size")
attempt(sys.getsizeof, Bad())
attempt(sys.getsizeof, object=1, default=2, x=3)
class Meta(type):
    __sizeof__ = 5
attempt(sys.getsizeof, type.__call__(Meta, "C", (), {}), 9)
