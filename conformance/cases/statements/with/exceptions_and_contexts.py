class M:
    def __init__(self, e=None): self.e = e
    def __enter__(self): return self
    def __exit__(self, t, v, tb):
        if self.e == "same": raise v
        if self.e == "bare": raise
        if self.e: raise self.e
def chain(e):
    out = []
    while e:
        out.append(repr(e))
        e = e.__context__
    return out
import sys
for how in ("same", "bare", KeyError("new"), None):
    try:
        with M(how): raise ValueError("body")
    except Exception as e:
        print(chain(e))
try:
    with M("bare"): pass
except RuntimeError as e:
    print(e)
try:
    with M(KeyError("outer")), M(OSError("middle")), M(TypeError("inner")): raise ValueError("body")
except Exception as e:
    print(chain(e))
class State:
    def __enter__(self): print("in enter", sys.exception()); return self
    def __exit__(self, *a): print("in exit", repr(sys.exception())); return True
with State(): raise ValueError(1)
with State(): print("in body", sys.exception())
try:
    raise KeyError("handled")
except KeyError:
    with State(): print(repr(sys.exception()))
print(sys.exception())
