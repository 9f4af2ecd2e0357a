print(None or 1, None and 1, 1 and None, not None, bool(None), None or 0 or "", [None] == [None], any([None]), all([None]))
print(None if None else "else", "x" if None is None else "y", (None,) == (None,), None == False, None == 0)
x = None
while not x: x = 1
print(x, [y for y in [None, 1] if y], list(filter(None, [None])))
