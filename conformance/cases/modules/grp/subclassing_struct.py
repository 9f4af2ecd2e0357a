import grp

try:
    class Sub(grp.struct_group): ...
    print(Sub(range(4)))
except TypeError as error:
    print(error)
g = grp.struct_group(range(4))
print(repr(g), str(g) == repr(g), f"{g}"[:16])
print(type(g[1:]).__name__, type(g * 2).__name__, type(g + ()).__name__, g.__class__.__name__)
