# ends: work
# A tree of calls that spread tuples and dicts: no jump goes backwards.


def grow(depth, *, named=0):
    if depth == 0:
        return 1
    return grow(*(depth - 1,)) + grow(**{"depth": depth - 1, "named": 1})


grow(60)
