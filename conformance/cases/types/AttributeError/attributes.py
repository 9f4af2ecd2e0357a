"""`name` and `obj` of attribute errors."""
from _attempt import attempt

for error in (AttributeError(), AttributeError("text"), AttributeError("text", name="x", obj=5), AttributeError(name="only"), AttributeError(1, 2, obj=None)):
    print(repr(error), error.name, error.obj, error.args, str(error))
attempt(AttributeError, "x", path=1)
error = AttributeError("text", name="x", obj=5)
error.name = error.obj = "set"
print(error.name, error.obj)
del error.obj
print(error.obj)
attempt(AttributeError().with_traceback, 5)
print([name for name in vars(AttributeError) if not name.startswith("__") or name == "__getstate__"])
