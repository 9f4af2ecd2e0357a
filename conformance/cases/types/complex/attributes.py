z = 3.5 - 2j
print(z.real, z.imag, z.__complex__(), z.__getnewargs__(), z.__reduce_ex__(2)[1:])
try:
    z.real = 5
except AttributeError as e:
    print(e)
print(type(complex.real), sorted(n for n in dir(complex) if not n.startswith("_")))
