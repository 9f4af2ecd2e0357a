for source in ["return", "return 1", "if x: return", "class C:\n  return 1", "for i in x:\n  return i", "lambda: return", "def f():\n  class D:\n    return", "with a: return", "async def f():\n  [return]", "def f(): return return"]:
    try:
        compile(source, "f", "exec")
        print("ok")
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset)
