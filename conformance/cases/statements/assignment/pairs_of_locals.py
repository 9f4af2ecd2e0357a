"""`a, b = items` with locals: what they held before ends in order, and a source that ends does so in between."""


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name, seen() if seen else "")


seen = None


def make(first, second):
    return first, second


def swap(pairs):
    a = b = None
    for pair in pairs:
        a, b = pair
        print(a, b)
        a, b = b, a
        print(a, b)
        a, a = pair
        print(a)
        b, a = make(a, b)
        print(a, b)
        a, b = a, a
    return a, b


print(swap([(1, 2), [3, 4], (5.5, "x"), "uv", {6: 0, 7: 0}.keys(), ("y" * 2, ["z"])]))


def ends():
    global seen
    a, b = Loud("a"), Loud("b")
    seen = lambda: (getattr(a, "name", a), getattr(b, "name", b))
    # The first one ends before the second one is stored.
    a, b = (Loud("c"), Loud("d"))
    print("next")
    shared = a
    a, b = (1, 2)
    print("shared", shared.name)
    seen = None
    del shared
    pair = [Loud("e"), Loud("f")]
    a, b = pair
    pair.clear()
    b, a = a, b
    a, b = make(a, b)
    a, b = [a, b]
    print("end", a.name, b.name)


def plain_ends():
    a, b = Loud("g"), Loud("h")
    a, b = make(Loud("i"), Loud("j"))
    print("stored")
    a, b = b, a
    a, b = a, 1
    print("end", a.name, b)


ends()
plain_ends()


def wrong(items):
    a, b = "old", "older"
    try:
        a, b = items
    except (ValueError, TypeError) as error:
        print(error, a, b)


for items in ((1,), (1, 2, 3), [], [1, 2, 3], 5, "abc"):
    wrong(items)
