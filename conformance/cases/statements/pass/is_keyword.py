for source in ["pass = 1", "x.pass", "pass()", "def pass(): 0", "import pass", "pass, pass", "lambda: pass", "x = pass", "pass pass", "if pass: 0", "f(pass=1)", "del pass"]:
    try:
        compile(source, "f", "exec")
        print("ok")
    except SyntaxError as e:
        print(source, "|", e.msg, e.offset, e.end_offset)
