for source in ["case x: 0\n  case 1: 0", "case _: 0\n  case 1: 0", "case (x): 0\n  case y: 0", "case x as y: 0\n  case 1: 0", "case x if 1: 0\n  case y: 0", "case _ as y: 0", "case y as _: 0", "case 1 as x.y: 0", "case 1 as f(): 0", "case 1 as 2: 0", "case x as y as z: 0", "case (1 | _): 0\n  case 2: 0"]:
    try:
        compile("match v:\n  " + source, "f", "exec")
        print("ok")
    except SyntaxError as e:
        print(repr(source), e.msg, e.lineno, e.offset)
