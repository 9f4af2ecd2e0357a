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

import sys
def first(it):
    print("first", it.__name__)

def final(it):
    print("final", it.__name__)

sys.set_asyncgen_hooks(first, final)
async def g():
    yield 1
    yield 2

async def main():
    it = g()
    await anext(it)
    print("dropping")
    del it

run(main())
print(sys.get_asyncgen_hooks().firstiter is first)
