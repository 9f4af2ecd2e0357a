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
    await Suspend(1)
    yield 1

it = g()
a = it.asend(None)
a.send(None)
show("anext", lambda: it.asend(None).send(None))
show("aclose", lambda: it.aclose().send(None))
show("athrow", lambda: it.athrow(ValueError).send(None))
a.close()
