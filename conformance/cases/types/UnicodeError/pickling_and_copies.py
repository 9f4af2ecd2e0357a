"""Errors survive pickling and copying."""
import copy
import pickle

for error in (UnicodeEncodeError("c", "abc", 0, 1, "r"), UnicodeDecodeError("c", b"abc", 1, 2, "r"), UnicodeTranslateError("abc", 2, 3, "r"), UnicodeError("plain", 1)):
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        print(type(again).__name__, again.args, str(again) == str(error), getattr(again, "start", None))
error.note = 1
print(error.__reduce__(), pickle.loads(pickle.dumps(error)).note, UnicodeError.__mro__)
