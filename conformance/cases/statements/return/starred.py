def f(): return 1, *[2, 3]
def g(): return *"ab",
def h(x): return *x, *x
print(f(), g(), h((1,)))
for source in ["def f(): return *x", "def f(): return (*x)", "def f(): return **x", "def f(): return x = 1", "def f(): return x := 1", "def f(): return (x := 1)", "def f(): return a, b = 1", "def f(): return yield", "def f(): return (yield)", "def f(): return 1 2"]:
    try:
        compile(source, "f", "exec")
        print("ok")
    except SyntaxError as e:
        print(e.msg, e.offset)
