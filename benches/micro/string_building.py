"""Strings built by `+`, `+=`, join, %, format and f-strings."""


def run():
    total = 0
    for n in range(100):
        text = ""
        parts = []
        for i in range(1500):
            text += "ab"
            parts.append("a" + str(i) + "b")
            total += len(f"{i}: {n}") + len("%d-%s" % (i, "x")) + len("{}/{}".format(i, n))
        total += len(text) + len(", ".join(parts))
    return total
