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
print(it.ag_running, it.ag_suspended, it.ag_await, it.ag_code.co_name, it.ag_frame is not None)
s = it.asend(None)
s.send(None)
print(it.ag_running, it.ag_suspended, type(it.ag_await).__name__)
s.close()
print(it.ag_running)
