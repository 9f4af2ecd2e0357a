for source in ["del", "del 1", "del f()", "del x + y", "del (x, 1)", "del x, f()", "del *x", "del (*x,)", "del None", "del [x, (y, 1)]", "del {}", "del 'a'", "del x = 1", "del (x := 1)", "del x.y()", "del lambda: 0", "del x if y else z", "del ()", "del []", "del (x)", "del (x, y), [z]", "del x,", "del not x", "del -x", "del True", "del f'{x}'", "del __debug__", "del x y", "del x for x in y"]:
    try:
        compile(source, "f", "exec")
        print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg, e.offset, e.end_offset)
