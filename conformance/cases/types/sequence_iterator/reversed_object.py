"""`reversed` of a class with `__len__` and `__getitem__`."""
import copy
from _attempt import attempt


class Items:
    def __getitem__(self, index):
        print("get", index)
        return index * 10

    def __len__(self):
        return 3


back = reversed(Items())
print(type(back), back.__length_hint__(), next(back), back.__reduce__()[2])
print(list(back), back.__length_hint__(), back.__reduce__())
back = reversed(Items())
back.__setstate__(0)
print(list(back))
attempt(back.__setstate__, None)
attempt(lambda: list(copy.copy(reversed((1, 2)))))
attempt(reversed, {1})
attempt(reversed, 5)
