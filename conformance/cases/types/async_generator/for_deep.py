# `async for` within `async for`, with what is sent, traced, handled and cancelled in between.
import asyncio
import gc
import sys
import weakref


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

async def count(n):
    for i in range(n): yield i

# recursion
async def deep(n):
    if n:
        async for x in deep(n - 1): yield x + 1
    else:
        yield 0
        yield 100
async def run(n):
    try:
        return [x async for x in deep(n)]
    except RecursionError as e:
        return "RecursionError"
print(drive(run(100)))
print(drive(run(5000)))

async def locals_alive():
    class C: pass
    c = C(); r = weakref.ref(c)
    async def holds(c):
        yield 1
        yield 2
    out = []
    g = holds(c); del c
    async for x in g: out.append((x, r() is not None))
    out.append(r() is None)
    return out
print(drive(locals_alive()))

async def sender():
    g = echo()
    out = [await g.asend(None)]
    async for x in g:
        out.append(x)
        if len(out) > 3: break
    out.append(await g.asend("s"))
    try: await g.athrow(ValueError("t"))
    except ValueError as e: out.append(str(e))
    async for x in g: out.append("no")
    return out
async def echo():
    n = 0
    while True:
        got = yield n
        n = (n if isinstance(n, int) else 0) + 1 if got is None else got
print(drive(sender()))
gc.collect()
async def tr():
    ev = []
    def t(f, e, a):
        if f.f_code.co_name in ("count", "tr"): ev.append((f.f_code.co_name, e, f.f_lineno - f.f_code.co_firstlineno, type(a).__name__))
        return t
    n = 0
    async for x in count(4):
        if x == 1: sys.settrace(t); sys._getframe().f_trace = t
        if x == 2: sys.settrace(None)
        n += x
    return ev, n
for line in drive(tr()): print(line)
async def sw():
    async for x in count3(): print("got", x)
async def count3():
    yield 1
    yield 2
    raise_in = sys.exc_info()
    try:
        1 / 0
    except ZeroDivisionError:
        yield sys.exc_info()[0]
    yield sys.exc_info()[0]
async def handled():
    try: raise KeyError
    except KeyError:
        async for x in count3(): print(x, sys.exc_info()[0])
print(drive(handled()))
async def amain():
    async def slow(n):
        for i in range(n):
            await asyncio.sleep(0)
            yield i
            yield -i
    async def all_(k): return [x async for x in slow(k)]
    print(await asyncio.gather(*(all_(k) for k in range(4))))
    async def forever():
        while True:
            await asyncio.sleep(0.001)
            yield 1
    async def eat():
        async for x in forever(): pass
    try:
        await asyncio.wait_for(eat(), 0.02)
    except TimeoutError: print("timeout")
    t = asyncio.create_task(eat())
    await asyncio.sleep(0.01)
    t.cancel()
    try: await t
    except asyncio.CancelledError: print("cancelled")
asyncio.run(amain())
