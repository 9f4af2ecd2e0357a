import re, sys, traceback
def hook(u):
    print(re.sub(" at 0x[0-9a-f]+", "", u.err_msg))
    traceback.print_exception(u.exc_value, file=sys.stdout)
sys.unraisablehook = hook
class A:
    def __del__(self):
        raise RuntimeError("in del")
try:
    raise KeyError("handled")
except KeyError:
    a = A()
    del a
    print("still handling")
print("done")
