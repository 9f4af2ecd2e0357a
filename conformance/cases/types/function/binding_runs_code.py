"""Code that runs while arguments are bound: finalizers of arguments that are too many, names that compare in Python."""


def busy(*args):
    return [[] for _ in range(20)] + list(args)


class Name(str):
    def __hash__(self):
        busy(1, 2, 3)
        return 5

    def __eq__(self, other):
        busy(4, 5, 6)
        return str.__eq__(self, other)


class Arg:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        busy(7, 8, 9)
        print("gone", self.name)


def collect(a, *args, **kwargs):
    return a, args, kwargs


def two(a, b):
    pass


class Two:
    def __init__(self, a, b):
        pass

    def __del__(self):
        busy(self)


for turn in range(3):
    print(collect([0], [1], **{Name("x"): [2], Name("y"): [3], "z": [4]}))
    for call in (
        lambda: two(Arg("a"), Arg("b"), Arg("c")),
        lambda: two(Arg("a"), Arg("b"), c=Arg("c")),
        lambda: two(*[1, 2], **{"a": Arg("c")}),
        lambda: Two(Arg("a"), Arg("b"), 3, 4),
        lambda: Two(Arg("a"), **{Name("d"): Arg("d")}),
        lambda: collect(*[1, 2], **{"a": Arg("c"), Name("b"): 1}),
    ):
        try:
            call()
        except TypeError as error:
            print(error)
