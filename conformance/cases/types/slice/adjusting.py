for args in ((None, None, None), (1, None, 2), (-1, None, -1), (None, -3, None), (5, 1, -2), (0, 100, 7)):
    for n in (0, 1, 4):
        print(args, n, slice(*args).indices(n), end="; ")
    print()
