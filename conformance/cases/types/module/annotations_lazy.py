import types
m = types.ModuleType("m")
print(m.__annotations__, m.__annotate__, "__annotations__" in vars(m))
exec("x: int = 1\ny: undefined", m.__dict__)
m2 = types.ModuleType("m2")
exec("x: int = 1\nz: str", m2.__dict__)
print(m2.__annotations__, m2.__annotate__.__name__, sorted(n for n in vars(m2) if "annot" in n))
for source in ["m2.__annotations__ = {'a': 1}", "print(m2.__annotations__, m2.__annotate__)", "del m2.__annotations__", "print(m2.__annotations__)", "m2.__annotate__ = 5", "m2.__annotate__ = lambda f: {'f': f}", "print(m2.__annotations__)", "m2.__annotations__ = 5", "print(m2.__annotations__)", "del m2.__annotate__", "m2.__annotate__ = None", "m2.__annotate__ = lambda f: 7", "del m2.__annotations__", "m2.__annotations__"]:
    try:
        exec(source)
    except Exception as e:
        print(source, "|", type(e).__name__, e)
