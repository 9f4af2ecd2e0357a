def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import types

@types.coroutine
def g():
    x = yield 1
    return x

async def main():
    return await g()

c = main()
print(c.send(None), bool(g.__code__.co_flags & 0x100), types.coroutine(g) is g)
try:
    c.send("sent")
except StopIteration as stop:
    print(stop.value)
async def native(): ...
print(types.coroutine(native) is native)
attempt(types.coroutine, 5)
wrapped = types.coroutine(lambda: 5)
print(wrapped())
class Gen:
    def send(self, v): return "send"
    def throw(self, *a): return "throw"
    def close(self): return "close"
    def __iter__(self): return self
    def __next__(self): return "next"
w = types.coroutine(lambda: Gen())()
print(next(iter(w)))
