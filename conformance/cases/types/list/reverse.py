for a in ([], [1], [1, 2], [1, 2, 3]):
    print(a.reverse(), a, a[::-1], list(reversed(a)))
