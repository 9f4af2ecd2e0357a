for target in [(1, 2), "text", b"bytes", 5, None, {1}, range(3), frozenset()]:
    try:
        target[0] = 1
    except TypeError as error:
        print(error)
try:
    [1][1] = 2
except IndexError as error:
    print(error)
