for source in ["def f():\n", "if x:\nprint()", "for i in x:\n# comment\n", "class C:\n  # only\n", "try:\nexcept: pass", "while 1:\n\n\nx", "else: pass", "with a:\n", "match x:\n  case 1:\n", "async def f():\n"]:
    try:
        compile(source, "f", "exec")
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset)
