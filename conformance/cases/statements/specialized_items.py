"""Python functions as `__getitem__`, `__setitem__` and getters: what a site has seen of them changes."""


class Table:
    def __init__(self):
        self.log = []

    def __getitem__(self, key):
        return ("get", key)

    def __setitem__(self, key, value):
        self.log.append((key, value))
        return "lost"

    @property
    def size(self):
        return len(self.log)


def use(table, keys):
    found = []
    for key in keys:
        table[key] = key, key
        found.append(table[key])
        found.append(table.size)
    return found


table = Table()
print(use(table, [1, "a", (2, 3)]), table.log)


def other(self, key):
    return "other", key


def defaults(self, key, more=4):
    return "defaults", key, more


def missing(self, key):
    return NotImplemented


def generator(self, key):
    yield key


for function in (other, defaults, missing):
    Table.__getitem__ = function
    print(use(table, [1, 2])[::2])
Table.__getitem__ = generator
print([list(item) for item in use(table, [1, 2])[::2]])

# The same function with other code.
Table.__getitem__ = other
print(table[1])
other.__code__ = (lambda self, key: ("replaced", key)).__code__
print(use(table, [5])[0], table[6])
Table.size.fget.__code__ = (lambda self: -1).__code__
print(use(table, [7])[1])

# A subclass, and a class that loses the method.
class Lower(Table):
    def __setitem__(self, key, value):
        super().__setitem__(key, ("lower", value))


lower = Lower()
print(use(lower, [8, 9]), lower.log)
del Lower.__setitem__
print(use(lower, [10]), lower.log)
del Table.__setitem__
try:
    use(lower, [11])
except TypeError as error:
    print(error)


class Failing:
    def __getitem__(self, key):
        if key == 3:
            raise KeyError(key)
        return key

    def __setitem__(self, key, value):
        if key == 4:
            raise ValueError(key)


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


def fail(failing):
    for key in range(6):
        try:
            failing[key] = Loud(key)
            failing[Loud("key").name and key]
        except (KeyError, ValueError) as error:
            print(type(error).__name__, error, error.__traceback__.tb_next.tb_frame.f_code.co_name)
    # Values that end with the instruction.
    Failing()[Loud("a")] = Loud("b")
    Failing()[Loud("c")]
    print("end")


fail(Failing())


def from_generator(table):
    for key in range(3):
        table[key] = yield table[key]


steps = from_generator(Failing())
print(next(steps), steps.send(1), steps.send(2))


class Deep:
    def __getitem__(self, depth):
        return self[depth - 1] + 1 if depth else 0

    def __setitem__(self, depth, value):
        if depth:
            self[depth - 1] = value


deep = Deep()
print(deep[300])
deep[300] = 1
for call in (lambda: deep[10**6], lambda: deep.__setitem__(10**6, 0)):
    try:
        call()
    except RecursionError as error:
        print(type(error).__name__)


class Dropped:
    """Frees its own method while it runs."""

    def __getitem__(self, key):
        del Dropped.__getitem__
        return key

    def __setitem__(self, key, value):
        del Dropped.__setitem__


dropped = Dropped()
print(dropped[1])
dropped[1] = 2
print(hasattr(Dropped, "__getitem__"), hasattr(Dropped, "__setitem__"))
