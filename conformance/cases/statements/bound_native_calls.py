# Native methods that are bound to names, classes called directly, and loops over ranges, by instructions that remember them.
import io


def rounds(act, *arguments):
    results = []
    for argument in arguments:
        try:
            results.append(act(argument))
        except Exception as error:
            results.append(f"{type(error).__name__}: {error}")
    return results


items, names = [], {"a": 1}
append, get, starts, pop = items.append, names.get, "abc".startswith, items.pop
print(rounds(lambda item: append(item), 1, 2, [3], items, None), len(items))
print(rounds(lambda key: get(key), "a", "b", [], "a"), rounds(lambda key: get(key, 0), "a", "b", {}))
print(rounds(lambda text: starts(text), "a", "b", 1, ("x", "a")), rounds(lambda at: pop(at), 0, 9, "x"))
functions = ["x".join, ",".join, [].append, "x".join, {}.get, len, str, int]
print(rounds(lambda function: function(["1"]), *functions))
print(rounds(lambda make: make("11"), int, str, float, tuple, frozenset, bool, bytes, complex, int, range, list))
print(rounds(lambda make: str(make()).split(" at ")[0], int, str, float, tuple, frozenset, bool, bytes, complex, int, object, type))


def below(*limits):
    found = []
    for limit in limits:
        try:
            for number in range(limit):
                found.append(number)
            for number in range(limit, 2):
                found.append(number)
        except TypeError as error:
            found.append(str(error))
    return found


print(below(3, 0, -2, True, 1.5, "x", 2))
big = 2**62
print(list(zip(range(3), range(big, big + 2))), [number - big for number in range(big - 1, big + 1)])
keep = range


def shadowed():
    total = []
    for turn in range(3):
        for number in range(2):
            total.append(number)
        if turn == 0:
            globals()["range"] = lambda *limits: iter("xy")
        if turn == 1:
            del globals()["range"]
    return total


print(shadowed(), range is keep)
stream = io.StringIO()
write = stream.write
print(rounds(lambda text: write(text), "a", b"b", "cd", 5), stream.getvalue())
stream.close()
print(rounds(lambda text: write(text), "a"))


class Counted(list):
    def append(self, item):
        super().append(item * 2)


def each(*lists):
    for one in lists:
        add, size = one.append, one.__len__
        add(1)
        add(2)
        print(one, size(), add.__name__, type(add).__name__, add.__self__ is one)


each([], Counted(), [5], Counted([7]))
