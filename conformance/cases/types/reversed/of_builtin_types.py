print(list(reversed([1, 2])), list(reversed((1, 2))), "".join(reversed("ab")), list(reversed(range(3))), list(reversed(b"ab")), list(reversed(bytearray(b"ab"))))
print(list(reversed({1: 2, 3: 4})), list(reversed({1: 2, 3: 4}.values())), list(reversed({1: 2, 3: 4}.items())))
print([type(reversed(x)).__name__ for x in ([], (), "", range(1), {}, {}.items(), {}.values(), b"", memoryview(b""))])
