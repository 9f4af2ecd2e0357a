print(hash(slice(1)) == hash(slice(1)), hash(slice(1, 2, 3)) == hash(slice(1, 2, 4)), {slice(1): "x"}[slice(None, 1)])
try:
    hash(slice([]))
except TypeError as e:
    print(e)
print(hash(slice(1, 2, 3)), hash(slice(None)))
