"""`name`, `path` and `name_from` of import errors."""
from _attempt import attempt

for error in (ImportError(), ImportError("text"), ImportError("text", name="module", path="/file", name_from="thing"), ImportError("a", "b"),
              ModuleNotFoundError("text", name="x"), ImportError(name="only")):
    print(repr(error), error.msg, error.name, error.path, error.name_from, error.args, str(error))
attempt(ImportError, "x", unknown=1)
attempt(ImportError, msg="x")
error = ImportError("text", name="x")
error.msg = 5
print(str(error), error.args)
del error.name
print(error.name)
error.msg = "later"
print(error)
