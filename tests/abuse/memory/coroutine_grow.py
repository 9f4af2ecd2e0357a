# ends: memory
async def f():
    pass
x = []
while True:
    x.append(f())
    x[-1].close()
