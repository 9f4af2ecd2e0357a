"""What may be referred to weakly, and what lives on."""
import gc
import weakref
from _attempt import attempt
from _typing import NoDefault, ParamSpec, TypeAliasType, TypeVar, TypeVarTuple

for make in (lambda: TypeVar("T"), lambda: ParamSpec("P"), lambda: TypeVarTuple("Ts"), lambda: ParamSpec("P").args):
    value = make()
    reference = weakref.ref(value)
    print(reference() is value)
    del value
    gc.collect()
    print(reference())
attempt(weakref.ref, TypeAliasType("A", int))
attempt(weakref.ref, NoDefault)
