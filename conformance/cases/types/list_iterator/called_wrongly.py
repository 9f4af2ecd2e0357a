"""Methods of iterators on other things."""
from _attempt import attempt

kind = type(iter([]))
attempt(kind.__next__, iter(()))
attempt(kind.__next__, 5)
attempt(kind.__next__)
attempt(kind.__iter__, [])
attempt(kind.__length_hint__, [])
attempt(kind.__reduce__, 1)
attempt(iter([1]).__next__, 1)
attempt(next)
attempt(next, [])
attempt(next, iter([]), 1, 2)
attempt(next, iter([]), "default")
attempt(reversed, iter([]))
