for source in ["yield", "yield 1", "x = yield", "class C:\n  yield 1", "[(yield x) for x in y]", "lambda: (yield)", "def f(x=(yield)): pass", "@(yield)\ndef f(): pass", "def f(x: (yield)): pass", "class C((yield)): pass", "yield from x", "async def f(): yield from x", "(yield) = 1", "def f(): yield = 1", "def f(): (yield) = 1", "def f(): (yield) += 1", "def f(): del (yield)", "def f(): yield x = 1", "def f(): for (yield) in x: 0"]:
    try:
        compile(source, "f", "exec")
        print("ok", source)
    except SyntaxError as e:
        print(repr(source), e.msg, e.lineno, e.offset)
