print(sorted(vars(bool)), set(dir(bool)) == set(dir(int)), bool.__doc__.split("\n")[0])
print(True.__reduce_ex__(4)[0].__name__, bool.__basicsize__ > 0, bool.__flags__ & (1 << 10), bool.__itemsize__ == int.__itemsize__)
for source in ["True.x", "True.real = 1", "bool.x = 1", "del bool.__and__", "True.__class__ = int", "True()", "True[0]", "len(True)", "for i in True: pass", "a, b = True", "True @ 1", "[][True]"]:
    try:
        exec(source)
        print("ok", source)
    except Exception as e:
        print(source, "|", type(e).__name__, e)
