"""`name` of name errors."""
from _attempt import attempt

for error in (NameError(), NameError("text"), NameError("text", name="x"), UnboundLocalError("u", name="y"), NameError(1, 2, name=3)):
    print(repr(error), error.name, error.args, str(error))
attempt(NameError, name=1, other=2)
attempt(NameError, "x", nam="y")
error = NameError("text", name="x")
error.name = ["anything"]
print(error.name)
del error.name
print(error.name)
attempt(delattr, error, "name")
attempt(UnboundLocalError, obj=1)
