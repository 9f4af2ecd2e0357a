def kind(x):
    if x is None: return "none"
    if x is not None and x is True: return "true"
    if x is ...: return "ellipsis"
    if not x is False: return "other"
    return "false"
print([kind(x) for x in (None, True, False, ..., 0)])
x = None
print("a" if x is None else "b", "a" if x is not None else "b", "a" if not x is None else "b")
while x is None:
    x = 0
print(x)
