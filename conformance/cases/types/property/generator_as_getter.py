# A getter may be a generator function, an async one, or become one.
class C:
    @property
    def items(self):
        yield 1
        yield from self.more

    @property
    def more(self):
        yield 2

    @property
    async def later(self):
        return 3

    def plain(self):
        return 4

    changing = property(plain)


def other(self):
    yield 5


c = C()
print([list(c.items) for _ in range(40)] == [[1, 2]] * 40)
print({type(c.more).__name__ for _ in range(40)})
for _ in range(40):
    coroutine = c.later
    try:
        coroutine.send(None)
    except StopIteration as stop:
        result = stop.value
print(result)
kinds = []
for turn in range(60):
    if turn == 40:
        C.plain.__code__ = other.__code__
    kinds.append(type(c.changing).__name__)
print(kinds[39], kinds[40], kinds[59], list(c.changing))
