print(repr("  a b \t".strip()), repr(" a ".lstrip()), repr(" a ".rstrip()), "xxaxx".strip("x"), "xyaxy".lstrip("yx"), "abc".rstrip("cb"))
print(repr("\u2003 a\x1f".strip()), "€€a€".strip("€"), "abc".strip(None), repr("".strip()), "aXa".strip("aX") == "")
print("TestHook".removeprefix("Test"), "a.py".removesuffix(".py"), "abc".removeprefix("x"), "abc".removesuffix(""))
for call in ["'a'.strip(1)", "'a'.lstrip(b'a')", "'a'.strip('a', 'b')", "'a'.removeprefix(None)", "'a'.removesuffix()"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
