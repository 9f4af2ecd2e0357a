class C:
    __iter__ = None
    __hash__ = None
    __contains__ = None
    __len__ = None
    __call__ = None
    __bool__ = None
    __add__ = None
    __eq__ = None
    __reversed__ = None
    __getitem__ = None
c = C()
for source in ["iter(c)", "hash(c)", "1 in c", "len(c)", "c()", "bool(c)", "c + 1", "c == 1", "reversed(c)", "c[0]", "c != 1", "[*c]"]:
    try:
        print(source, eval(source))
    except TypeError as e:
        print(source, "|", e)
