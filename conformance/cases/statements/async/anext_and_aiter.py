async def agen():
    yield 1
async def main():
    it = aiter(agen())
    print(await anext(it), await anext(it, "default"))
    try:
        await anext(it)
    except StopAsyncIteration as e:
        print(repr(e))
    for bad in ("aiter(5)", "anext(5)", "aiter([])", "anext(iter([]))", "anext()"):
        try:
            eval(bad)
        except TypeError as e:
            print(e)
import asyncio
asyncio.run(main())
