# `in`, `not`, `min` and `max` where few things of several types are compared.
class Odd:
    def __eq__(self, other):
        return other == 3

    __hash__ = None


nan = float("nan")
things = (1, "a", None, 2.5, True, b"x", (1, 2), nan, frozenset({1}), 10**30)
for thing in (1, 1.0, "a", "b", None, 2.5, 3, b"x", (1, 2), (2, 1), nan, float("nan"), {1}, 10**30, -1, Odd()):
    print(thing in things, thing in list(things), thing not in things[1:3], end=" ")
print()
print([not thing for thing in (*things, 0, "", False, 0.0, (), [], {}, Odd())])
print(Odd() in (3,), Odd() in (4, 5), 3 in (Odd(),), Odd() in range(5))
for items in ((3, 1, 2), [5], {7, 9, 8}, frozenset({-1, -2}), (1, 2.5, 0), (True, 0, 2), [10**30, 1], {"b", "a"}):
    print(min(items), max(items), min(items, key=lambda item: -ord(str(item)[0])), max(items, default=0))
for items in ((), [], set()):
    try:
        print(min(items))
    except ValueError as error:
        print(error, max(items, default="none"))
try:
    max((1, "a"))
except TypeError as error:
    print(error)
print(max(True, False), max((False, True)), min([1, True]), min([True, 1]), max({0, False}))
