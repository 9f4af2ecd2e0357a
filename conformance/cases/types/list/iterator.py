it = iter([1, 2, 3])
print(next(it), it.__length_hint__(), list(it), it.__length_hint__(), next(it, "end"))
a = [1, 2]
it = iter(a)
for x in it:
    if len(a) < 5:
        a.append(x * 10)
print(a)
a.append(7)
print(list(it), type(it).__name__, iter(it) is it)
