def run(coro):
    try:
        while True:
            print("suspended:", coro.send(None))
    except StopIteration as stop:
        return stop.value
class Suspend:
    def __init__(self, x): self.x = x
    def __await__(self):
        got = yield self.x
        return f"resumed {self.x}"
async def inner(n): return await Suspend(n)
async def outer(): return [await inner(1), await inner(2)]
print(run(outer()))
for bad in (5, "x", object()):
    async def f(): await bad
    try:
        run(f())
    except TypeError as error:
        print(error)
