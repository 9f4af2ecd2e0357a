import atexit

@atexit.register
def first():
    print("first")

def failing():
    raise ValueError("in a callback")

class Shown:
    def __init__(self, function): self.function = function
    def __call__(self): self.function()
    def __repr__(self): return self.function.__name__

@atexit.register
def last():
    print("last")

atexit.register(Shown(failing))
print("end")
