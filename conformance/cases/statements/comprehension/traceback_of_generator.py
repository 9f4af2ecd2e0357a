def f(items):
    return sum(
        int(x)
        for x in items
        if x != "skip"
    )
f(["1", "skip", "two"])
