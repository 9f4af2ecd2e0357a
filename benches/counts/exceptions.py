"""Exceptions raised and handled here and further up, finally, with."""
import sys


class Managed:
    def __enter__(self):
        return self

    def __exit__(self, *_):
        return True


def fail(depth):
    if depth:
        return fail(depth - 1)
    raise ValueError("deep")


def run(rounds):
    caught = 0
    for i in range(rounds):
        try:
            fail(3)
        except (KeyError, ValueError) as error:
            caught += len(error.args)
        finally:
            caught += 1
        try:
            {}[i]
        except LookupError:
            caught += 1
        with Managed():
            raise RuntimeError
    return caught


print(run(int(sys.argv[1]) * 15))
