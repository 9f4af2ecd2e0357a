"""Dicts copied, merged, emptied: copy, update, `|`, `**` in displays, pop, del, popitem, comparison."""


def run():
    defaults = {"host": "localhost", "port": 80, "debug": False, "depth": 3, "name": "x"}
    wide = {f"option{i}": i for i in range(60)}
    total = 0
    for i in range(115_000):
        settings = {**defaults, "port": i, "user": "me"}
        settings |= {"depth": i & 7}
        merged = defaults | settings
        merged.update(debug=True, name="y")
        total += merged.pop("port") + merged["depth"] + len(merged)
        del merged["debug"]
        if merged != defaults:
            total += 1
        if i % 8 == 0:
            copy = wide.copy()
            copy.update(settings)
            while len(copy) > 50:
                total += len(copy.popitem())
    return total
