class NotIter:
    def __await__(self): return 5
class Coro:
    def __await__(self): return f()
class Gen:
    def __await__(self):
        got = yield "asked"
        return got
async def f(): return 1
async def main(x): return await x
def run(x):
    c = main(x)
    try:
        print("yielded", c.send(None))
        c.send("answer")
    except StopIteration as e:
        print("value", e.value)
    except TypeError as e:
        print(e)
for x in (5, None, [], NotIter(), Gen(), f(), f):
    run(x)
inner = f()
class Fixed:
    def __await__(self): return inner
run(Fixed())
inner.close()
