"""Equality and order between singletons and other things."""
from _attempt import attempt
import itertools

things = (None, Ellipsis, NotImplemented, True, 0)
print([[left == right for right in things] for left in things])
print([[left is right for right in things] for left in things])
for left, right in itertools.combinations((None, Ellipsis, NotImplemented, 1), 2):
    attempt(lambda: left < right)
    attempt(lambda: right >= left)
print(None != 0, None == False, not None, None or "or", None and "and", (None or ...) is ...)
