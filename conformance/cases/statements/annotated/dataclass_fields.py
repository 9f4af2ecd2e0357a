from dataclasses import dataclass, field, fields
@dataclass
class P:
    x: int
    y: int = 2
    z: list = field(default_factory=list)
print(P(1), [f.name for f in fields(P)], [f.type for f in fields(P)])
try:
    @dataclass
    class Q:
        a: int = 1
        b: int
except TypeError as e:
    print(e)
try:
    @dataclass
    class R:
        a: list = []
except ValueError as e:
    print(e)
