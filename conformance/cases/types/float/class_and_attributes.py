x = 2.5
print(x.real, x.imag, x.conjugate(), type(x.imag).__name__, float.__mro__, sorted(n for n in vars(float) if not n.startswith("__")))
for source in ["x.real = 1", "x.y = 1", "x.y", "del x.imag", "float.x = 1", "x[0]", "x()", "len(x)", "x | 1", "~x", "x << 1", "iter(x)", "range(x)", "[1][x]", "x.__index__()", "'a' * x", "hex(x)", "chr(x)", "bytes(x)", "divmod(x, 0)", "pow(x, 2, 3)", "float.from_number('1')", "float.from_number(3)", "float.from_number(True)", "float.__new__(int)", "float.__getformat__('x')", "x.hex(1)"]:
    try:
        exec("print(%r, %s)" % (source, source) if "=" not in source and not source.startswith("del") else source)
    except Exception as e:
        print(source, "|", type(e).__name__, e)
