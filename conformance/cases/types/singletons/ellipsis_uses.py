"""`...` in code: statements, subscripts, annotations, defaults."""
class Grid:
    def __getitem__(self, key):
        return key


grid = Grid()
print(grid[...], grid[..., 1], grid[1:..., ...], ... is Ellipsis, repr(...), str(...), bool(...))


def stub(): ...


def default(value=...) -> ...:
    return value is ...


print(stub(), default(), default(1), default.__annotations__, default.__defaults__, tuple[int, ...])
match ...:
    case None:
        print("none")
    case other if other is ...:
        print("ellipsis")
print([...], {...: 1}[...], hash(...) == hash(Ellipsis), ...  == Ellipsis, type(...).__name__, "%s" % ...)
