for source in ["class B(bool): pass", "type('B', (bool,), {})", "bool.__new__(int)", "bool.__new__(str, 1)", "bool.__new__()", "int.__new__(bool, 1)"]:
    try:
        exec(source)
        print("ok", source)
    except TypeError as e:
        print(source, "|", e)
print(bool.__mro__, bool.__bases__, isinstance(True, int), issubclass(bool, int))
