import atexit
class Bad:
    def __call__(self, x): raise ValueError(x)
    def __repr__(self): return "<Bad>"
bad = Bad()
def good(): print("good ran")
class C:
    def __call__(self): raise KeyError("callable")
    def __repr__(self): return "<C>"
atexit.register(good)
atexit.register(bad, "one")
atexit.register(C())
atexit.register(good)
print("end of program")
