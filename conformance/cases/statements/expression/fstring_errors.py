for source in ['f"{"', 'f"}"', 'f"{}"', 'f"{a b}"', 'f"{a!x}"', 'f"{a!}"', 'f"{a:{b:{c:{d}}}}"', 'f"{a!r b}"', 'f"{lambda x: 1}"', 'f"{*a}"', 'f"{a=!s:}"', 'f"{!r}"', 'f"{a[}"', 'f"{a"', 'f"{(}"', 'f"{=}"', 'f"{a ! r}"', 'f"{:x}"', 'f"{a}}"', "f'{'", 'f"{a)}"', 'f"{yield}"', 'f"{a$b}"', 'f"{1 = }" "{"']:
    try:
        compile(source, "f", "eval")
        print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg, e.offset, e.end_offset)
