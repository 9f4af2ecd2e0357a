"""Type parameters have a dict and weak references, and belong to cycles."""
import gc
import weakref
from typing import ParamSpec, TypeVar, TypeVarTuple

for kind in (TypeVar, ParamSpec, TypeVarTuple):
    var = kind("V")
    var.own = var
    seen = weakref.ref(var)
    print(gc.is_tracked(var), seen() is var, var.own is var)
    del var
    gc.collect()
    print(seen())
