import functools
def names(e):
    tb, out = e.__traceback__, []
    while tb:
        out.append(tb.tb_frame.f_code.co_name)
        tb = tb.tb_next
    return out
class C:
    def __lt__(self, o): return 1 / 0
    def __eq__(self, o): return 1 / 0
    def __hash__(self): return 1 / 0
    def __repr__(self): return 1 / 0
    def __getattr__(self, n): return 1 / 0
    def __iter__(self): return 1 / 0
    def __len__(self): return 1 / 0
    def __init_subclass__(cls): 1 / 0
    def __del__(self): pass
    __set_name__ = lambda self, owner, name: 1 / 0
c = C()
for f in [lambda: sorted([c, c]), lambda: [1].index(c), lambda: {c: 1}, lambda: repr([c]), lambda: c.x, lambda: list(c), lambda: bool(c), lambda: functools.reduce(lambda a, b: a / b, [1, 0]), lambda: type("S", (C,), {}), lambda: max([1, 0], key=lambda x: 1 / x), lambda: type("T", (), {"c": c})]:
    try:
        f()
    except ZeroDivisionError as e:
        print(names(e), getattr(e, "__notes__", None))
