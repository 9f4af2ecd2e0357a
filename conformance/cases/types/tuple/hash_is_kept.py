# A tuple asks its items for their hashes once; tuples that iterators use again get new ones.
class Counting:
    calls = 0
    def __hash__(self):
        Counting.calls += 1
        return 7
own = (Counting(), 1)
print(hash(own) == hash(own), Counting.calls)
print({own: "found"}[own], own in {own}, Counting.calls)
print(hash((1, 2)) == hash(tuple([1, 2])), hash(()) == hash(()))
seen = {}
for pair in zip("ab", [1, 2]):
    seen[hash(pair)] = True
    del pair
for number, pair in enumerate(zip([1, 2, 3], [4, 5, 6])):
    seen[hash((number, pair))] = True
print(len(seen), hash((True, 1.0)) == hash((1, 1)))
class Failing:
    def __hash__(self):
        raise ValueError("no hash")
for _ in range(2):
    try:
        hash((1, Failing()))
    except ValueError as error:
        print(error)
class Named(tuple):
    pass
print(hash(Named((1, 2))) == hash((1, 2)), hash(Named((1, 2))) == hash((1, 2)))
