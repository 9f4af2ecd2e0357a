s = set()
print(s.add(1), s.add(1.0), s.add("x"), len(s))
s.discard(5)
s.discard(1)
print(s)
s.remove("x")
print(s)
for call in (lambda: s.remove("x"), lambda: s.remove((1, 2)), lambda: s.add([]), lambda: s.discard({}), lambda: s.remove([])):
    try:
        print(call())
    except (KeyError, TypeError) as e:
        print(type(e).__name__, e)
