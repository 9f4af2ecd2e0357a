# ends: work
# A tree of calls of a function that takes any arguments: no jump goes backwards.


def grow(*depths, **named):
    if depths[0] == 0:
        return 1
    return grow(depths[0] - 1) + grow(depths[0] - 1)


grow(60)
