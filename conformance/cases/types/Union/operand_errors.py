for source in ["int | 5", "5 | int", "int | 'str'", "'x' | int", "int | []", "int | print", "int | (lambda: 0)", "int | ...", "None | None", "list[int] | 1", "(int | str) | 2", "int & str", "int | True", "object() | int", "int | {}"]:
    try:
        print(source, eval(source))
    except TypeError as e:
        print(source, "|", e)
