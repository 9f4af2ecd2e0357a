# The docstring of a class may begin with a signature.
import inspect


class Reader:
    """Reader(raw, size=SIZE)\n--\n\nReads."""


class Derived(Reader):
    """Derived."""


class Other:
    """Reader(raw)\n--\n\nThe name of another class."""


class Plain:
    """Plain(raw)\n\nNo line of hyphens."""


SIZE = 7
for ty in (Reader, Derived, Other, Plain):
    print(ty.__name__, ty.__text_signature__, inspect.signature(ty))
