for source in ["if x = 1: pass", "if x == 1\n  pass", "if: pass", "if x: pass\nelif: pass", "if x: pass\nelse if y: pass", "elif x: pass", "if x:\npass", "if x: pass\nelse: pass\nelse: pass", "if x: pass\nelse: pass\nelif y: pass", "if (x: pass", "if x := 1: pass", "if x.y = 1: pass", "if not: pass", "if x and: pass", "if x else y: pass", "x if y", "x if y else", "x if y else pass"]:
    try:
        compile(source, "f", "exec")
        print("ok", source)
    except SyntaxError as e:
        print(repr(source), e.msg, e.lineno, e.offset, e.end_offset)
