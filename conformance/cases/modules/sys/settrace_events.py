import sys

def tracer(frame, event, arg):
    print(event, frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, arg if event == "return" else None)
    return tracer

def f(n):
    total = 0
    for i in range(n):
        total += i
    return total

sys.settrace(tracer)
f(2)
try:
    f("x")
except TypeError:
    pass
print(sys.gettrace() is tracer)
sys.settrace(None)
print(sys.gettrace())
