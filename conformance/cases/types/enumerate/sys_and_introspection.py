import inspect
print(enumerate.__name__, enumerate.__module__, enumerate.__qualname__, enumerate.__basicsize__ > 0)
print(sorted(n for n in vars(enumerate) if n != "__doc__"))
print(callable(enumerate), isinstance(enumerate, type), type(enumerate.__next__).__name__)
