class C:
    x = 1
    def __init__(self): self.y = 2
c, o = C(), object()
for source in ["o.x = 1", "o.x", "del o.x", "del c.x", "del c.y", "del c.y", "object.__setattr__(c, 'z', 3)", "object.__setattr__(c, 1, 3)", "object.__delattr__(c, 'z')", "object.__delattr__(c, 'z')", "object.__getattribute__(c, 'x')", "object.__getattribute__(c, 5)", "object.__setattr__(C, 'x', 5)", "object.__setattr__(int, 'x', 5)", "object.__delattr__(C, 'x')", "object.__setattr__(o, 'x', 1)", "o.__dict__", "vars(o)", "c.__dict__ = 5", "c.__dict__ = {'k': 1}", "c.k", "del c.__dict__", "c.k", "c.__class__ = int", "o.__class__ = C", "c.__class__ = object", "o.__doc__ = 'd'", "o.__eq__ = 1", "object.x = 1", "object.__setattr__(c)"]:
    try:
        try:
            print(source, eval(source))
        except SyntaxError:
            exec(source)
            print("did", source)
    except (AttributeError, TypeError) as e:
        print(source, "|", type(e).__name__, e)
