"""What is in a view."""
from _attempt import attempt

nan = float("nan")
table = {1: "one", 2.5: nan, "k": None}
print(1 in table.keys(), 1.0 in table.keys(), True in table.keys(), "one" in table.keys())
print("one" in table.values(), nan in table.values(), float("nan") in table.values(), None in table.values())
print((1, "one") in table.items(), (1.0, "one") in table.items(), (2.5, nan) in table.items(), (2.5, float("nan")) in table.items())
print([1, "one"] in table.items(), (1,) in table.items(), (1, "one", 2) in table.items(), 5 in table.items())
attempt(lambda: [] in table.keys())
attempt(lambda: ([], 1) in table.items())
attempt(lambda: [] in table.values())
attempt(table.keys().__contains__, {})
