# `copyreg` looks for the last base that is no type of the heap.
import copyreg
import pickle
import typing

T = typing.TypeVar("T")


class Box(typing.Generic[T]):
    def __init__(self, item):
        self.item = item


for protocol in range(6):
    print(protocol, pickle.loads(pickle.dumps(Box(protocol), protocol)).item)
print(copyreg._reduce_ex(Box(1), 0)[1:])
HEAP = 1 << 9
for ty in (typing.Generic, T.__class__, int, typing.Union, copyreg.__class__, type(copyreg), Box):
    print(ty, bool(ty.__flags__ & HEAP))
