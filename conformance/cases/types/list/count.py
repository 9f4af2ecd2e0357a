class Always:
    def __eq__(self, other):
        return True
nan = float("nan")
print([1, 1.0, True, 2].count(1), [].count(0), ["a", "b", "a"].count("a"))
print([nan, nan].count(nan), [float("nan")].count(float("nan")))
print([1, 2, 3].count(Always()), [Always()].count(7))
