"""Methods taken from instances, classes, `super`, modules; called through `type`."""
from operator import attrgetter, methodcaller
import sys


class Items(list):
    def append(self, item):
        super().append(item * 2)

    pushed = list.append


items = Items()
items.append(1)
items.pushed(5)
list.append(items, 7)
super(Items, items).append(9)
type(items).append(items, 4)
methodcaller("extend", [0])(items)
attrgetter("insert")(items)(0, "first")
print(items, super(Items, items).append.__self__ is items, items.pushed.__name__, Items.pushed is list.append)
print(items.__class__.__mro__[1].pop(items), [].__class__().append.__name__, type(sys.exit).__name__)
bound = [items.pop for _ in range(3)]
print([method() for method in bound], items, bound[0] == bound[1])
