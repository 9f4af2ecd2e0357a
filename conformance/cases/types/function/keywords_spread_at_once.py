# A mapping spread at the end of a call, which nobody copies: what the callee does to its own keywords stays there, and errors are the same.
def collect(*args, **kwargs):
    kwargs["more"] = args
    return kwargs


def forward(function, *args, **kwargs):
    result = function(*args, **kwargs)
    return sorted(kwargs), result


def add(a, b=0, c=0):
    return a, b, c


class Holder:
    def __init__(self):
        self.b = 2


given = {"b": 1, "c": 2}
for _ in range(4):
    print(collect(1, **given), given)
print(forward(collect, 1, x=2), forward(add, 1, c=3))
print(add(1, **Holder().__dict__), dict(**given) is given, dict(**given))
print(add(5, **{}, **given), add(5, **given, **{}), collect(**given, **{"d": 4}))
for call in (
    lambda: add(1, **{"b": 1}, **given),
    lambda: add(1, **{1: 2}),
    lambda: add(1, **{"z": 2}),
    lambda: add(1, **{"a": 2}),
    lambda: add(1, **3),
    lambda: collect(**{"d": 1}, **{3: 4}),
):
    try:
        print(call())
    except TypeError as error:
        print(error)
made = dict(**given)
made["b"] = "changed"
print(given, type(**{}) if False else given is not made)
