import grp

match grp.getgrgid(0):
    case grp.struct_group(gr_name=name, gr_gid=0):
        print("by name", name)
match grp.getgrgid(0):
    case grp.struct_group("root", _, number):
        print("by place", number)
match grp.struct_group(("g", "x", 5, ["a", "b"])):
    case (_, _, 5, [first, *rest]):
        print("nested", first, rest)
