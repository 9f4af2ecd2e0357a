def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import grp

g = grp.struct_group(("name", "x", 7, ["a", "b"]))
print(g)
print(g.gr_mem, g[-1], g + (8,), g == ("name", "x", 7, ["a", "b"]), 7 in g)
attempt(hash, g)
attempt(setattr, g, "gr_name", "other")
attempt(lambda: g.gr_nope)
g.gr_mem.append("c")
print(g.gr_mem, grp.struct_group("abcd").gr_gid)
