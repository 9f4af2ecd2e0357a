data = [3, 1, 2]
g = (x * y for x in data for y in range(x) if y)
data = None
print(list(g), g.__name__)
print(sum(i for i in range(5)), max((len(w), w) for w in "a bb ccc".split()))
def f():
    return (print("lazy"), 1)[1]
lazy = (f() for _ in range(1))
print("made")
print(next(lazy))
try:
    (x for x in 5)
except TypeError as error:
    print(error)
