# ends: work
import contextlib
def loop(*args):
    while True:
        pass
with contextlib.ExitStack() as stack:
    stack.push(loop)
    stack.callback(loop)
    loop()
