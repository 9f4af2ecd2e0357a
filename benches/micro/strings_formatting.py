"""Text made of values: f-strings with widths and precisions, str.format, `%`, padding."""


def run():
    total = 0
    for i in range(55_000):
        name, price = "item", i * 0.25
        total += len(f"{name:<10}|{i:>6}|{price:8.2f}")
        total += len(f"{i:05d} {i:x} {name!r}")
        total += len("{0} costs {1:.1f}".format(name, price))
        total += len("%-8s %5d" % (name, i))
        total += len(name.ljust(10) + str(i).zfill(6) + name.center(9, "*"))
    return total
