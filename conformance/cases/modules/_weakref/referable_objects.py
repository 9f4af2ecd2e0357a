import weakref, re, collections, array, types

async def coro(): pass
def gen(): yield
c = coro()
for value in (set(), frozenset(), gen, gen(), c, A := type("A", (), {}), re.compile("x"), collections.deque(), array.array("i"), types, A, type, memoryview(b""), (lambda: 0)):
    r = weakref.ref(value)
    print(type(value).__name__, r() is value, hash(r) == hash(value) if type(value).__hash__ else "unhashable")
c.close()
