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

async def f():
    try:
        await Suspend(1)
    except ValueError as e:
        return "caught " + str(e)

c = f()
c.send(None)
show("throw", lambda: c.throw(ValueError("v")))
