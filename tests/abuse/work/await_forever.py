# ends: work
class A:
    def __await__(self):
        return iter(int, 1)
async def f():
    await A()
c = f()
while True:
    c.send(None)
