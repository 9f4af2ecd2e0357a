async def f(): raise StopIteration("s")
async def g(): raise StopAsyncIteration("a")
async def h():
    yield 1
    raise StopAsyncIteration("x")
async def i():
    yield 1
    raise StopIteration("y")
async def use(agen):
    async for x in agen: print(x)
for c in (f(), g(), use(h()), use(i())):
    try:
        c.send(None)
    except Exception as e:
        print(type(e).__name__, e, repr(e.__cause__))
