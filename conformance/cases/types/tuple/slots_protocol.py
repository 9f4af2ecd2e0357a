t = (1, 2)
print(tuple.__add__(t, (3,)), tuple.__mul__(t, 2), tuple.__rmul__(t, 2), tuple.__len__(t), tuple.__contains__(t, 1))
print(tuple.__eq__(t, [1, 2]), tuple.__lt__(t, (1, 3)), tuple.__getitem__(t, -1), tuple.__hash__(t) == hash(t))
for f in (lambda: tuple.__add__(t, 1), lambda: tuple.__len__([]), lambda: tuple.__getitem__(t, "a")):
    try:
        print(f())
    except TypeError as e:
        print(e)
