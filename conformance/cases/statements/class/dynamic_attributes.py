class A:
    def __getattr__(self, name):
        if name.startswith("x"):
            return name.upper()
        raise AttributeError(f"no {name}")
    def __setattr__(self, name, value):
        super().__setattr__(name, value * 2)
a = A()
a.y = 4
print(a.y, a.xyz, getattr(a, "nope", "default"), hasattr(a, "q"))
try:
    a.q
except AttributeError as error:
    print(error, error.name, error.obj is a)
