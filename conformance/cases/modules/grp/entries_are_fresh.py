import grp

a, b = grp.getgrnam("root"), grp.getgrnam("root")
print(a == b, a is b, a.gr_mem is b.gr_mem)
a.gr_mem.append("nobody else")
print(b == a, "nobody else" in grp.getgrgid(0).gr_mem)
print(len(grp.getgrall()) == len(grp.getgrall()))
