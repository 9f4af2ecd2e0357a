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

class A:
    async def __aenter__(self): pass

class B:
    def __aenter__(self): pass
    def __aexit__(self, *a): pass

async def f(x):
    async with x:
        pass

show("int", lambda: run(f(1)))
show("half", lambda: run(f(A())))
show("not awaitable", lambda: run(f(B())))
