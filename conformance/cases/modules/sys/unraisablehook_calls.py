import sys

class Bad:
    def __del__(self):
        raise ValueError("in del")

class Hook:
    def __init__(self, function): self.function = function
    def __call__(self, info): self.function(info)
    def __repr__(self): return self.function.__name__

def hook(info):
    print(info.exc_type, info.exc_value, info.err_msg.partition("<")[0], info.object, type(info).__name__)

sys.unraisablehook = Hook(hook)
Bad()
def failing(info):
    raise KeyError("in the hook")
sys.unraisablehook = Hook(failing)
Bad()
sys.unraisablehook = sys.__unraisablehook__
try:
    sys.unraisablehook(5)
except TypeError as error:
    print(error)
print(repr(sys.unraisablehook)[:9])
