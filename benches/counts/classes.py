"""Classes made while running, inheritance, super(), isinstance, dataclasses' shape."""
import sys


class Base:
    def __init__(self, name):
        self.name = name

    def describe(self):
        return len(self.name)

    @classmethod
    def make(cls, name):
        return cls(name)

    @staticmethod
    def twice(n):
        return 2 * n


class Derived(Base):
    def __init__(self, name):
        super().__init__(name)
        self.extra = 1

    def describe(self):
        return super().describe() + self.extra


def run(rounds):
    total = 0
    for i in range(rounds):
        object_ = Derived.make("name")
        total += object_.describe() + Base.twice(i) + isinstance(object_, Base)
        total += getattr(object_, "extra") + hasattr(object_, "missing")
        if i % 50 == 0:
            made = type("Made", (Base,), {"limit": i})
            total += made("x").limit
    return total


print(run(int(sys.argv[1]) * 20))
