from __future__ import annotations
x: 1 + 1 = 3
y: undefined.attr[0]
def f(a: 'str', b: lambda q: q, *c: {1: 2}, d: x if y else z = 1) -> "r": pass
class C:
    m: list[int, ...]
    n: f"a{1}b"
print(__annotations__)
print(f.__annotations__)
print(C.__annotations__)
