# The union of a set with itself is a copy: it has the places, and the order, that a copy has.
import sys

for size in 3, 10, 30, 44, 100:
    own = frozenset(i * 37 % 1009 for i in range(size))
    changing = set(own)
    changing.discard(37)
    for a in own, changing:
        union = a | a
        print(size, list(union) == list(a.copy()), list(union)[:5], sys.getsizeof(union), list(a.union(a)) == list(union), list(a | a.copy())[:5])
    changing |= changing
    print(list(changing)[:5], list(own & own)[:5], own - own, own ^ own, own | set() == own)
