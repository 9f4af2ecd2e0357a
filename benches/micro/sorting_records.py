"""Tuples and strings sorted by their own order, and objects that have `__lt__`."""


class Version:
    def __init__(self, major, minor):
        self.major = major
        self.minor = minor

    def __lt__(self, other):
        return (self.major, self.minor) < (other.major, other.minor)


def run():
    pairs = [(i * 7919 % 100, i * 31 % 1000) for i in range(2000)]
    words = [f"word{i * 7919 % 2003}" for i in range(2000)]
    accents = [word.replace("o", "ö") for word in words[:500]]
    versions = [Version(major, minor) for major, minor in pairs[:300]]
    total = 0
    for _ in range(130):
        total += sorted(pairs)[77][1]
        total += len(sorted(words)[99]) + len(sorted(accents)[9])
        total += sorted(versions)[150].minor
        total += sum(max(pairs)) + len(min(words))
    return total
