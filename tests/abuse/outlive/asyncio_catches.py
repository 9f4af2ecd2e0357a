# ends: time; allow: Clock, Network
import asyncio
async def main():
    while True:
        try:
            await asyncio.sleep(1000)
        except BaseException:
            pass
asyncio.run(main())
