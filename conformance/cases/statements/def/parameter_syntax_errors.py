for source in ["def f(a, a): 0", "def f(a=1, b): 0", "def f(*, **k): 0", "def f(*): 0", "def f(*a, *b): 0", "def f(**k, a): 0", "def f(**k, *a): 0", "def f(a, /, /): 0", "def f(/): 0", "def f(*a, /): 0", "def f(a, *, /): 0", "def f(*a=1): 0", "def f(**k=1): 0", "def f((a, b)): 0", "def f(1): 0", "def f(a.b): 0", "def f(a, b=): 0", "def f(a b): 0", "def f(a:): 0", "def f(*a: int, b, **c: str) -> x: 0", "def f(): ", "def f()\n 0", "def f: 0", "def (a): 0", "def f(a, /, b, *, c): 0", "def f(a,): 0", "def f(*a,): 0", "def f(,): 0", "def f(None): 0", "def 1(): 0", "def f(): return\n  x", "def f(a=1, /, b): 0", "def f(a, *, b=1, c): 0", "def f(*, a, a): 0", "def f(lambda): 0", "async def f(*): 0", "def f(a:=1): 0", "def f(*a: *b): 0", "def f(**a: *b): 0", "def f(a: *b): 0", "def f[T](): 0", "def f[T, T](): 0", "def f[](): 0", "def f() -> : 0", "lambda a, a: 0", "lambda *: 0", "lambda a=1, b: 0", "lambda (a): 0", "lambda **k, a: 0", "lambda a: int: 0"]:
    try:
        compile(source, "f", "exec")
        print("ok", source)
    except SyntaxError as e:
        print(source.replace("\n", ";"), "|", type(e).__name__, e.msg, e.offset)
