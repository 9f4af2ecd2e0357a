def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

class A:
    def __init__(self): self.n = 0
    def __aiter__(self): return self
    async def __anext__(self):
        self.n += 1
        if self.n > 2: raise StopAsyncIteration
        return self.n

def run(awaitable):
    try:
        awaitable.send(None) if hasattr(awaitable, "send") else awaitable.__await__().send(None)
    except StopIteration as stop:
        return stop.value
async def main():
    a = aiter(A())
    print(await anext(a), await anext(a, "d"), await anext(a, "d"))
    try:
        await anext(a)
    except StopAsyncIteration:
        print("stopped")
run(main())
attempt(aiter, [])
attempt(anext, [])
attempt(anext, 5, 6)
attempt(aiter)
class NoAnext:
    def __aiter__(self): return 5
attempt(aiter, NoAnext())
class NotAwaitable:
    def __aiter__(self): return self
    def __anext__(self): return 5
attempt(lambda: run(anext(NotAwaitable(), 1)))
