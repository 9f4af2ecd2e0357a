import types
m = types.ModuleType("m")
m.x = 1
vars(m)["y"] = 2
del m.x
for source in ["m.x", "del m.x", "m.__dict__ = {}", "del m.__dict__", "vars(m)[1] = 'one'; print(vars(m)[1])", "setattr(m, 1, 2)", "m.__class__ = int", "del m.__class__", "m[0]", "m()", "len(m)", "m < m", "setattr(m, 'odd name', 3); print(getattr(m, 'odd name'))", "from m import y"]:
    try:
        exec(source)
        print("ok", source)
    except Exception as e:
        print(source, "|", type(e).__name__, e)
print(m.y, m == m, m != types.ModuleType("m"), hash(m) == hash(m))
