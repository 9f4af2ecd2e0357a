def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

a = list[int]
x = a("ab")
print(x, type(x) is list, hasattr(x, "__orig_class__"))
class A:
    def __class_getitem__(cls, k):
        import types
        return types.GenericAlias(cls, k)

print(A[int]().__orig_class__)
