import pwd

e = pwd.struct_passwd([[1], {}, None, 2, 3, 4, 5])
e[0].append(2)
print(e.pw_name, e.pw_passwd, e)
try:
    hash(e)
except TypeError as error:
    print(error)
cyclic = []
c = pwd.struct_passwd([cyclic] * 7)
cyclic.append(c)
print(repr(c).count("..."), len(c))
