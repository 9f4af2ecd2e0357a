print(set(), set([1, 2, 2]), set("aab") == {"a", "b"}, {1, 1.0, True}, set({1: 2}))
for call in (lambda: set(5), lambda: set(1, 2), lambda: set([[]]), lambda: set(iterable=())):
    try:
        call()
    except TypeError as e:
        print(e)
s = {1}
s.__init__([2, 3])
print(s)
