def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def run(coroutine):
    sent = None
    try:
        while True:
            print("pending", coroutine.send(sent))
    except StopIteration as stop:
        return stop.value

class Suspend:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        got = yield self.value
        return self.value * 2

async def g():
    yield 1

async def main():
    it = g()
    print(await anext(it, "d"), await anext(it, "d"))
    try:
        await anext(it)
    except StopAsyncIteration as e:
        print("end", e.args)

run(main())
show("bad", lambda: anext(5))
show("bad", lambda: aiter(5))
