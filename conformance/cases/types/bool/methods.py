print(True.bit_length(), True.real, True.imag, True.numerator, type(True.real).__name__, type(True.conjugate()).__name__, True.as_integer_ratio(), True.to_bytes(), True.is_integer(), True.bit_count())
print(True.__and__(False), True.__and__(1), True.__and__("x"), True.__or__(0), True.__index__(), type(True.__index__()).__name__, type(True.__int__()).__name__, True.__invert__ is not None)
print(type(True.__abs__()).__name__, type(True.__pos__()).__name__, True.__bool__(), False.__bool__(), True.__hash__(), bool.from_bytes(b"\x00"), bool.from_bytes(b"\x05"))
