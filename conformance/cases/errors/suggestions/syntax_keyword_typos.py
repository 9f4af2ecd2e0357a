for source in ["fro x in y: pass", "whille True: pass", "form os import path", "imort os", "clas A: pass", "dfe f(): pass", "retrun 1", "if x:\n  pass\nelsee:\n  pass", "tyr:\n pass\nexcept: pass", "wiht x: pass", "asser x", "delt x", "x = lamda: 1", "for x im y: pass", "asyncc def f(): pass", "rase ValueError", "x = 1 iff y else 2", "yeild 1", "breack", "global x,", "while x: conitnue"]:
    try:
        compile(source, "f", "exec")
        print("ok", source.split("\n")[0])
    except SyntaxError as e:
        print(source.replace("\n", ";"), "|", e.msg)
