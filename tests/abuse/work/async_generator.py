# ends: work
async def g():
    while True:
        yield 1
async def f():
    async for _ in g():
        pass
f().send(None)
