print(isinstance(1, int | str), isinstance(None, int | None), isinstance([], int | None), isinstance(True, str | bool))
print(issubclass(bool, int | str), issubclass(type(None), int | None), issubclass(list, int | str))
for source in ["isinstance(1, int | list[int])", "isinstance([], int | list[int])", "issubclass(int, str | list[int])", "issubclass(1, int | str)", "isinstance(1, (int | str, bytes))", "isinstance(1, ())", "isinstance('a', (int, (str | bytes,)))"]:
    try:
        print(source, eval(source))
    except TypeError as e:
        print(source, "|", e)
