"""Where `StopIteration` ends something, and where it passes through."""
from _attempt import attempt


class Stops:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration("value")


def stop(*args):
    raise StopIteration(*args)


print(list(Stops()), tuple(Stops()), sum(Stops()), [*Stops()], dict(zip(Stops(), "a")), "x" in Stops(), sorted(Stops()))
print(list(map(stop, [1, 2])), list(filter(stop, [1])), next(map(stop, [1]), "default"))
attempt(next, Stops())
attempt(sorted, [1, 2], key=stop)
attempt(max, [1, 2], key=stop)
attempt(lambda: [stop() for _ in "a"])
attempt(lambda: list(stop() for _ in "a"))
attempt(stop, 1, 2)
attempt(min, Stops())
