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
    return x * 10

async def main():
    print([await f(i) for i in range(3)])
    print({i: await f(i) for i in range(2)})
    return sum([await f(i) for i in range(3) if await f(i)])

print(run(main()))
