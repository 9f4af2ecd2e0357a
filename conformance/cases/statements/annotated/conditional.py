import sys
if len(sys.argv) > 100:
    a: int
else:
    b: str
for i in range(2):
    c: float
while False:
    d: bytes
print(sys.modules[__name__].__annotations__)
class C:
    if True:
        x: int
    else:
        y: int
    try:
        1 / 0
        z: int
    except ZeroDivisionError:
        w: str
print(C.__annotations__)
print(hasattr(C, "z"), sorted(n for n in vars(C) if not n.startswith("__")))
