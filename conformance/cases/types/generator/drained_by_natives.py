"""What native code takes out of a generator comes in order, whatever it is, and effects come where they belong."""


def numbers(log, *items):
    for item in items:
        log.append(item)
        yield item


class Odd:
    def __init__(self, value, log):
        self.value, self.log = value, log

    def __eq__(self, other):
        self.log.append(("eq", self.value))
        return isinstance(other, int) and self.value == other

    def __hash__(self):
        return self.value

    def __bool__(self):
        self.log.append(("bool", self.value))
        return False

    def __gt__(self, other):
        self.log.append(("gt", self.value))
        return True

    def __radd__(self, other):
        self.log.append(("radd", other))
        return other + self.value


for function, items in [
    (sum, (1, 2, 2**62, 2**62, 3.5, 4, True)),
    (sum, (1.5, 2, 1e308, 1e308, -1e308)),
    (max, (3, 9, 9.5, 2, 10)),
    (min, (3.5, 1, 0.5, -0.0, 0.0)),
    (any, (0, None, "", [], False, 5, 6)),
    (all, (1, True, "a", 0, 7)),
    (tuple, range(20)),
    (list, range(20)),
    (sorted, (3, 1, 2)),
    (set, (1, 3, 1.0, True, 3)),
    (" ".join, ("a", "b", "c")),
    (dict, (("a", 1), ("b", 2))),
]:
    log = []
    print(function(numbers(log, *items)), log)

for function in sum, any, all, max, set, list:
    log = []
    items = [1, 2, Odd(2, log), 2, 0, Odd(1, log), 1]
    try:
        result = function(numbers(log, *items))
    except TypeError as error:
        result = error
    if isinstance(result, (set, list)):
        result = len(result)
    print(function.__name__, getattr(result, "value", result))
    print([item if isinstance(item, (int, tuple)) else item.value for item in log])

rest = numbers([], 0, 0, 3, 4, 5)
print(any(rest), list(rest), list(rest))
for bad in ((1, "a", 2), (1, None)):
    log = []
    try:
        sum(numbers(log, *bad))
    except TypeError as error:
        print(error, log)
