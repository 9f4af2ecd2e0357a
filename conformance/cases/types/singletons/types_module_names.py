import types
print(types.NoneType, types.EllipsisType, types.NotImplementedType, types.EllipsisType is type(...), types.NotImplementedType() is NotImplemented)
print(isinstance(..., types.EllipsisType), issubclass(types.NoneType, object), types.NoneType.__module__)
def f(x):
    match x:
        case types.EllipsisType(): return "ellipsis"
        case types.NotImplementedType(): return "not implemented"
        case None: return "none"
print(f(...), f(NotImplemented), f(None), f(1))
for source in ["types.EllipsisType | None", "types.NoneType | None", "isinstance(None, types.NoneType | int)", "types.EllipsisType[int]", "types.NoneType.__new__(types.EllipsisType)", "sorted([None, ...], key=repr)", "sorted([None, ...])", "{None, ..., NotImplemented} == {..., NotImplemented, None}", "types.NoneType.__subclasses__()", "... is type(...)()", "[None] < [...]", "(1, None) < (2, ...)", "min(..., key=1)"]:
    try:
        print(source, eval(source))
    except TypeError as e:
        print(source, "|", e)
