a, b = -(2**70) + 12345, 2**65 + 999
print(a & b, a | b, a ^ b, ~a, ~b, a & -1, b & -1, a | 0, a ^ a)
print((-1) & (2**100), (-2**64) | 5, (-2**64) & (2**64 - 1), (-2**64) ^ (2**64))
print(True & 1, True | 2, type(True & False), type(True & 1), ~True + 0)
