"""`KeyError` shows the key by its `repr`; `LookupError` and others do not."""
import pickle

for cls in (KeyError, IndexError, LookupError, ValueError):
    print(cls.__name__, str(cls()), str(cls("key")), str(cls("a", "b")), str(cls(None)), repr(cls("key")))
try:
    {}["missing\n"]
except KeyError as error:
    print(error, error.args, str(error), repr(pickle.loads(pickle.dumps(error))))


class Key:
    def __repr__(self):
        return "<key>"

    def __str__(self):
        return "never"


try:
    {}[Key()]
except LookupError as error:
    print(error, type(error).__name__)
for action in (lambda: {}.pop(()), lambda: set().remove(frozenset()), lambda: {1: 2}.popitem() and {}.popitem(), lambda: set().pop()):
    try:
        action()
    except KeyError as error:
        print(error, error.args)
