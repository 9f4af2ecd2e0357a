"""Attributes by name: getattr, setattr, hasattr, `__dict__`, and `__getattr__` for those that are missing."""


class Record:
    def __init__(self, **fields):
        self.__dict__.update(fields)


class Proxy:
    def __init__(self, target):
        self.target = target

    def __getattr__(self, name):
        return getattr(self.target, name)


def run():
    record = Record(name="n", size=3, depth=4)
    proxy = Proxy(record)
    names = ["size", "depth", "width"]
    total = 0
    for i in range(300_000):
        for name in names:
            total += getattr(record, name, 1)
        setattr(record, "size", i & 7)
        if hasattr(record, "name") and not hasattr(record, "missing"):
            total += record.__dict__["depth"]
        total += proxy.size
    return total, sorted(vars(record))
