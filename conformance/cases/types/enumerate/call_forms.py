from functools import partial
print(list(map(enumerate, ["ab", "c"])) != [], list(partial(enumerate, start=2)("ab")))
print([list(x) for x in map(enumerate, ["ab", "c"], [1, 2])])
print(list(enumerate.__new__(enumerate, "ab")), list(type.__call__(enumerate, "a", 9)))
try:
    enumerate.__new__(list, "ab")
except TypeError as e:
    print(e)
try:
    enumerate.__next__(iter("a"))
except TypeError as e:
    print(e)
