import types
m = types.ModuleType("m", "doc")
print(m, m.__name__, m.__doc__, m.__loader__, m.__package__, m.__spec__, sorted(vars(m)))
for n in ("__name__", "__doc__", "__spec__"):
    delattr(m, n)
    print(m, sorted(vars(m)))
for source in ["m.__name__", "m.__doc__", "m.x", "m.__file__", "m.__dict__ is vars(m)", "m.__class__", "repr(m)[:10]", "m.__annotations__", "m.__annotate__"]:
    try:
        print(source, str(eval(source)).split("\n")[0])
    except AttributeError as e:
        print(source, "|", e, e.name, e.obj is m)
