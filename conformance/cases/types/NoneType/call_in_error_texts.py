x = None
for source in ["x.foo()", "x()", "x[0]", "x[0] = 1", "del x[0]", "x + 'a'", "'a' + x", "for i in x: pass", "a, b = x", "[*x]", "f(*x)", "f(**x)", "{**x}", "with x: pass", "x.y = 1", "del x.y", "raise x", "raise ValueError from x", "x @= 1", "await_ = x.send", "-x", "x < 3", "3 in x"]:
    f = dict
    try:
        exec(source)
        print(source, "fine")
    except Exception as e:
        print(source, "|", type(e).__name__, e)
