# ends: work
async def g():
    try:
        yield
    finally:
        while True:
            pass
async def f():
    async for _ in g():
        while True:
            pass
f().send(None)
