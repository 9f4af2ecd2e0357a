def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import sys

sys.breakpointhook = lambda *a, **k: print("hook", a, k) or 5
print(breakpoint(1, x=2))
sys.breakpointhook = sys.__breakpointhook__
import os
os.environ["PYTHONBREAKPOINT"] = "0"
print(breakpoint())
os.environ["PYTHONBREAKPOINT"] = "builtins.print"
print(breakpoint("printed", sep=""))
for name in ("nope", "no.such.name", "sys.nope", ".", ""):
    os.environ["PYTHONBREAKPOINT"] = name
    if name:
        print(breakpoint())
os.environ["PYTHONBREAKPOINT"] = "sys.exit"
try:
    breakpoint(7)
except SystemExit as error:
    print(repr(error))
del sys.breakpointhook
attempt(breakpoint)
