# `*args` and `**kwargs` filled from arguments by position, and `dict.get` with keys of every kind, in instructions that run often.
import sys


def rest(a, *others):
    return a, others


def named(a, **options):
    options["a"] = a
    return options


def both(*others, **options):
    return others, options


def only(*others, key=1):
    return others, key


class Logger:
    def debug(self, text, *args, **options):
        return text % args if args else text, options

    __call__ = debug


def rounds(act, *arguments):
    results = []
    for argument in arguments:
        try:
            results.append(act(argument))
        except TypeError as error:
            results.append(str(error))
    return results


log = Logger()
print(rounds(lambda n: rest(n), 1, 2), rounds(lambda n: rest(n, n, 3), 1, 2), rest(*range(20)))
print(rounds(lambda n: named(n), 1, [2]), rounds(lambda n: both(n, 2), 1, 3), both(), rounds(lambda n: only(n), 1, 2))
print(rounds(lambda f: f(), rest, named, both, only, log, log.debug), rounds(lambda f: f(1, 2), rest, named, both, only))
print(rounds(lambda n: log.debug("%s %s", n, 2), 1, "x"), rounds(lambda n: log(n), "a", "b"), rounds(lambda n: log.debug(n, k=n), "c"))


def kept(*args):
    frame = sys._getframe()
    args += (4,)
    return frame.f_locals["args"], lambda: args


first, later = kept(1, 2, 3)
print(first, later(), both(*[1] * 100)[0] == (1,) * 100)


def deep(n, *args):
    return deep(n - 1, n, *args) if n else args


print(len(deep(200)), deep(3, 0))


class Key:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return hash(self.value)

    def __eq__(self, other):
        return self.value == (other.value if isinstance(other, Key) else other)


class Meta(type):
    def __hash__(cls):
        return 5

    def __eq__(cls, other):
        return True


class WithMeta(metaclass=Meta):
    pass


class Own(dict):
    def get(self, key, default=None):
        return "own", key


table = {1: "int", "a": "str", int: "class", (1, "a"): "tuple", None: "none", 2.5: "float", Key(9): "key", (1, (2, int)): "deep"}
keys = (1, "a", int, (1, "a"), None, 2.5, Key(9), 9, True, 1.0, str, (1, "b"), Key(1), (1, (2, int)), (1, (2, str)), WithMeta, [], b"a")
print(rounds(lambda key: table.get(key), *keys))
print(rounds(lambda key: table.get(key, "default"), *keys))
print(rounds(lambda key: key in table, *keys), rounds(lambda key: table[key] if key in table else 0, *keys))
print(rounds(lambda one: one.get(1), table, {}, Own(), {1: 2}, Own({1: 2})), {WithMeta: 1}.get(int), {int: 1}.get(WithMeta))
print(len({int, str, WithMeta}), int in {WithMeta}, {5: 0}.get(WithMeta), [int, str].index(str), (int, WithMeta) == (int, str))
