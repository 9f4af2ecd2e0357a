def uses(): return later()
try:
    uses()
except NameError as e:
    print(e)
def later(): return "defined"
print(uses())
later = lambda: "replaced"
print(uses())
def recursive(n): return n if n == 0 else recursive(n - 1)
original = recursive
recursive = lambda n: "other"
print(original(3))
import types
other = types.ModuleType("other")
other.later = lambda: "from other"
moved = types.FunctionType(uses.__code__, vars(other))
print(moved(), moved.__globals__ is vars(other), uses.__globals__ is globals())
exec("def in_exec(): return later()", vars(other))
print(other.in_exec())
def f(): return g_value
g_value = 1
print(f())
g_value = 2
print(f(), f.__code__.co_names, f.__code__.co_freevars)
def shadow():
    print = [].append
    return print(1)
print(shadow())
def param(len): return len
print(param(5), len("abc"))
