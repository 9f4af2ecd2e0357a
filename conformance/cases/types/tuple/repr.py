print((), (1,), (1, 2), ((),), ("a", 2.5, None))
l = []
t = (l, 1)
l.append(t)
print(t)
print(repr(l), str((1,)))
