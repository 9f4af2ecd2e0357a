# ends: work
async def g():
    while True:
        yield 1
async def f():
    return any([x async for x in g() if x > 1])
f().send(None)
