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
    pass

c = f()
print(c.__name__, c.__qualname__, repr(c).split(" at ")[0])
c.__name__ = "x"
print(c.__name__)
show("bad", lambda: setattr(c, "__qualname__", 1))
print(type(c)[int, int, int])
c.close()
