for source in ["[x for x in 5]", "[x for x, y in [1]]", "{[]: 1 for x in [1]}", "{[] for x in [1]}", "[1 / x for x in [1, 0]]", "[undefined for x in [1]]"]:
    try:
        print(eval(source))
    except (TypeError, ArithmeticError, NameError) as error:
        print(type(error).__name__, error)
for source in ["[x := 1 for y in z for x in w]", "[(y := 1) for y in z]", "[1 for x in (a := b)]", "[*x for x in y]", "{**x for x in y}"]:
    try:
        compile(source, "<s>", "eval")
        print("fine")
    except SyntaxError as error:
        print(error.msg)
