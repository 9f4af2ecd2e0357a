import sys

print(sys.exc_info(), sys.exception())
try:
    1 / 0
except ZeroDivisionError:
    print(sys.exc_info()[0].__name__, sys.exception())
    try:
        {}["k"]
    except KeyError:
        print(repr(sys.exception()), repr(sys.exception().__context__))
    print(repr(sys.exception()))
    def generator():
        print(repr(sys.exception()))
        try:
            yield
        except ValueError:
            print("in", repr(sys.exception()))
            yield
    g = generator()
    next(g)
    g.throw(ValueError("v"))
    print(repr(sys.exception()))
print(sys.exception())
