"""`__get__` binds to instances of the type alone."""
from _attempt import attempt

print(list.append.__get__(None, list) is list.append, str.upper.__get__("x")(), str.upper.__get__("x", str)())
print(type(list.append.__get__([])).__name__, list.pop.__get__([1, 2], list)(0), list.append.__get__(None, int) is list.append)
attempt(list.append.__get__, 5)
attempt(list.append.__get__, 5, int)
attempt(list.append.__get__)
attempt(list.append.__get__, None)
attempt(list.append.__get__, None, None)


class Sub(list):
    add = list.append
    upper = str.upper


own = Sub()
own.add(1)
print(own, Sub.add is list.append)
attempt(getattr, own, "upper")
