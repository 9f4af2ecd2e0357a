import copy
z = 1 + 2j
print(copy.copy(z) is z, copy.deepcopy(z) is z, complex(z) is z)
class Z(complex): pass
print(type(copy.copy(Z(1))), complex(Z(1)), +Z(2))
