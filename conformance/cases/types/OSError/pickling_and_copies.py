"""Files survive pickling; attributes of one's own too."""
import copy
import pickle

for error in (OSError(), OSError("one"), OSError(2, "gone"), OSError(2, "gone", "file"), OSError(2, "gone", "file", None, "file2"),
              PermissionError(13, "no", b"x"), BlockingIOError(11, "busy", 3)):
    again = pickle.loads(pickle.dumps(error))
    print(type(again).__name__, again.args, again.filename, again.filename2, error.__reduce__()[1:], str(again) == str(error))
error = OSError(2, "gone", "file")
error.extra = [1]
again = copy.copy(error)
print(again.extra, again.filename, copy.deepcopy(error).extra is error.extra, again == error)
