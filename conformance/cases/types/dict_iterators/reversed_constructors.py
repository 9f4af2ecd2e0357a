"""Whether the types of reversed iterators can be called."""
from _attempt import attempt

for view in ({}, {}.values(), {}.items()):
    kind = type(reversed(view))
    attempt(kind)
    attempt(kind, {1: 2})
    attempt(kind, 5)
    attempt(kind.__next__, 5)
    attempt(kind.__length_hint__)
