from collections.abc import Mapping, Sequence

@Sequence.register
class S:
    pass

@Mapping.register
class M:
    pass

def kind(value):
    match value:
        case [*_]:
            return "sequence"
        case {}:
            return "mapping"
    return "neither"

class Sub(S): ...
class Late: ...
print(kind(S()) if hasattr(S, "__len__") else "no len", S.__flags__ >> 5 & 3, M.__flags__ >> 5 & 3, Sub.__flags__ >> 5 & 3)
print(kind(M()), kind(Late()), Late.__flags__ >> 5 & 3)
Mapping.register(Late)
print(Late.__flags__ >> 5 & 3, kind(""), kind({}), kind(()))
