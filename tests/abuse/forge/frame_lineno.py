# ends: ok
import sys
def trace(frame, event, arg):
    if event == 'line':
        for line in range(-5, 50):
            try:
                frame.f_lineno = line
            except ValueError:
                pass
        return None
    return trace
def f():
    for n in [1, 2]:
        try:
            with open:
                pass
        except TypeError:
            pass
        finally:
            n = 1
    return 1
sys.settrace(trace)
try:
    f()
except BaseException:
    pass
finally:
    sys.settrace(None)
