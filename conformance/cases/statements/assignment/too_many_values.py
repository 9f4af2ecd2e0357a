for source in [(1, 2, 3), [1, 2, 3, 4], {1, 2, 3}, "abcd", range(9), (n for n in range(3))]:
    try:
        a, b = source
    except ValueError as error:
        print(error)
