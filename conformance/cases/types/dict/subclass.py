class D(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key, value * 2)
d = D(a=1)
d["b"] = 2
d.update(c=3)
print(d, type(d | {}).__name__, d == {"a": 1, "b": 4, "c": 3})
d.x = 1
print(d.__dict__, {**d}, dict(d))
