x = 1
del x
def f():
    a = b = 1
    del a, (b)
    return sorted(locals())
print(f())
def g(p, *q, **r):
    del p, q, r
    return locals()
print(g(1, 2, s=3))
def cell():
    v = 1
    def inner(): return v
    del v
    try: inner()
    except NameError as e: print(e)
    v = 2
    return inner()
print(cell())
class C:
    y = 1
    del y
    try: y
    except NameError as e: print(e)
    try: del y
    except NameError as e: print(e)
for source in ["del x", "del len", "del __name__x", "del (a)", "del [a, b]", "del ()", "del []", "del a.b", "del a[0]", "del a, 1", "del f()", "del a + b", "del None", "del *a", "del (a, *b)", "del a if b else c", "del", "del a = 1", "del lambda: 0", "del {a}", "del 'a'", "del a, b, (c, [d])", "del a.b.c[0].d"]:
    try:
        exec(source, {"__builtins__": {"len": len}})
        print("ok", source)
    except Exception as e:
        print(source, "|", type(e).__name__, e.msg if isinstance(e, SyntaxError) else e)
