"""Names survive pickling and copying."""
import copy
import pickle

for error in (ImportError("text", name="n", path="p"), ModuleNotFoundError("gone", name="m"), ImportError("x", name_from="f"), ImportError()):
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        print(type(again).__name__, again.args, again.name, again.path, again.name_from, again.msg)
    print(error.__reduce__())
error = ImportError("x")
error.extra = 1
print(error.__reduce__(), pickle.loads(pickle.dumps(error)).extra)
