def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import sys

print(sys.getswitchinterval())
sys.setswitchinterval(0.01)
print(sys.getswitchinterval())
attempt(sys.setswitchinterval, 0)
attempt(sys.setswitchinterval, -1.0)
attempt(sys.setswitchinterval, "x")
attempt(sys.setswitchinterval)
attempt(sys.setswitchinterval, float("nan"))
