for source in ["def f():\n  global x\n  x: int", "def f():\n  x = 1\n  def g():\n    nonlocal x\n    x: int = 1", "x: int\nglobal x", "def f():\n  x: int\n  global x", "global y\ny: int = 1", "class C:\n  global z\n  z: int = 2"]:
    try:
        compile(source, "f", "exec")
        print("ok")
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset)
