"""Docs, `dir` and signatures."""
import inspect

for thing in (None, Ellipsis, NotImplemented):
    kind = type(thing)
    print(kind.__name__, kind.__doc__, kind.__text_signature__, [name for name in dir(thing) if name not in dir(object)])
    print(inspect.getdoc(kind), callable(thing), hasattr(thing, "__dict__"), kind.__basicsize__ >= 16, kind.__flags__ >> 10 & 1)
print(bool.__doc__.splitlines()[0], bool.__mro__, bool.__text_signature__)
