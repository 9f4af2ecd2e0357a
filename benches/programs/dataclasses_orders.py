"""Dataclasses: making, comparing, hashing, replacing, and turning them into dicts."""

from dataclasses import asdict, dataclass, field, replace


@dataclass(frozen=True, order=True)
class Money:
    cents: int
    currency: str = "EUR"

    def __add__(self, other):
        return Money(self.cents + other.cents, self.currency)


@dataclass
class Item:
    name: str
    price: Money
    count: int = 1

    @property
    def total(self):
        return Money(self.price.cents * self.count, self.price.currency)


@dataclass(slots=True)
class Order:
    number: int
    items: list[Item] = field(default_factory=list)
    note: str = field(default="", compare=False)

    def total(self):
        total = Money(0)
        for item in self.items:
            total += item.total
        return total


def run():
    orders = []
    for number in range(300):
        items = [Item(f"thing {n}", Money(n * 17 % 1000 + 1), n % 4 + 1) for n in range(number % 7 + 1)]
        orders.append(Order(number, items))
    totals = [order.total() for order in orders]
    dearest = max(totals)
    groups = {}
    for order, total in zip(orders, totals):
        groups.setdefault(total, []).append(order.number)
    noted = [replace(order, note="late") for order in orders]
    shown = sum(len(str(asdict(order))) for order in noted[:60])
    return dearest, len(groups), noted == orders, shown, sorted(totals)[10]
