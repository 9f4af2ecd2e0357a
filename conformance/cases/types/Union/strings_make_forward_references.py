for source in ["typing.Union['A', int]", "list['A'] | int", "typing.Optional['A']", "int | typing.ForwardRef('A')", "typing.Union['A', 'A']", "typing.Union['A', 'B'] | None", "typing.Union['1 +', int]"]:
    import typing
    try:
        print(source, eval(source))
    except Exception as e:
        print(source, "|", type(e).__name__, e)
