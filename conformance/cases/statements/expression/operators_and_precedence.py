print(2 + 3 * 4 ** 2 // 5 % 7, -2 ** 2, (-2) ** 2, 2 ** -1, ~5 & 6 | 1 ^ 2)
print(1 << 2 + 1, not 1 == 2, 1 if 0 else 2 if 0 else 3, 5 > 3 == True, -7 // 2, -7 % 3, 7 % -3)
print("a" "b" * 2, [1] * 2 + [3], 1 in [1] in [[1]], not not 5, 10 - 5 - 2, 2 ** 3 ** 2)
print(3 @ 4 if False else "no matmul", *[1, 2], sep="-")
