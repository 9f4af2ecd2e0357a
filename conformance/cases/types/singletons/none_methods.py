"""What `None` can do, and what it refuses."""
from _attempt import attempt

print(None.__repr__(), None.__bool__(), None.__hash__() == hash(None), None.__eq__(None), None.__eq__(1), None.__doc__ == type(None).__doc__)
print([name for name in vars(type(None)) if name not in vars(object)], None.__class__, None.__reduce_ex__(2)[1:])
attempt(lambda: None())
attempt(lambda: None[0])
attempt(lambda: None + 1)
attempt(lambda: None < None)
attempt(lambda: -None)
attempt(len, None)
attempt(iter, None)
attempt(setattr, None, "x", 1)
attempt(delattr, None, "x")
attempt(int, None)
attempt(lambda: "a" in None)
print(f"{None}", f"{None!s:>6}", "%s %r" % (None, None))
attempt(format, None, ">6")
