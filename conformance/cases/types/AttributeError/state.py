"""`__getstate__` keeps the name and forgets the object."""
import copy
import pickle

error = AttributeError("text", name="x", obj=lambda: 0)
error.extra = 1
print(error.__getstate__(), error.__reduce__()[2])
again = pickle.loads(pickle.dumps(error))
print(again.name, again.obj, again.extra, again.args)
copied = copy.copy(error)
print(copied.name, copied.obj, copied.extra, AttributeError().__getstate__(), AttributeError(name="n").__getstate__(), AttributeError(obj=1).__getstate__())
again.__setstate__({"name": "other", "more": 5})
print(again.name, again.more)
