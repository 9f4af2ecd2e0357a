"""Exceptions raised and caught, in one frame and through some; blocks that raise none."""


class Failure(Exception):
    pass


def fail(depth):
    if depth:
        fail(depth - 1)
    raise Failure(depth)


def run():
    caught = 0
    for i in range(300_000):
        try:
            if i % 2:
                raise ValueError(i)
            {}[i]
        except KeyError:
            caught += 1
        except ValueError:
            caught += 2
        if not i % 10:
            try:
                fail(5)
            except Failure:
                caught += 1
            finally:
                caught += 1
    return caught
