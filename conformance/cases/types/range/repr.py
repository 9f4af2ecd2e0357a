print(repr(range(5)), str(range(1, 5)), range(1, 5, 1), range(1, 5, 2), [range(0)], f"{range(-1)}")
print(range(2**65, 2**66, 2**64))
