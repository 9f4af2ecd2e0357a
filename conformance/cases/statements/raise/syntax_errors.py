for source in ["raise from x", "raise x from", "raise x, y", "raise (x, y)", "raise x from y from z", "raise *x", "raise x y", "raise x = 1", "raise x := 1", "raise (x := 1)", "raise lambda: 0", "raise yield", "raise (yield)", "raise x if y else z", "raise x from y if z else w", "raise x: 1", "raise x from *y", "raise in y", "raise;", "raise x; raise", "raise x from None", "raise not x", "raise await x", "raise x.y(z)[0] from w", "raise pass", "raise raise", "raise x,", "raise x from y,", "raise (x) from (y)", "x = raise y", "f(raise x)", "lambda: raise x", "if x: raise", "raise\nfrom x", "raise x \\\n from y", "raise print x"]:
    try:
        compile(source, "f", "exec")
        print("ok", source)
    except SyntaxError as e:
        print(source.replace("\n", ";"), "|", e.msg, e.offset)
