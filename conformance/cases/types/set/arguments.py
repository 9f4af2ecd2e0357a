s = {1}
for call in (lambda: s.add(), lambda: s.add(1, 2), lambda: s.update(5), lambda: s.union(1), lambda: s.issubset(), lambda: s.pop(1), lambda: s.symmetric_difference(), lambda: s.clear(1), lambda: s.update(x=1)):
    try:
        call()
    except TypeError as e:
        print(e)
