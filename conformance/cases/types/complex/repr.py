print(1j, -1j, 0j, -0j, 1 + 0j, complex(-0.0, -0.0), complex(1, -0.0), 1e100 + 1e-100j, complex("nan"), complex(float("inf"), float("nan")), 3 - 4j)
print(str(1.5 + 2j), repr([1j]), complex(0, 1) * complex(0, 1), 2.0 + 0j)
