import _thread

loc = _thread._local()
loc.x = 1
print(loc.x, loc.__dict__)
try:
    loc.y
except AttributeError as error:
    print(error)
try:
    loc.__dict__ = {}
except AttributeError as error:
    print(error)
del loc.x
print(hasattr(loc, "x"))
