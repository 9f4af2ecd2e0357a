class C:
    x = 1
    y = x
    del x
    try:
        del z
    except NameError as e:
        print(e)
    __p = 1
    del __p
print(hasattr(C, "x"), C.y, [n for n in vars(C) if "p" in n.strip("_")[:2]])
del C.y
try:
    del C.y
except AttributeError as e:
    print(e)
c = C()
try:
    del c.y
except AttributeError as e:
    print(e)
class D(C): pass
C.z = 1
try:
    del D.z
except AttributeError as e:
    print(e)
