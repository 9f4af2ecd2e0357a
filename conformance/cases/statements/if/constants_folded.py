def f():
    out = []
    if 1: out.append(1)
    if 0: out.append(2)
    if "": out.append(3)
    if None: out.append(4)
    if (): out.append(5)
    if ...: out.append(6)
    if not 0: out.append(7)
    if __debug__: out.append(8)
    if 0.0 or -0.0: out.append(9)
    if 1 if 0 else 0: out.append(10)
    return out
print(f())
print(2 in f.__code__.co_consts, "x" if "" else "y")
print([n for n in (0, 0.0, 0j, "", b"", (), False, None) if n])
