x = 1
def f():
    global x, y
    x += 1
    y = "new"
    def g():
        return x, y
    return g()
print(f(), x, y)
def h():
    global z
    try:
        z
    except NameError as error:
        print(error)
h()
for source in ["def f():\n  x = 1\n  global x", "def f():\n  print(x)\n  global x", "def f(x):\n  global x", "x: int\nglobal x"]:
    try:
        compile(source, "<s>", "exec")
    except SyntaxError as error:
        print(error.msg, error.lineno)
