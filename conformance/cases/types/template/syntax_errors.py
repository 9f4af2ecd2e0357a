for source in ["t'{'", "t'}'", "t'{}'", "t'{a!x}'", "t'{a!}'", "t'{a b}'", "t'{*a}'", "t'{lambda x: 1}'", "t'{a:{b:{c:{d}}}}'", "t'{a=!s'", "t'{'", "t'{!r}'", "t'{:x}'", "t'{a[}'", "t'''{\n'''", "t'{yield}'", "t'{a' 'b}'"]:
    try:
        compile(source, "f", "eval")
        print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg, e.offset)
