import sys
class A:
    def __del__(self): 1 / 0
class Hook:
    def __call__(self, u): raise KeyError("object hook")
    def __repr__(self): return "<the hook>"
sys.unraisablehook = Hook()
A()
sys.unraisablehook = 5
A()
sys.unraisablehook = len
A()
print("end")
