"""Unpacking into locals: what was there ends at its turn, also if it is what is unpacked."""


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


def ends(items):
    a, b, c = Noisy("a"), Noisy("b"), Noisy("c")
    a, b, c = items
    print(a, b, c)
    x = y = z = Noisy("shared")
    x, y, z = items
    print(x, y, z)
    p = q = Noisy("twice")
    r = Noisy("once")
    p, r, q = items
    print(p, q, r)


def own(make):
    a = make((1, 2, 3))
    a, b, c = a
    print(a, b, c)
    a = b = make((4, 5, 6, 7, 8))
    c, b, d, a, e = b
    print(a, b, c, d, e)
    a = b = c = make((Noisy("x"), Noisy("y"), Noisy("z")))
    a, b, c = a
    print(a.name, b.name, c.name)
    a, a, a = make((1, Noisy("dropped"), 3))
    print(a)


def counts(items):
    a = b = c = None
    try:
        a, b, c = items
    except ValueError as error:
        print(error)
    print(a, b, c)


def mixed(items):
    cell = None
    first, cell, last = items
    print((lambda: cell)(), first, last)
    *rest, last = items
    (first, rest[0]), last = (items[0], 9), last
    print(first, rest, last)
    for a, b, c in [items, items[::-1], tuple(items)]:
        print(a, b, c)
    del a
    a, b, c, d = *items, 4
    print(a, b, c, d)


for kind in tuple, list:
    ends(kind((1, "two", 3.0)))
    own(kind)
    counts(kind((1, 2)))
    counts(kind((1, 2, 3, 4)))
    mixed(kind((1, 2, 3)))
