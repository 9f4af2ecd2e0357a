# A trace function sees nothing of modules that were imported before it.
import sys
calls = []
def trace(frame, event, arg):
    calls.append((event, frame.f_code.co_name))
sys.settrace(trace)
import os
os.getcwd()
os.path.join("a", "b")
sys.settrace(None)
print(calls)
def profile(frame, event, arg):
    calls.append((event, getattr(arg, "__name__", frame.f_code.co_name)))
calls.clear()
sys.setprofile(profile)
import genericpath
genericpath.commonprefix([])
sys.setprofile(None)
print(calls)
print(sys.gettrace(), sys.getprofile())
