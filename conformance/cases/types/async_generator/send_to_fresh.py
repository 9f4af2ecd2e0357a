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

it = g()
show("asend", lambda: it.asend(5).send(None))
print(type(it.asend(None)).__name__, type(it.aclose()).__name__) if False else print("made")
