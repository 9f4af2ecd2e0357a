"""Aliases in unions; equality, hash, pickling by name."""
import copy
import pickle
from _attempt import attempt

type A = int
type B[T] = list[T]
print(A | str, str | A, A | B, A | None, B[int] | None)
print(A == A, A == int, len({A, B, A}), hash(A) == hash(A), copy.copy(A) is A, copy.deepcopy(B) is B)
print([pickle.loads(pickle.dumps(A, protocol)) is A for protocol in range(6)], A.__reduce__(), pickle.loads(pickle.dumps(B[int])) == B[int])


def local():
    type Hidden = int
    return Hidden


attempt(lambda: A | 5)
attempt(lambda: A | "text")
attempt(pickle.dumps, local())
attempt(lambda: list(B))
attempt(lambda: [*B][0])
