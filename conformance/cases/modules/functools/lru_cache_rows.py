# Several arguments are one key: hashed once each, compared by identity first, then by ==.
import functools

class Key:
    def __init__(self, value): self.value = value
    def __hash__(self): print("hash", self.value); return 1
    def __eq__(self, other): print("eq", self.value, getattr(other, "value", other)); return self.value == getattr(other, "value", 0)
    def __repr__(self): return f"Key({self.value})"

for size in (2, None):
    @functools.lru_cache(size)
    def pair(*args): print("call", args); return len(args)
    one = Key(1)
    print(pair(one, 2), pair(one, 2), pair(*[one, 2]), pair(*(one, 2)), pair(Key(1), 2), pair(Key(3), 2))
    print(pair(), pair(), pair(one), pair((one,)), pair(1.0, "a"), pair(1, "a"), pair.cache_info())
    for bad in ([1], (2, [])):
        try: pair(*bad, [])
        except TypeError as error: print(error)

@functools.lru_cache(4)
def depth(a, b): return a if a == 0 else depth(a - 1, b) + b
print(depth(9, 2), depth(9, 2), depth.cache_info())
