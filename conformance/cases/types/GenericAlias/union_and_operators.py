alias = list[int]
print(alias | None, None | alias, alias | str, alias | alias, str | alias | None, alias | "text" if False else "", type(alias | int).__name__)
print((alias | list[int]) == alias, (alias | int) == (int | alias), (alias | list[str]).__args__)
for source in ["alias | 1", "1 | alias", "alias & int", "alias + alias", "alias | 'x'", "-alias", "len(alias)", "alias[int]", "int in alias", "alias < 1", "alias()", "bool(alias)", "alias | []", "reversed(alias)"]:
    try:
        print(source, eval(source))
    except TypeError as e:
        print(source, "|", e)
