"""Its hint asks `__len__`; its state is an index."""
from _attempt import attempt
from operator import length_hint


class Items:
    def __init__(self, count):
        self.count = count

    def __getitem__(self, index):
        if index >= 5:
            raise IndexError
        return index

    def __len__(self):
        return self.count


walk = iter(Items(5))
next(walk)
print(length_hint(walk), walk.__length_hint__())
walk.__setstate__(3)
print(walk.__reduce__()[2], list(walk), length_hint(walk), walk.__reduce__())
walk = iter(Items(2))
walk.__setstate__(-4)
print(list(walk)[:2])
walk = iter(Items(2))
walk.__setstate__(4)
print(length_hint(walk), list(walk))
attempt(iter(Items(-1)).__length_hint__)
attempt(walk.__setstate__, "x")
