import warnings, sys
warnings.simplefilter("always")
async def f(): pass
f()
async def g():
    f()
    x = f()
    x.close()
try:
    g().send(None)
except StopIteration:
    print("g ended")
async def h():
    async def inner(): pass
    inner()
    return "h"
try:
    h().send(None)
except StopIteration as e:
    print(e.value)
print("end")
