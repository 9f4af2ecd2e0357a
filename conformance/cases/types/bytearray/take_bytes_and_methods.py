print(sorted(n for n in dir(bytearray) if not n.startswith("__")))
for name in sorted(n for n in dir(bytearray) if not n.startswith("_")):
    try:
        print(name, getattr(bytearray(b"aB 1"), name)())
    except TypeError as e:
        print(name, e)
