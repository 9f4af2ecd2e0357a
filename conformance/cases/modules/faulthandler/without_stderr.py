import faulthandler
import sys

for stream in None, 5, object():
    sys.stderr = stream
    for function in faulthandler.enable, faulthandler.dump_traceback:
        try:
            print(function(file=None) if stream != 5 else "not tried")
        except Exception as error:
            print(type(error).__name__, error)
del sys.stderr
try:
    faulthandler.enable()
except RuntimeError as error:
    print(error)
