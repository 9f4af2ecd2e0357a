import re, sys
class Filter:
    def __init__(self, to): self.to = to
    def write(self, text): self.to.write(re.sub(" at 0x[0-9a-f]+", "", text))
    def flush(self): self.to.flush()
sys.stderr = Filter(sys.stdout)
class A:
    def __repr__(self): raise ValueError("no repr")
    def __del__(self): 1 / 0
A()
class Callback:
    def __call__(self, ref): raise KeyError("callback")
    def __repr__(self): raise ValueError("no repr either")
import weakref
class T: pass
t = T()
r = weakref.ref(t, Callback())
del t
print("end")
