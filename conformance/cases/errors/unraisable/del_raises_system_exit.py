import re, sys, traceback
def hook(u):
    print(re.sub(" at 0x[0-9a-f]+", "", u.err_msg))
    traceback.print_exception(u.exc_value, file=sys.stdout)
sys.unraisablehook = hook
class A:
    def __init__(self, e): self.e = e
    def __del__(self): raise self.e
A(SystemExit(3))
A(KeyboardInterrupt("stop"))
A(GeneratorExit())
A(StopIteration(5))
print("alive")
