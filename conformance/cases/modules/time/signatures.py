# Functions that do not tell their signature.
import inspect
import io
import time
import weakref

for function in (time.ctime, time.gmtime, time.strftime, iter, next, anext, weakref.ref, io.IOBase, io.RawIOBase):
    print(function.__name__, function.__text_signature__)
    try:
        print(inspect.signature(function))
    except ValueError as error:
        print(type(error))
