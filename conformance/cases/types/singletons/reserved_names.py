"""`None`, `True` and `False` cannot be assigned, deleted, imported, named; the other two can."""
def show(source):
    try:
        exec(source, {})
        print("fine", source)
    except (SyntaxError, NameError) as error:
        print(type(error).__name__, error.msg if isinstance(error, SyntaxError) else error)


for name in ("None", "True", "False", "...", "__debug__"):
    show(f"{name} = 1")
    show(f"del {name}")
    show(f"def f({name}): pass")
    show(f"f({name}=1)")
    show(f"class {name}: pass")
    show(f"x.{name}")
    show(f"import x as {name}")
    show(f"global {name}")
    show(f"for {name} in (): pass")
    show(f"({name} := 1)")
show("Ellipsis = 1; print(Ellipsis, ...)")
show("NotImplemented = 2; print(NotImplemented)")
