"""Functions that collect arguments with `*` and `**`, and calls that spread them."""


def count(*args):
    return len(args)


def options(**kwargs):
    return kwargs["depth"]


def add(a, b, c=0):
    return a + b + c


def forward(function, *args, **kwargs):
    return function(*args, **kwargs)


def run():
    total = 0
    pair = (1, 2)
    named = {"b": 4, "c": 5}
    for i in range(175_000):
        total += count(i, i, i)
        total += options(depth=i, width=1)
        total += add(*pair)
        total += add(i, **named)
        total += forward(add, i, 2, c=3)
    return total
