"""`SystemExit` has a code as `StopIteration` has a value."""
import sys
from _attempt import attempt

for args in ((), (1,), (1, 2), ("text",), (None,), ((1,),)):
    error = SystemExit(*args)
    print(repr(error), error.code, error.args)
error.code = 7
print(error.code, error.args)
for code in (None, 3, "message", (1, 2)):
    try:
        sys.exit(code)
    except SystemExit as error:
        print(repr(error), error.code)
attempt(SystemExit, code=1)
attempt(sys.exit, 1, 2)
print(SystemExit.__mro__, SystemExit.code, issubclass(SystemExit, Exception))
