print(hash(()) == hash(()), hash((1, 2)) == hash((1.0, 2.0)), hash((1, 2)) == hash((2, 1)))
print(hash(()), hash((1, 2, 3)), hash((0,)), hash(((),)), hash((-1, -2)))
try:
    hash((1, []))
except TypeError as e:
    print(e)
print({(1, 2): "x"}[(1, 2)], {(1, (2, 3))} == {(1, (2, 3))})
