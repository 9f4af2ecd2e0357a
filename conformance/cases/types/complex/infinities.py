inf, nan = float("inf"), float("nan")
print(complex(inf, 1) * 2, complex(inf, 1) * 1j, complex(nan, inf) * (1 + 1j), complex(1, inf) / (1 + 1j), (1 + 1j) / complex(inf, 1), complex(inf, inf) * complex(1, 1))
print(abs(complex(inf, nan)), abs(complex(nan, 1)), complex(0.0, -0.0) + 0, complex(-0.0, 0.0) - 0j, -complex(0, 0), 0 - complex(0, 0.0))
