l = [1, 2, 3]
r = reversed(l)
print(next(r))
l.append(4)
print(next(r))
del l[:]
print(list(r), r.__length_hint__())
l.extend("abcdef")
print(list(r))
l = [1, 2, 3, 4]
print([l.pop() if len(l) > 2 else x for x in reversed(l)], l)
