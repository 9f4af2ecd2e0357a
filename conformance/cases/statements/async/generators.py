import asyncio
async def numbers(n):
    try:
        for i in range(n):
            got = yield i
            if got: print("got", got)
    finally:
        print("finalized")
async def main():
    print([x async for x in numbers(3)])
    g = numbers(5)
    print(await anext(g), await g.asend("hi"))
    await g.aclose()
    g = numbers(2)
    await anext(g)
    try:
        await g.athrow(KeyError("k"))
    except KeyError as error:
        print(repr(error))
    print(await anext(g, "default"))
asyncio.run(main())
