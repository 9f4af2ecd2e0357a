# ends: ok
import sys
def f():
    frame = sys._getframe()
    try:
        frame.clear()
    except RuntimeError:
        pass
    return frame
frame = f()
frame.clear()
assert frame.f_locals is not None
