print((lambda: 0)(), (lambda *a, b=2, **k: (a, b, k))(1, b=3, c=4), (lambda a, /, b, *, c: (a, b, c))(1, 2, c=3))
print((lambda x: lambda y: x + y)(1)(2), (lambda x=lambda: 5: x())())
f = lambda: (yield 1)
print(list(f()), f.__name__, f.__qualname__)
for source in ["lambda x: y = 1", "lambda (x): x", "lambda x, x: 0", "lambda *: 0", "lambda x=1, y: 0", "lambda: pass", "lambda x:", "lambda **k, a: 0", "lambda *a, *b: 0", "lambda /: 0", "lambda a, /, b, /: 0", "lambda None: 0", "lambda x: int: x"]:
    try:
        compile(source, "f", "exec")
        print("ok")
    except SyntaxError as e:
        print(source, "|", e.msg, e.offset)
