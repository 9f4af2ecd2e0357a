def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

print(sum([1, 2]), sum([], 5), sum([[1], [2]], []), sum([1.5, 2]), sum([True, 2**70]), sum([0.1] * 10), sum([1, 2j]), sum([1], start=10))
print(sum([1e100, 1.0, -1e100]), sum([float("inf"), 1.0]), sum((), ()), sum([-0.0], -0.0), sum([0.1] * 3 + [1j]))
class A:
    def __radd__(self, other): return ("radd", other)
    def __add__(self, other): return "add"
print(sum([A()]), sum([5], A()))
attempt(sum, ["a"])
attempt(sum, ["a"], "")
attempt(sum, [b"a"], b"")
attempt(sum, [bytearray()], bytearray())
attempt(sum, 5)
attempt(sum)
attempt(sum, [1], 2, 3)
attempt(sum, [[1]])
attempt(sum, [1, None])
