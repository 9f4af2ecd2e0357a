class C:
    items = [1, 2, 3]
    n = 2
    a = [x for x in items]
    try:
        b = [x * n for x in items]
    except NameError as e:
        print(e)
    c = [x for x in range(n)]
    try:
        d = [y for x in items for y in range(n)]
    except NameError as e:
        print(e)
print(C.a, C.c)
