print(sorted("hello"), sorted([3, 1, 2], reverse=True), sorted({"b": 1, "a": 2}), sorted([-3, 2, -1], key=abs), sorted([]))
for call in (lambda: sorted(), lambda: sorted([1], str), lambda: sorted([1], foo=1), lambda: sorted(5), lambda: sorted([1, "a"]), lambda: sorted(iterable=[1])):
    try:
        call()
    except TypeError as e:
        print(e)
