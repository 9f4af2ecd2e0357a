def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

class A:
    def __dir__(self): return answer

for answer in (["b", "a"], ("c",), "zyx", [], {"k": 1}):
    print(dir(A()))
for answer in (5, None, ["a", 5]):
    attempt(dir, A())
def f():
    local = other = 1
    return dir()
print(f())
class M(type):
    def __dir__(cls): return ["meta"]
class B(metaclass=M): ...
print(dir(B))
import types
m = types.ModuleType("m")
m.__dir__ = lambda: ["module"]
print(dir(m))
attempt(dir, 1, 2)
m.__dict__.clear()
print(dir(m))
