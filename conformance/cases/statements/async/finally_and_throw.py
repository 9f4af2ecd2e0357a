@__import__("types").coroutine
def pause(x): return (yield x)
async def f(log):
    try:
        await pause("first")
    except KeyError as e:
        log.append(("caught", e.args))
        return await pause("second")
    finally:
        log.append(await pause("cleanup"))
log = []
c = f(log)
print(c.send(None), c.throw(KeyError("k")), c.send("result"))
try:
    c.send("cleaned")
except StopIteration as e:
    print(e.value, log)
c = f(log)
c.send(None)
try:
    c.close()
except RuntimeError as e:
    print(e)
