"""Lists of a dict's keys: those of plain dicts are copied, others walked through."""


class Own(dict):
    def __iter__(self):
        return iter(["own"])


class Plain(dict):
    pass


class Place:
    def __init__(self):
        self.a, self.b, self.c = 1, 2, 3


numbers = {number: None for number in range(6)}
del numbers[0], numbers[3]
numbers[7] = numbers[0] = None
place = Place()
del place.b
for keys in ({}, numbers, Own(a=1), Plain(b=2), vars(place), {(1, 2): 3, "x": 4, 2.5: 5}, dict.fromkeys("aba")):
    new, more = list(keys), ["before"]
    more.extend(keys)
    more += keys
    print(new, [*keys], more, new.__sizeof__() >= [].__sizeof__())
own = []
own.extend(numbers)
numbers.clear()
print(own, list(numbers), sorted(own, reverse=True))
