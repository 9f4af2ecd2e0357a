alias = list[int]
for source in ["isinstance([], alias)", "issubclass(list, alias)", "isinstance(1, (str, alias))", "issubclass(alias, list)", "isinstance([], (list, alias))", "isinstance(alias, type)", "issubclass(int, tuple[int, ...])", "alias.__instancecheck__([])", "alias.__subclasscheck__(list)", "isinstance([], list | alias)", "isinstance(1, int | alias)", "isinstance('', int | alias)"]:
    try:
        print(source, eval(source))
    except TypeError as e:
        print(source, "|", e)
def f(x):
    match x:
        case alias(): return 1
try:
    f([])
except TypeError as e:
    print(e)
try:
    try: raise ValueError
    except alias: pass
except TypeError as e:
    print(e)
