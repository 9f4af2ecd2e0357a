"""Coroutines and generators."""
from _dump import dump

dump("""
async def f():
    async for x in y: await z
    async with a as b: yield b
    return_ = [i async for i in j]
def g():
    r = yield from h()
""")
