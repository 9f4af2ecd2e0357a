import types
class C:
    def __class_getitem__(cls, item): return types.GenericAlias(cls, item)
    x = 1
alias = C[int]
for source in ["alias.x = 2", "alias.y = 3", "alias.__doc__ = 'd'", "del alias.x", "alias.__origin__ = int", "alias.__parameters__ = ()", "alias.__class__ = int", "alias.__dict__"]:
    try:
        exec(source)
        print("ok", source)
    except (AttributeError, TypeError) as e:
        print(source, "|", type(e).__name__, e)
print(C.x, hasattr(C, "y"), C.__doc__)
