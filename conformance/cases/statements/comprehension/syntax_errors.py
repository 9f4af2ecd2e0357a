for source in ["[x for]", "[x for x]", "[for x in y]", "[x, y for x in z]", "[*x for x in y]", "{**x for x in y}", "{x: y, **z for x in y}", "{x: y for x in z, 1}", "[x for 1 in y]", "[x for f() in y]", "f(x for x in y, 1)", "f(1, x for x in y)", "class C(x for x in y): pass", "[x for x in y if]", "{1:*a for a in b}", "[x if y for x in z]", "[(yield x) for x in y]", "(x for x in y) = 1", "[x for x in y] = 1"]:
    try:
        compile(source, "f", "exec")
        print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg, e.offset)
