import grp

groups = [grp.struct_group((name, "x", number, [])) for name, number in (("b", 2), ("a", 2), ("c", 1))]
print([g.gr_name for g in sorted(groups)], [g.gr_name for g in sorted(groups, key=lambda g: g.gr_gid)])
print(groups[0] < groups[1], groups[0][:1], groups[0][::-1], max(groups).gr_name)
print(groups[0] == ("b", "x", 2, []), groups[0] + ("more",))
