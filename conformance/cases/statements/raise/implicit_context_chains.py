def chain(e):
    out = []
    while e and len(out) < 9:
        out.append(repr(e))
        e = e.__context__
    return out
def run(f):
    try:
        f()
    except Exception as e:
        print(f.__name__, chain(e))
def three():
    try:
        try: raise ValueError(1)
        except ValueError: raise KeyError(2)
    except KeyError: raise OSError(3)
def via_finally():
    try: raise ValueError(1)
    finally: raise KeyError(2)
def handled_inside():
    try: raise ValueError(1)
    except ValueError:
        try: raise KeyError(2)
        except KeyError: pass
        raise OSError(3)
def cycle():
    a = ValueError("a")
    try: raise a
    except ValueError:
        try: raise KeyError("b")
        except KeyError: raise a
def same():
    a = ValueError("a")
    try: raise a
    except ValueError as e: raise e
def in_call():
    def g(): raise KeyError("in g")
    try: raise ValueError("out")
    except ValueError: g()
def after():
    try: raise ValueError(1)
    except ValueError: pass
    raise KeyError(2)
def preset():
    k = KeyError("k")
    k.__context__ = OSError("preset")
    try: raise ValueError("v")
    except ValueError: raise k
def long_cycle():
    a, b, c = ValueError("a"), ValueError("b"), ValueError("c")
    a.__context__, b.__context__ = b, c
    try: raise c
    except ValueError: raise a
def native():
    try: {}["k"]
    except KeyError: int("x")
for f in (three, via_finally, handled_inside, cycle, same, in_call, after, preset, long_cycle, native): run(f)
