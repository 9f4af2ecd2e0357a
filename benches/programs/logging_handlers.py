"""Log records that are dropped, formatted, filtered, and passed up through a hierarchy of loggers."""

import io
import logging


class Counting(logging.Handler):
    def __init__(self):
        super().__init__(logging.WARNING)
        self.counts = {}

    def emit(self, record):
        self.counts[record.levelname] = self.counts.get(record.levelname, 0) + 1


class Quiet(logging.Filter):
    def filter(self, record):
        return "secret" not in record.getMessage()


def build(stream):
    root = logging.getLogger("bench")
    root.handlers.clear()
    root.filters.clear()
    root.setLevel(logging.INFO)
    root.propagate = False
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(levelname)-8s %(name)s: %(message)s"))
    handler.filters = [Quiet()]
    counting = Counting()
    root.addHandler(handler)
    root.addHandler(counting)
    return root, root.getChild("part.child"), counting


def run():
    stream = io.StringIO()
    root, child, counting = build(stream)
    for i in range(12_000):
        root.debug("not shown %s %d", "x", i)
        child.debug("nor this %r", i)
        root.info("step %d of %s", i, "many")
        if i % 5 == 0:
            child.warning("value %05.1f is odd", i / 3)
        if i % 10 == 0:
            root.info("a secret %s", i)
        if i % 50 == 0:
            try:
                {}[i]
            except KeyError:
                child.error("no key %(key)s", {"key": i}, exc_info=i % 100 == 0)
        if child.isEnabledFor(logging.DEBUG):
            child.debug("expensive")
    lines = [line for line in stream.getvalue().splitlines() if not line.startswith((" ", "Traceback"))]
    return len(lines), lines[7], lines[-1], counting.counts
