async def agen():
    for pair in [(1, 2), (3, 4)]:
        yield pair
class O: pass
async def main():
    o, d = O(), {}
    async for o.x, d["y"] in agen():
        print(o.x, d)
    else:
        print("else")
    async for a, *b in agen():
        print(a, b)
        break
    else:
        print("never")
    try:
        async for x, y, z in agen():
            pass
    except ValueError as e:
        print(e)
import asyncio
asyncio.run(main())
