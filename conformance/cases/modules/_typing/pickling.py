"""Type variables are pickled by name, parameters' arguments by what they belong to."""
import copy
import pickle
from _attempt import attempt
from _typing import ParamSpec, TypeAliasType, TypeVar, TypeVarTuple

T, P, Ts, Alias = TypeVar("T"), ParamSpec("P"), TypeVarTuple("Ts"), TypeAliasType("Alias", int)
Nameless = TypeVar("Elsewhere")
for value in T, P, Ts, Alias:
    print(pickle.loads(pickle.dumps(value)) is value, copy.copy(value) is value, copy.deepcopy(value) is value)
    print(value.__reduce__())
attempt(pickle.dumps, P.args)
attempt(copy.deepcopy, P.kwargs)
attempt(pickle.dumps, Nameless)
print(copy.copy(Nameless) is Nameless)
