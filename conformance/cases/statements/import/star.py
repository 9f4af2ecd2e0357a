import types, sys
m = types.ModuleType("m")
m.a, m._b, m.c = 1, 2, 3
sys.modules["m"] = m
ns = {}
exec("from m import *", ns)
print(sorted(k for k in ns if not k.startswith("__")))
m.__all__ = ["_b", "a"]
ns = {}
exec("from m import *", ns)
print(sorted(k for k in ns if not k.startswith("__")))
m.__all__ = ["zzz"]
try:
    exec("from m import *", {})
except AttributeError as error:
    print(error)
try:
    compile("def f():\n  from m import *", "<s>", "exec")
except SyntaxError as error:
    print(error.msg)
