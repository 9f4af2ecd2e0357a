class Dropped:
    def __init__(self, name): self.name = name
    def __hash__(self): return hash(self.name)
    def __eq__(self, other): return self.name == other.name
    def __del__(self): print("dropped", self.name)

def outer(values, table, text):
    def inner(index): return values[index], table[str(index)], text[index], text[0], values[1]
    return inner

print(outer((1, 2, 3), {"2": "two"}, "abc")(2))
table = {Dropped("a"): 1}
local = table[Dropped("a")]
print(local, {"x": [4, 5]}["x"][-1], (6, 7)[-1], "xyz"[-1], [Dropped("b").name][0])
def last():
    value = Dropped("c")
    value = [value, 8][1]
    return value, {"k": Dropped("d")}["k"].name
print(last())
for container, key in (((1,), 1), ({}, "k"), ("", 0), ([], -1)):
    try:
        print((lambda: container[key])())
    except LookupError as error:
        print(type(error).__name__, error)
print(len({1, 2}), len(frozenset()), len(b"abc"), {1 for _ in "ab"}, "a" == "ab"[0], (1, "a") == (1.0, "a"), (1,) != (2,))
