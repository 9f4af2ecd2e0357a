def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

class A:
    x = 1
    __slots__ = ("s",)
class B:
    def __init__(self): self.y = 2

print(vars(B()), vars(A)["x"], type(vars(A)).__name__, globals() is vars(), locals() is globals())
attempt(vars, A())
attempt(vars, 5)
attempt(vars, 1, 2)
attempt(globals, 1)
class C:
    @property
    def __dict__(self): return "not a dict"
print(vars(C()))
def f(a, b=2):
    c = 3
    del a
    return vars(), locals()
print(*f(1))
print((lambda x: [locals() for y in "1"])(5))
