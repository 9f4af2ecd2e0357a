"""`mapping` is a read-only proxy of the dict."""
from _attempt import attempt

table = {"a": 1}
for view in (table.keys(), table.values(), table.items()):
    print(type(view.mapping).__name__, view.mapping, view.mapping == table, view.mapping["a"])
proxy = table.keys().mapping
table["b"] = 2
print(proxy, len(proxy), proxy is table.keys().mapping)
attempt(lambda: proxy.__setitem__("c", 3))
attempt(setattr, table.keys(), "mapping", {})
attempt(delattr, table.keys(), "mapping")
print(type(table.keys()).mapping, type(table.values()).mapping.__doc__ is not None)
