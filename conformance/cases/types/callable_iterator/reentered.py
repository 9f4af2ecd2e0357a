"""A callable that walks through its own iterator."""
depth = 0


def give():
    global depth
    depth += 1
    if depth < 4:
        return [depth, *([next(walk, "end")] if depth < 3 else [])]
    return "stop"


walk = iter(give, "stop")
print(list(walk), depth)
calls = []


def exhaust():
    calls.append(1)
    if len(calls) < 3:
        list(walk)
        return "value"
    return "stop"


walk = iter(exhaust, "stop")
print(list(walk), len(calls), next(walk, "end"))
print(next(iter(lambda: "stop", "stop"), "nothing"))
