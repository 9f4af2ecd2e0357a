"""Views are registered with `collections.abc`."""
from collections import abc

for view in ({}.keys(), {}.values(), {}.items()):
    print(type(view).__name__, [name for name in sorted(abc.__all__) if isinstance(view, getattr(abc, name))])
print(issubclass(type({}.keys()), abc.Set), issubclass(type({}.values()), abc.Set), issubclass(type({}.items()), abc.MutableSet))
