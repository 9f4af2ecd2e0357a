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
    raise StopAsyncIteration("x")

async def main():
    async for x in g():
        print(x)

show("end", lambda: run(main()))
async def h():
    yield 1
    raise StopIteration("x")

async def main2():
    async for x in h():
        print(x)

show("end", lambda: run(main2()))
