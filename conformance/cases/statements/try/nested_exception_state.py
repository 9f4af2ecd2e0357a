import sys
def name(): return type(sys.exception()).__name__
try:
    raise KeyError
except KeyError:
    print(name())
    try:
        raise ValueError
    except ValueError:
        print(name())
    print(name())
    def g():
        yield name()
        try:
            raise OSError
        except OSError:
            yield name()
        yield name()
    print(list(g()))
print(name())
