import asyncio
async def worker(name, n, log):
    for i in range(n):
        log.append((name, i))
        await asyncio.sleep(0)
    return name * n
async def main():
    log = []
    print(await asyncio.gather(worker("a", 2, log), worker("b", 3, log)))
    print(log)
    task = asyncio.create_task(worker("c", 100, log))
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError as e:
        print("cancelled", task.cancelled(), log[-1])
    async with asyncio.TaskGroup() as group:
        t = group.create_task(worker("d", 1, log))
    print(t.result())
asyncio.run(main())
