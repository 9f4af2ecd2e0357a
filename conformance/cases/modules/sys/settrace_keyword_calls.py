"""Calls with keywords in functions that are traced."""
import sys

events = []


def trace(frame, event, arg):
    events.append((frame.f_code.co_name, event, frame.f_lineno - frame.f_code.co_firstlineno))
    return trace


def target(*args, **keywords):
    return args, sorted(keywords.items())


def plain():
    return target(1, a=2)


def nested():
    return target(target(x=1), y=target(
        3,
        z=4,
    ), **{"w": 5})


def fails():
    try:
        return int(base=10, wrong=1)
    except TypeError as error:
        return target(error=str(error))


for function in plain, nested, fails:
    events.clear()
    sys.settrace(trace)
    result = function()
    sys.settrace(None)
    print(result)
    print(events)
