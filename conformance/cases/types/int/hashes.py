print([hash(n) for n in (0, 1, -1, -2, 2**61 - 1, 2**61, -(2**61 - 1), 2**62, 10**30, -10**30)])
print(hash(2**61 - 2), hash(-(2**61 - 2)), hash(True), hash(10**400) == hash(10**400 + (2**61 - 1)))
print(hash(7) == hash(7.0) == hash(7 + 0j))
