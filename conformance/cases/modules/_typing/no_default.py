"""`NoDefault` is one object."""
import copy
import pickle
from _attempt import attempt
from _typing import NoDefault, TypeVar

print(NoDefault, type(NoDefault).__name__, type(NoDefault)() is NoDefault, bool(NoDefault))
print(pickle.loads(pickle.dumps(NoDefault)) is NoDefault, copy.copy(NoDefault) is NoDefault, NoDefault.__reduce__())
print(TypeVar("T").__default__ is NoDefault, TypeVar("T", default=NoDefault).has_default())
attempt(type(NoDefault), 1)
attempt(setattr, NoDefault, "x", 1)
attempt(type, "Sub", (type(NoDefault),), {})
attempt(setattr, type(NoDefault), "x", 1)
