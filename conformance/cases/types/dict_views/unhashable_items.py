"""Items with unhashable values compare and are found all the same."""
from _attempt import attempt

table = {"list": [1], "dict": {}}
print(("list", [1]) in table.items(), ("list", [2]) in table.items(), ("none", [1]) in table.items())
print(table.items() == {"dict": {}, "list": [1]}.items(), table.items() == {"dict": {}, "list": [2]}.items())
print(table.items() <= {"list": [1], "dict": {}, 1: 1}.items(), table.items() > {"dict": {}}.items())
attempt(lambda: table.items() & table.items())
attempt(lambda: table.items() ^ table.items())
attempt(lambda: table.items() - {})
attempt(set, table.items())
attempt(lambda: table.items().isdisjoint([("list", [1])]))
