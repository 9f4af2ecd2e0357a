"""`__module__` is where the call is."""
from _typing import ParamSpec, TypeAliasType, TypeVar, TypeVarTuple

namespace = {"__name__": "elsewhere", "TypeVar": TypeVar, "ParamSpec": ParamSpec}
exec("a, b = TypeVar('a'), ParamSpec('b')\ndef f[T]():\n    return T\nc = f()\ntype D = int", namespace)
for name in "abcD":
    print(name, namespace[name].__module__)
print(TypeVarTuple("Ts").__module__, TypeAliasType("A", int).__module__, TypeVar("T").__module__)
nowhere = {"TypeVar": TypeVar}
exec("a = TypeVar('a')", nowhere)
print(nowhere["a"].__module__)
