z = complex(1.0, -0.0)
print(z + 1, 1 + z, z - 1, 1 - z, z * 2, 2 * z, z / 2, 2 / z, z + True, z * 1.5)
print(complex(float("inf"), 0) * 2.0, 2.0 * complex(0, float("inf")), complex(0.0, -0.0) * -1.0)
