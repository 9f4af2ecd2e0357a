class L:
    def __len__(self): return 3
class B(L):
    def __bool__(self): return False
class E:
    def __bool__(self): raise KeyError("bool")
print([bool(x) for x in (0, 1, "", "0", [], [0], (), {}, set(), None, 0.0, -0.0, float("nan"), 0j, b"", range(0), L(), B(), object(), ..., int)])
for source in ["bool(E())", "bool(1, 2)", "bool(x=1)", "bool(NotImplemented)", "bool(*[])"]:
    try:
        print(eval(source))
    except Exception as e:
        print(source, "|", type(e).__name__, e)
