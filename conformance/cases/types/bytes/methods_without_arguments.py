for name in sorted(n for n in dir(bytes) if not n.startswith("_")):
    try:
        print(name, getattr(b"aB 1", name)())
    except TypeError as e:
        print(name, e)
