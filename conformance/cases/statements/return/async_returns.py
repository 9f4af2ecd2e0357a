import asyncio
async def f(): return 1, 2
async def g():
    async with C() as c:
        return await f()
class C:
    async def __aenter__(self): print("enter")
    async def __aexit__(self, *a): print("exit", a)
print(asyncio.run(g()))
c = f()
try:
    c.send(None)
except StopIteration as e:
    print(e.value)
async def h():
    for i in range(3):
        try:
            return i
        finally:
            await asyncio.sleep(0)
            print("after await")
print(asyncio.run(h()))
