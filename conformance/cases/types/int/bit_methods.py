for n in (0, 1, -1, 255, 256, -256, 2**64, -2**64 + 1, 10**30):
    print(n.bit_length(), n.bit_count(), n.as_integer_ratio(), n.is_integer(), n.real, n.imag, n.numerator, n.denominator)
