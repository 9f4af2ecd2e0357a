class Z(complex):
    pass
z = Z(1, 2)
z.tag = "x"
print(z, type(z + 1), type(-z), type(+z), z.tag, type(complex(z)), z == 1 + 2j, hash(z) == hash(1 + 2j), z.__getnewargs__(), type(Z.from_number(3)), Z("1j"))
