import sys

events = []


def trace(frame, event, arg):
    events.append((frame.f_lineno - frame.f_code.co_firstlineno, event))
    return trace


def named():
    try:
        raise KeyError(1)
    except KeyError as error:
        1 / 0


def star():
    try:
        raise ValueError
    except* TypeError:
        pass


class Manager:
    def __enter__(self): return self
    def __exit__(self, *args): return False


def managed():
    with Manager():
        raise OSError


for function in named, star, managed:
    events.clear()
    sys.settrace(trace)
    try:
        function()
    except Exception as error:
        sys.settrace(None)
    print(function.__name__, [event for event in events if event[0] is not None])
