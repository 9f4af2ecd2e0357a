"""The sentinel is compared by `==`, from either side; errors of the comparison come through."""


class Stop:
    def __eq__(self, other):
        print("compare", other)
        if other == "bad":
            raise ValueError("no comparison")
        return other == 2


values = iter([1, 2, 3, "bad"])
print(list(iter(lambda: next(values), Stop())))
walk = iter(lambda: next(values), Stop())
print(next(walk))
try:
    next(walk)
except ValueError as error:
    print("ValueError", error)
print(next(walk, "end"))
nan = float("nan")
print(len(list(zip(range(3), iter(lambda: nan, nan)))), len(list(zip(range(3), iter(lambda: float("nan"), nan)))))
