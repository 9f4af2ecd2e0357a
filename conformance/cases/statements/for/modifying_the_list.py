l = [1, 2, 3, 4, 5, 6]
for x in l:
    if x % 2: l.remove(x)
print(l)
l = [1, 2]
for x in l:
    if len(l) < 6: l.append(x * 10)
print(l)
l = [1, 2, 3]
for x in l:
    l.clear()
    print("seen", x)
l = [1, 2, 3]
for x in l: l.insert(0, 0) if len(l) < 6 else None
print(l, x)
l = [3, 1, 2]
for x in l:
    l.sort()
    print(x, end=" ")
print()
s = {1}
for source, c in [("c.add(2)", {1}), ("c.pop(), c.add(5)", {1}), ("c.clear()", {1, 2}), ("c['new'] = 1", {"a": 1}), ("c.pop('a')", {"a": 1, "b": 2}), ("c['a'] = 5", {"a": 1, "b": 2}), ("c.update(a=2)", {"a": 1}), ("del c['a']; c['z'] = 1", {"a": 1})]:
    try:
        n = 0
        for x in c:
            n += 1
            if n > 5: break
            exec(source)
        print("fine", source, n)
    except RuntimeError as e:
        print(source, "|", e)
