# ends: work
import sys
def trace(frame, event, arg):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
def f():
    pass
sys.settrace(trace)
f()
while True:
    pass
