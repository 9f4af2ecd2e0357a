print(hash(0j), hash(1 + 0j) == hash(1), hash(1j), hash(1 + 2j), hash(complex(-1, -1)), hash(complex("inf")), {1 + 0j: "x"}[1])
print(1 + 0j == 1, 1j == 1, 2**53 + 1 == complex(2**53), 1j != "a", 1.5 + 0j == 1.5, complex(10**20) == 10**20)
