"""Methods of types are pickled by name."""
import copy
import pickle

for method in (list.append, str.join, dict.get, int.__add__, int.real):
    try:
        print(method.__reduce__(), pickle.loads(pickle.dumps(method)) is method, copy.copy(method) is method)
    except (TypeError, AttributeError, pickle.PicklingError) as error:
        print(type(error).__name__, error)
print([pickle.loads(pickle.dumps(str.upper, protocol))("x") for protocol in range(6)])
