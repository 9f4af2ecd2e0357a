import sys
x: int
try:
    x
except NameError as e:
    print(e)
def f():
    y: int
    try:
        y
    except UnboundLocalError as e:
        print(e)
f()
print(sys.modules[__name__].__annotations__)
class C:
    z: str
print(C.__annotations__, hasattr(C, "z"))
