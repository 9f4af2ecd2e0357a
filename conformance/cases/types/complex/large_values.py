z = complex(1e300, -1e-300)
print(z, z * 2, z / z, z + z, -z, z.conjugate(), abs(z), z == complex(1e300, -1e-300), hash(z) == hash(complex(1e300, -1e-300)))
print(complex(1e200, 1e200) / complex(1e200, 1e200), complex(1e-200, 0) * 1e-200, complex(5e-324, 5e-324) / 2)
