# What an asynchronous generator awaits goes through `async for` and comes back, step by step.
class Yield:
    def __init__(self, v): self.v = v
    def __await__(self):
        got = yield self.v
        return got

async def inner(n):
    for i in range(n):
        if i % 2:
            got = await Yield(("raw", i))
            yield i, got
        else:
            yield i

async def middle(n):
    async for x in inner(n):
        yield ("m", x)

async def outer(n, log):
    async for x in middle(n):
        log.append(x)
    return "done"

def drive(coro, *, throw_at=None, exc=None):
    out, send = [], None
    k = 0
    try:
        while True:
            if throw_at == k:
                v = coro.throw(exc)
            else:
                v = coro.send(send)
            k += 1
            out.append(v)
            send = k * 10
    except StopIteration as e:
        out.append(("stop", e.value))
    except BaseException as e:
        out.append((type(e).__name__, str(e)))
    return out

log = []
print(drive(outer(7, log)), log)
for at in range(1, 4):
    log = []
    print(at, drive(outer(7, log), throw_at=at, exc=ValueError("x")), log)

# what is awaited while suspended
c = outer(5, [])
c.send(None)
a = c.cr_await
print(type(a).__name__)
c.send(1)
print(c.cr_await is a, type(c.cr_await).__name__)
try: a.send(None)
except BaseException as e: print(type(e).__name__, e)
print(drive(c))
try: a.send(None)
except BaseException as e: print(type(e).__name__, e)
