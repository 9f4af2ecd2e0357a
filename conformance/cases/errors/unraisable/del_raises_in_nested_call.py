import re, sys, traceback
def hook(u):
    print(re.sub(" at 0x[0-9a-f]+", "", u.err_msg))
    traceback.print_exception(u.exc_value, file=sys.stdout)
sys.unraisablehook = hook
class A:
    def __init__(self, name): self.name = name
    def helper(self):
        return {}[self.name]
    def __del__(self):
        self.helper()
def f():
    A("key")
    print("goes on")
f()
