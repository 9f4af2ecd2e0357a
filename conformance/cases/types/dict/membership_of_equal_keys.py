# Keys that are equal but not of one type, or whose equality runs code.
class Key:
    def __init__(self, hash_, equal):
        self.hash, self.equal = hash_, equal

    def __hash__(self):
        return self.hash

    def __eq__(self, other):
        print("eq", type(other).__name__)
        return self.equal


for make in dict.fromkeys, set, frozenset:
    box = make([1, 2.0, "a", Key(hash("b"), True), Key(7, False)])
    print(1 in box, True in box, 1.0 in box, 2 in box, "a" in box, "c" in box, 3 in box)
    print("b" in box, 7 in box, 7 not in box)
    try:
        print([] in box)
    except TypeError as error:
        print(error)


class Missing(dict):
    def __contains__(self, key):
        return key == "special"


print("special" in Missing(), "a" in Missing(a=1), "x" in vars(Key(1, True)), "hash" in vars(Key(1, True)))
counts = {}
for key in ["a", 1, "a", 1.0, True, "b"]:
    counts[key] = counts.get(key, 0) + 1
print(counts, {"a": 1, "b": 2, "a": 3}, {1: "x", 1.0: "y", True: "z"})
print(list({k: v for k, v in [("a", 1), ("b", 2), ("a", 3)]}.items()))
for iterate in iter, lambda d: iter(d.values()), lambda d: iter(d.items()):
    growing = {1: 2, 3: 4}
    try:
        for item in iterate(growing):
            growing[len(growing) + 10] = 0
    except RuntimeError as error:
        print(item, error)
