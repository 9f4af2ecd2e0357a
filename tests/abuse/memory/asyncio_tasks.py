# ends: memory; allow: Clock, Network, Process
import asyncio
async def wait():
    await asyncio.sleep(1000)
async def main():
    tasks = []
    while True:
        tasks.append(asyncio.create_task(wait()))
        if len(tasks) % 100 == 0:
            await asyncio.sleep(0)
asyncio.run(main())
