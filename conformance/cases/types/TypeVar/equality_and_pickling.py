"""Type variables are compared by identity; pickled by name, not copied."""
import copy
import pickle
from typing import TypeVar, ParamSpec, TypeVarTuple
from _attempt import attempt

T, P, Ts = TypeVar("T"), ParamSpec("P"), TypeVarTuple("Ts")
print(T == TypeVar("T"), T == T, hash(T) == hash(T), len({T, TypeVar("T")}))
for var in (T, P, Ts):
    print(copy.copy(var) is var, copy.deepcopy(var) is var, pickle.loads(pickle.dumps(var)) is var, var.__reduce__())
attempt(pickle.dumps, TypeVar("Hidden"))
print(copy.deepcopy([T])[0] is T, pickle.loads(pickle.dumps(P.args)) == P.args)
