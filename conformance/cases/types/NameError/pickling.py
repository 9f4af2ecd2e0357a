"""Pickling keeps arguments; the name goes along or not."""
import copy
import pickle

for error in (NameError("text", name="x"), UnboundLocalError("u", name="y"), AttributeError("a", name="n", obj=[1]), AttributeError("plain")):
    print(error.__reduce__()[1:])
    for protocol in (0, 2, 5):
        again = pickle.loads(pickle.dumps(error, protocol))
        print(type(again).__name__, again.args, again.name, getattr(again, "obj", "-"))
    print(copy.copy(error).name, copy.deepcopy(error).args)
