"""Views are neither copied nor pickled; dicts made of them are."""
import copy
import pickle
from _attempt import attempt

table = {"a": [1]}
for name in ("keys", "values", "items"):
    view = getattr(table, name)()
    attempt(copy.copy, view)
    attempt(copy.deepcopy, view)
    for protocol in (0, 2, 5):
        attempt(pickle.dumps, view, protocol)
print(copy.deepcopy(list(table.values())), pickle.loads(pickle.dumps(list(table.items()))))
