def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import sys

def inner():
    f = sys._getframe()
    return [f.f_code.co_name, f.f_back.f_code.co_name, sys._getframe(1) is f.f_back, sys._getframe(2).f_code.co_name]

def outer():
    return inner()

print(outer())
print(sys._getframemodulename(), sys._getframemodulename(1), sys._getframemodulename(-3))
attempt(sys._getframe, 1000)
attempt(sys._getframe, "x")
attempt(sys._getframe, 1, 2)
attempt(sys._getframemodulename, "x")
print(sys._getframe(-1) is sys._getframe(0), list(sys._current_frames().values())[0] is sys._getframe())
