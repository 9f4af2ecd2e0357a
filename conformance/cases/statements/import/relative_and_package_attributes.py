import sys, types, warnings
def attempt(globals_, name="", fromlist=("foo",), level=1):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            print(type(__import__(name, globals_, {}, fromlist, level)).__name__)
        except Exception as e:
            print(type(e).__name__, e)
    for w in caught: print("  ", w.category.__name__, w.message)
class Spec:
    def __init__(self, parent): self.parent = parent
for g in [{}, {"__name__": "__main__"}, {"__name__": "a.b"}, {"__name__": "a", "__path__": []}, {"__package__": None, "__spec__": None, "__name__": "x"}, {"__package__": ""}, {"__package__": 5}, {"__package__": "nope_pkg"}, {"__package__": "a", "__spec__": Spec("b")}, {"__spec__": Spec("nope_pkg")}, {"__spec__": Spec(5)}, {"__name__": 7}, {"__package__": "a.b", "__name__": "z"}]:
    attempt(g)
attempt({"__package__": "a"}, level=2)
attempt({"__package__": "a"}, level=-1)
attempt({}, "sys", (), 0)
attempt(5, "x", ("y",), 1)
attempt(None, "x", ("y",), 1)
