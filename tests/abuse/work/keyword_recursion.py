# ends: work
# A tree of calls with keywords: no jump goes backwards.


def grow(depth):
    if depth == 0:
        return 1
    return grow(depth=depth - 1) + grow(depth=depth - 1)


grow(60)
