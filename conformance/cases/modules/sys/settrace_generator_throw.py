import sys


def trace(frame, event, arg):
    print(" ", frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, event)
    return trace


def profile(frame, event, arg):
    if event in ("call", "return"):
        print(" ", frame.f_code.co_name, event, arg)


def generator():
    try:
        yield 1
    except KeyError:
        yield 2


def waiting():
    yield from generator()


for make in generator, waiting:
    for hook in sys.settrace, sys.setprofile:
        own = make()
        next(own)
        hook(trace if hook is sys.settrace else profile)
        own.throw(KeyError)
        own.close()
        hook(None)
        print(make.__name__)
