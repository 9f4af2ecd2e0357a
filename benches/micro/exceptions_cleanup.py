"""Clean-up on the way out: with, contextmanager, finally, suppress; with exceptions and without."""

from contextlib import contextmanager, suppress


class Lock:
    def __init__(self):
        self.depth = 0
        self.failures = 0

    def __enter__(self):
        self.depth += 1
        return self

    def __exit__(self, kind, error, traceback):
        self.depth -= 1
        if kind is not None:
            self.failures += 1
        return kind is ValueError


@contextmanager
def section(log):
    log.append(1)
    try:
        yield len(log)
    finally:
        log.pop()


def run():
    lock = Lock()
    log = []
    total = 0
    for i in range(74_000):
        with lock:
            total += lock.depth
        with lock, lock:
            if i % 4 == 0:
                raise ValueError
        with section(log) as depth:
            total += depth
        if i % 8 == 0:
            with suppress(KeyError):
                {}[i]
            try:
                with section(log):
                    raise TypeError(i)
            except TypeError as error:
                total += error.args[0] & 1
    return total, lock.failures, len(log)
