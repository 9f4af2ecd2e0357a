import sys, types
def attempt(**attributes):
    m = types.ModuleType("m")
    vars(m).update(attributes)
    sys.modules["m"] = m
    ns = {}
    try:
        exec("from m import *", ns)
        print(sorted(k for k in ns if k != "__builtins__"))
    except Exception as e:
        print(type(e).__name__, e)
attempt(a=1, _b=2, __c__=3)
attempt(__all__=["a", "_b"], a=1, _b=2)
attempt(__all__=["missing"])
attempt(__all__=[1])
attempt(__all__=5)
attempt(__all__=(), a=1)
attempt(__all__="ab", a=1, b=2)
m = types.ModuleType("m")
vars(m)[5] = 1
sys.modules["m"] = m
try:
    exec("from m import *")
except TypeError as e:
    print(e)
