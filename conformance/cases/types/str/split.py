print("a b  c ".split(), "a,b,,c".split(","), "a,b,c".split(",", 1), "  x y ".split(None, 1), "".split(), "".split(","))
print("a b  c ".rsplit(None, 1), "a,b,c".rsplit(",", 1), "a<>b<>c".split("<>"), "aXbXc".split(sep="X", maxsplit=1))
print("\x1ca\u2003b\x85c".split(), "ααβαα".split("α"), "x".split("x", 0))
for call in ["'a'.split('')", "'a'.rsplit('')", "'a'.split(1)", "'a'.split('a', 'b')", "'a'.split('a', 1, 2)", "'a'.split(x=1)", "'a'.split(',', 1.5)"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
