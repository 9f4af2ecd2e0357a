print(True == 1, hash(True), hash(False), [10, 20][True], {1: "a"}[True], isinstance(True, int), int(True), float(True), complex(False))
print(sorted([True, 0, 2, False]), sum([True] * 5), min(True, 0), "x" * True, range(True), True.bit_length(), True.real, True.imag, True.numerator)
