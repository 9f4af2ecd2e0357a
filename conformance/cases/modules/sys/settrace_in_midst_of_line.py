import sys


def trace(frame, event, arg):
    print(frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, event, arg)
    return trace


def start():
    sys.settrace(trace)
    sys._getframe(1).f_trace = trace


def returning():
    start()


def two_statements():
    start(); x = 1; return x


def next_line():
    x = [start(), 1]
    return x


for function in returning, two_statements, next_line:
    function()
    sys.settrace(None)
