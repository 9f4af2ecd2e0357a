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
    for i in range(4):
        yield i

async def main():
    print([x async for x in g() if x % 2])
    print({x async for x in g()})
    print(sum([x async for x in g()]))

run(main())
