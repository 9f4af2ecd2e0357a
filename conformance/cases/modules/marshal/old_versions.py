import marshal

values = ["abc", "é", 1.5, 2j, (1, 2), [1], {1: 2}, frozenset({1}), True, None, ..., 2**40, b"x", slice(1, 2)]
for version in (0, 1, 2, 3, 4, 5):
    row = []
    for value in values:
        try:
            row.append(chr(marshal.dumps(value, version)[0] & 0x7F))
        except ValueError as error:
            row.append(str(error))
    print(version, row)
