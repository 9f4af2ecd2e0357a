# How `async for` ends: by errors, by leaving early, by generators that are running, closed or exhausted.
import traceback


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

# errors inside
async def bad(n):
    for i in range(n):
        yield i
    raise KeyError("bad")
async def stops(n):
    for i in range(n):
        yield i
    raise StopAsyncIteration("early")
async def stops1(n):
    for i in range(n):
        yield i
    raise StopIteration("early")
async def use(g):
    out = []
    try:
        async for x in g: out.append(x)
    except Exception as e:
        return out, type(e).__name__, str(e), [f.name for f in traceback.extract_tb(e.__traceback__)], [f.lineno for f in traceback.extract_tb(e.__traceback__)], type(e.__cause__).__name__
    else:
        return out, "end"
for f in bad, stops, stops1:
    print(drive(use(f(3))))

# already running
async def selfish():
    yield 1
    try:
        async for _ in me: pass
    except RuntimeError as e:
        yield str(e)
    yield 3
me = selfish()
print(drive(use(me)))

# the same one by two
async def two(g):
    out = []
    async for x in g:
        out.append(x)
        if x == 2: break
    async for x in g:
        out.append(-x)
    async for x in g:
        out.append("never")
    return out
async def count(n):
    for i in range(n): yield i
print(drive(two(count(6))))

async def early(g):
    async for x in g:
        if x == 1: return "left"
g = count(5)
print(drive(early(g)), g.ag_running, g.ag_frame is None, g.ag_await)
print(drive(g.aclose()))
print(drive(use(g)))

async def agcomp():
    return [x async for x in count(5) if x % 2], {x async for x in count(3)}, {x: y async for x in count(3) async for y in count(x)}
print(drive(agcomp()))
async def genexp():
    g = (x * 2 async for x in count(5))
    return [x async for x in g]
print(drive(genexp()))

# finally and finalizers
async def fin(n, log):
    try:
        for i in range(n): yield i
    finally:
        log.append("fin")
log = []
async def brk():
    g = fin(4, log)
    async for x in g:
        if x == 2: break
    await g.aclose()
    return list(log)
print(drive(brk()))
