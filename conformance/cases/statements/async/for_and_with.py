import asyncio
class Source:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if not self.n: raise StopAsyncIteration
        self.n -= 1
        await asyncio.sleep(0)
        return self.n
class Manager:
    async def __aenter__(self): print("enter"); return "value"
    async def __aexit__(self, *args): print("exit", args[0]); return True
async def main():
    async for x in Source(3):
        print(x)
    else:
        print("else")
    async with Manager() as m:
        print(m)
        raise ValueError
    print([x async for x in Source(3) if x], {x: await asyncio.sleep(0, x) async for x in Source(2)})
asyncio.run(main())
