"""Comparison methods give `NotImplemented` where the types do not fit."""
from _attempt import attempt

print(int.__eq__(1, 1.0), int.__lt__(1, 2), float.__eq__(1.0, 1), str.__lt__("a", 5), list.__eq__([1], (1,)), tuple.__ge__((1,), (0,)))
print(object.__eq__(1, 1), object.__eq__(1, 2), object.__ne__(1, 1), object.__lt__(1, 2), set.__le__({1}, {1, 2}), set.__le__({1}, [1]))
print(dict.__eq__({}, []), dict.__lt__({}, {}), type.__eq__(int, int), None.__eq__(None), None.__eq__(0), None.__ne__(1), (1).__eq__("1"))
attempt(int.__eq__, "a", 1)
attempt(str.__lt__, "a")
attempt(dict.__eq__, [], {})
attempt(list.__eq__)
