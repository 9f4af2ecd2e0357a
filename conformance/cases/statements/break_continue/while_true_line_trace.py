import sys
def f():
    n = 0
    while True:
        n += 1
        if n == 2:
            continue
        if n > 2:
            break
    return n
lines = []
def tracer(frame, event, arg):
    if frame.f_code is f.__code__:
        lines.append((event, frame.f_lineno - f.__code__.co_firstlineno))
    return tracer
sys.settrace(tracer)
f()
sys.settrace(None)
print(lines[:5])
print(lines[5:])
print(len(lines))
