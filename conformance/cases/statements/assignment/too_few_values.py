for source in [(1,), (), iter([1, 2])]:
    try:
        a, b, c = source
    except ValueError as error:
        print(error)
try:
    a, *b, c, d = [1, 2]
except ValueError as error:
    print(error)
