for source in ["if 1: if 2: pass", "for i in x: while 1: pass", "if 1: pass else: pass", "while 0: pass; else: pass", "try: pass; except: pass", "class C: def f(): pass", "if 1: pass; if 2: pass", "with a: with b: pass"]:
    try:
        compile(source, "f", "exec")
        print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg, e.offset)
