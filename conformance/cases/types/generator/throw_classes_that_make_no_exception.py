import warnings
warnings.simplefilter("ignore")
class E(Exception):
    def __new__(cls, *args, **kwargs): return cls
class F(Exception):
    def __new__(cls, *args, **kwargs): return 5
class G(Exception):
    def __init__(self, *a): raise KeyError("init")
def g():
    try: yield
    except BaseException as e: yield repr(e)
for args in ((E,), (F,), (G,), (E, "x"), (F, F), (ValueError, E), (ValueError, (1, 2)), (ValueError, None), (ValueError, TypeError("t"))):
    it = g(); next(it)
    try: print(it.throw(*args))
    except BaseException as e: print(type(e), e)
    try: print(next(it, "end"))
    except BaseException as e: print(type(e), e)
try: raise E
except BaseException as e: print(type(e), e)
