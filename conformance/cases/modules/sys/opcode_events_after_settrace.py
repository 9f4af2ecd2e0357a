# A frame whose instructions are events has them from where control comes back to it.
import sys


def tracer(frame, event, arg):
    if frame.f_code is work.__code__:
        print(event, frame.f_lineno - work.__code__.co_firstlineno)
        return tracer


def start():
    frame = sys._getframe(1)
    frame.f_trace = tracer
    frame.f_trace_opcodes = True
    sys.settrace(tracer)


def work(when):
    for number in range(2):
        if number == when:
            start()
        number + 1
    return len("abc")


print(work(0))
sys.settrace(None)
print(work(1))
sys.settrace(None)
