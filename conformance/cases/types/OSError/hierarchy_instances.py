"""`isinstance` through the picked class, and pickling by the picked class."""
import pickle

error = OSError(2, "x")
print(isinstance(error, FileNotFoundError), isinstance(error, OSError), isinstance(error, LookupError), error.__class__)
print(error.__reduce__()[0], pickle.loads(pickle.dumps(error)).__class__, OSError(2, "x").with_traceback(None))
error.add_note("noted")
print(error.__notes__, error.__suppress_context__, vars(error))


class Mine(OSError, KeyError):
    pass


mine = Mine(2, "x")
print(type(mine).__name__, mine, mine.errno, Mine.__mro__[1:4])
