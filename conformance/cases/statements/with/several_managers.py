class M:
    def __init__(self, name, swallow=False, fail=None): self.name, self.swallow, self.fail = name, swallow, fail
    def __enter__(self):
        print("enter", self.name)
        if self.fail == "enter": raise ValueError(self.name)
        return self.name
    def __exit__(self, t, v, tb):
        print("exit", self.name, t and t.__name__, v)
        if self.fail == "exit": raise KeyError(self.name)
        return self.swallow
with M("a") as a, M("b") as b: print(a, b)
with (M("c") as c, M("d"), M("e") as e,): print(c, e)
with (M("f"), M("g")): print("tuple of managers")
try:
    with M("h"), M("i", fail="enter"), M("j"): print("never")
except ValueError as error: print("caught", error)
with M("k", swallow=True), M("l", fail="exit"): 1 / 0
print("swallowed")
with M("m", swallow=True), M("n", swallow=True): raise OSError("inner")
with (M("o")) as o: print(o)
with (yield_ := M("p")) as p: print(yield_.name, p)
try:
    with M("q", fail="exit") as q: raise ZeroDivisionError
except KeyError as error: print(repr(error), repr(error.__context__))
