"""How method-wrappers are shown, copied, pickled."""
import copy
import pickle
import re

for wrapper in ((5).__add__, [].__len__, "x".__eq__, object().__repr__, int.__call__, {}.__getitem__, (1, 2).__iter__):
    print(re.sub("0x[0-9a-f]+", "ADDRESS", repr(wrapper)), type(wrapper).__name__)
print((5).__add__.__reduce__(), pickle.loads(pickle.dumps((5).__add__))(1), copy.copy([1].__len__)(), copy.deepcopy([1].__len__)())
print([pickle.loads(pickle.dumps("ab".__len__, protocol))() for protocol in range(6)])
