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

class CM:
    async def __aenter__(self):
        print("enter")
        return await Suspend(1)

    async def __aexit__(self, *exc):
        print("exit", exc[0] and exc[0].__name__)
        return True

async def f():
    async with CM() as x:
        print("x", x)
        raise ValueError("v")
    return "done"

print(run(f()))
