"""Type parameters in cycles go when nobody refers to them."""
import gc
import weakref
from _typing import TypeVar


def make():
    def f[T: list[T]](x: T) -> T: ...
    type A[K] = dict[K, A[K]]
    f.__type_params__[0].__bound__, A.__value__
    own = TypeVar("own")
    own.itself = own
    return [weakref.ref(value) for value in (f, f.__type_params__[0], A.__type_params__[0], own)]


references = make()
gc.collect()
print([reference() for reference in references])
print(gc.is_tracked(TypeVar("T")), len(references), gc.garbage)
