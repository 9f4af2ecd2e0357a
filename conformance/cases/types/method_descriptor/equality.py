"""Descriptors compare by identity, wrappers by object and method."""
from _attempt import attempt

print(list.append == list.append, list.append == list.extend, hash(list.append) == hash(list.append), {str.join: 1}[str.join])
a, b = [1], [1]
print(a.__len__ == a.__len__, a.__len__ is a.__len__, a.__len__ == b.__len__, hash(a.__len__) == hash(a.__len__), a.__len__ != a.__iter__)
print((5).__add__ == (5).__add__, (5).__add__ == (5).__radd__, len({(5).__add__, (5).__add__}))
attempt(lambda: list.append < list.extend)
attempt(lambda: a.__len__ < b.__len__)
print(bool.__add__ is int.__add__, bool.__and__ is int.__and__, list.__len__ == list.__len__)
