def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

e = ImportError("m", name="n", path="p")
print(e, e.name, e.path, e.name_from, e.args)
print(repr(ImportError()), ModuleNotFoundError("x").msg)
show("bad", lambda: ImportError("m", foo=1))
print(ImportError("a", "b").msg)
