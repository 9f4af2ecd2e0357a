"""Signatures and documentation of the types of type parameters."""
import inspect
from typing import ParamSpec, TypeAliasType, TypeVar, TypeVarTuple, Generic

for kind in (TypeVar, ParamSpec, TypeVarTuple, TypeAliasType):
    try:
        print(inspect.signature(kind))
    except ValueError as error:
        print(error)
    print(kind.__name__, kind.__text_signature__, bool(kind.__doc__), kind.__mro__ == (kind, object))
    print([name for name in vars(kind) if not name.startswith("__")])
print(TypeVar.has_default.__text_signature__, TypeVar.__typing_prepare_subst__.__text_signature__, Generic.__mro__)
