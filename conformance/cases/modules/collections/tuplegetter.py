from _collections import _tuplegetter as T
g = T(1, "doc")
print(g, g.__doc__, g.__get__((1, 2), tuple), g.__get__(None, tuple) is g, g.__reduce__())
for call in (lambda: T(), lambda: T("a", "b"), lambda: g.__get__((1,), tuple), lambda: g.__get__([1, 2], list), lambda: g.__set__((1, 2), 3), lambda: g.__delete__((1, 2))):
    try:
        call()
    except (TypeError, IndexError, AttributeError) as e:
        print(type(e).__name__, e)
