import sys, re
def hook(u):
    print(u.exc_type.__name__, u.exc_value, re.sub(" at 0x[0-9a-f]+", "", str(u.err_msg)), u.object, u.exc_traceback is not None, u.exc_value.__traceback__ is u.exc_traceback)
sys.unraisablehook = hook
def gen():
    try:
        yield 1
    finally:
        raise OSError("in finally")
g = gen()
next(g)
del g
def ignores():
    while True:
        try: yield
        except GeneratorExit: print("ignoring")
h = ignores()
next(h)
del h
async def co():
    try: await Wait()
    finally: 1 / 0
class Wait:
    def __await__(self): yield
c = co()
c.send(None)
del c
print("end")
