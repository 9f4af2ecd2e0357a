print(object.__name__, object.__bases__, object.__base__, object.__mro__, object.__module__, object.__qualname__)
print(sorted(vars(object)))
for name in sorted(vars(object)):
    print(name, type(vars(object)[name]).__name__, end="; ")
print()
for source in ["object.__dict__['x'] = 1", "object.__bases__ = ()", "del object.__doc__", "object.__class__ = int", "object.__name__ = 'x'", "object[int]", "object | None", "object()()", "len(object())", "object()[0]", "iter(object())", "object() + 1", "-object()", "object.missing", "object().missing", "with object(): pass", "await_ = object.__await__"]:
    try:
        exec(source)
        print("ok", source)
    except (TypeError, AttributeError) as e:
        print(source, "|", type(e).__name__, e)
