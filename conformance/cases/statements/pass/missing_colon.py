for source in ["def f() pass", "if 1 pass", "class C pass", "for i in x pass", "while 1 pass", "try pass", "with a pass", "else pass", "match x\n  case 1: pass", "lambda pass"]:
    try:
        compile(source, "f", "exec")
    except SyntaxError as e:
        print(source.split("\n")[0], "|", e.msg, e.offset, e.end_offset)
