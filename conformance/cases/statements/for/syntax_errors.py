for source in ["for x in y", "for x y: pass", "for in y: pass", "for x in: pass", "for x = 1 in y: pass", "for 1 in y: pass", "for f() in y: pass", "for x + 1 in y: pass", "for (x, 1) in y: pass", "for x in y:\npass", "for x in y: pass\nelse", "for x in y:\n  pass\n else: pass", "for x in y: else: pass", "for x, in y: pass", "for x in *y: pass", "for x in *y, *z: pass", "for *x in y: pass", "for x in lambda: 0: pass", "for x in (yield): pass", "for x if y in z: pass", "for None in y: pass", "for x.y in z: pass", "for x[0] in z: pass", "for 'a' in b: pass", "for x: int in y: pass", "for (x := 1) in y: pass", "for x in y := z: pass", "for x in (y := z): pass", "for x not in y: pass", "for x in y: for z in w: pass", "for x in y: pass; continue", "async for x in y: pass", "break", "for x in y: def f(): break", "for await x in y: pass", "for x in a, b: pass", "for not x in y: pass", "for x in y if z: pass"]:
    try:
        compile(source, "f", "exec")
        print("ok", source)
    except SyntaxError as e:
        print(source.replace("\n", ";"), "|", type(e).__name__, e.msg, e.lineno, e.offset)
