for cls in (list, dict, tuple, set, frozenset, type, enumerate, zip, map, filter, reversed, slice, memoryview, range, int, str, bytes, bytearray, property, staticmethod, classmethod, super, object, bool, float, complex, BaseException, ExceptionGroup, BaseExceptionGroup, ValueError):
    try:
        print(cls[int], type(cls[int]).__name__, cls.__class_getitem__.__name__ if "__class_getitem__" in vars(cls) else "no method")
    except TypeError as e:
        print(cls.__name__, "|", e)
def g(): yield
async def c(): yield
for x in (g(), c()):
    print(type(x)[int, str])
