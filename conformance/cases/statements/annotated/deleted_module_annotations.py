import sys
x: int = 1
module = sys.modules[__name__]
print("__annotate__" in globals(), "__annotations__" in globals())
print(module.__annotations__, "__annotations__" in globals())
del __annotations__
print(module.__annotate__.__name__, module.__annotations__)
y: str
try:
    del module.__annotations__, module.__annotations__
except AttributeError as e:
    print(e)
print(sorted(n for n in globals() if "annot" in n))
