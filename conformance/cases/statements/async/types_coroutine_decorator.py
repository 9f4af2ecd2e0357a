import types, inspect
@types.coroutine
def switch(value):
    got = yield value
    return got
async def f():
    return [await switch(1), await switch(2)]
c = f()
print(c.send(None), c.send("a"))
try:
    c.send("b")
except StopIteration as e:
    print(e.value)
print(inspect.isawaitable(switch(1)), type(switch(1)).__name__)
print(switch.__code__.co_flags & 0x100 == 0x100)
try:
    types.coroutine(5)
except TypeError as e:
    print(e)
