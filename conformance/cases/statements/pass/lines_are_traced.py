import sys
def f(x):
    pass
    if x:
        pass
    else:
        pass
    pass
def lines(arg):
    seen = []
    def tracer(frame, event, _):
        if event == "line":
            seen.append(frame.f_lineno - f.__code__.co_firstlineno)
        return tracer
    sys.settrace(tracer)
    f(arg)
    sys.settrace(None)
    return seen[:6]
print(lines(True))
print(lines(False))
print(f(1))
