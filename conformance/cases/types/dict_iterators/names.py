"""Names, documentation and sizes."""
import sys
from operator import length_hint

table = {1: 2}
for walk in (iter(table), iter(table.values()), iter(table.items()), reversed(table), reversed(table.values()), reversed(table.items())):
    print(type(walk).__qualname__, type(walk).__doc__, type(walk).__next__.__doc__ is not None, sys.getsizeof(walk) > 0, length_hint(walk, 9))
    print(type(walk).__length_hint__.__text_signature__, type(walk).__reduce__.__text_signature__, repr(type(walk).__next__))
