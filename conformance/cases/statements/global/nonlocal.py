def counter():
    n = 0
    def step(by=1):
        nonlocal n
        n += by
        return n
    def reset():
        nonlocal n
        del n
    return step, reset
step, reset = counter()
print(step(), step(5))
reset()
try:
    step()
except NameError as error:
    print(error)
for source in ["nonlocal x", "def f():\n  nonlocal x", "x = 1\ndef f():\n  nonlocal x", "def f():\n  x = 1\n  def g():\n    x = 2\n    nonlocal x",
               "def f(a):\n  def g():\n    global a\n    nonlocal a"]:
    try:
        compile(source, "<s>", "exec")
    except SyntaxError as error:
        print(error.msg, error.lineno)
