a = b = "old"
class Odd:
    def __iter__(self):
        yield 1
        raise RuntimeError("stopped")
try:
    a, b = Odd()
except RuntimeError as error:
    print(error, a, b)
d = {}
try:
    d["x"], d["y"], (p, q) = 1, 2, 3
except TypeError as error:
    print(error, d)
