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

async def f(x):
    return x

async def main():
    it = (await f(i) for i in range(3))
    print(type(it).__name__)
    async for x in it:
        print(x)

run(main())
