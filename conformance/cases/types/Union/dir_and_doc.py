u = int | str
print([n for n in dir(u) if not n.startswith("__")], "__or__" in dir(u), "__getitem__" in dir(u), callable(u))
try:
    u()
except TypeError as e:
    print(e)
try:
    u.bit_length
except AttributeError as e:
    print(e)
print(bool(u), u is (int | str), type(u).__name__, type(u).__module__)
