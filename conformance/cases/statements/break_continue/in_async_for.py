async def numbers():
    try:
        for i in range(5):
            yield i
    finally:
        print("closing")
async def main():
    async for i in numbers():
        if i == 1:
            continue
        if i == 3:
            break
        print(i)
    else:
        print("else")
    print("left", i)
import asyncio
asyncio.run(main())
