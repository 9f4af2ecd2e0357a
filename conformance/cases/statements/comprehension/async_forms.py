import asyncio
async def agen(n):
    for i in range(n):
        yield i
async def double(x): return x * 2
async def main():
    print([x async for x in agen(3)])
    print({x: await double(x) async for x in agen(3) if x})
    print([await double(x) for x in range(3)])
    g = (x async for x in agen(2))
    print(type(g).__name__, [y async for y in g])
    print([[x async for x in agen(i)] for i in range(3)])
    g = (await double(x) for x in range(2))
    print(type(g).__name__)
    await g.aclose()
asyncio.run(main())
