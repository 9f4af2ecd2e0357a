"""Every way to make an object is traced with its own line."""
import _tracemalloc

_tracemalloc.start()


class Point:
    def __init__(self, *values):
        self.values = values


def line_of(made):
    (name, line), = _tracemalloc._get_object_traceback(made)
    return name == __file__, line


many = 700
keep = [
    Point(1),
    b"x" * many,
    "y" * many,
    1 << many,
    (lambda: 0),
    {number for number in range(50)},
    tuple(range(60)),
    "{}-{}".format(1, "z" * 50),
    f"{len('q'):>80}",
    type("Made", (), {}),
    iter(bytearray(9)),
]
for made in keep:
    print(type(made).__name__, line_of(made))
