import sys


class Iterator:
    def __init__(self): self.left = 1
    def __iter__(self): return self
    __await__ = __iter__
    def __next__(self):
        if not self.left:
            raise StopIteration("end")
        self.left -= 1
        return None


def trace(frame, event, arg):
    if frame.f_code.co_name == "traced":
        what = arg[1] if event == "exception" else arg
        if event != "return":
            print(" ", frame.f_lineno - frame.f_code.co_firstlineno, event, repr(what))
    return trace


async def coroutine(): return 5


async def items():
    yield 1


def run(function):
    print(function.__code__.co_firstlineno)
    sys.settrace(trace)
    result = function()
    if hasattr(result, "send"):
        try:
            while True: result.send(None)
        except StopIteration as stop:
            print("value", stop.value)
    sys.settrace(None)


@run
def traced():
    for i in Iterator(): pass
    for i in (1,): pass
    [i for i in Iterator()]
    list(Iterator())


@run
def traced():
    yield (yield from Iterator())


@run
async def traced():
    await coroutine()
    await Iterator()


@run
async def traced():
    for i in []: pass
    return [i async for i in items()]
