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
    yield

it = g()
print(it.__name__, repr(it).split(" at ")[0], type(it)[int, str])
it.__name__ = "n"
print(it.__name__, it.__aiter__() is it)
show("bad", lambda: setattr(it, "__name__", 1))
