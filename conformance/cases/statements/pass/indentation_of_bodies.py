for source in ["if 1:\n pass\n  pass\n", "if 1:\n  pass\n pass\n", "  pass\n", "if 1:\n\tpass\n        pass\n", "if 1:\n    pass\n\tpass", "pass\n pass", "class C:\n  def f(self):\n    pass\n   pass\n"]:
    try:
        compile(source, "f", "exec")
        print("ok")
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno)
