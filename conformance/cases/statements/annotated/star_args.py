def f(*args: *tuple[int, str]): pass
print(f.__annotations__)
def g(a: int = 1, /, b: str = "x", *, c: bytes, **d: None) -> list: pass
print(g.__annotations__, list(g.__annotations__))
for source in ["def f(**k: *x): pass", "def f(a: *x): pass", "def f(*a: *x) -> *y: pass", "lambda a: int: a"]:
    try:
        compile(source, "f", "exec")
        print("ok")
    except SyntaxError as e:
        print(e.msg, e.offset)
