import gc
class D:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)
def f(name):
    d = D(name)
    raise ValueError(name)
try:
    f("one")
except ValueError as e:
    print("handling")
print("handled")
try:
    f("two")
except ValueError as e:
    kept = e
print("kept", list(kept.__traceback__.tb_next.tb_frame.f_locals))
kept.__traceback__ = None
print("traceback gone")
try:
    f("three")
except ValueError as e:
    tb = e.__traceback__
print(tb.tb_next.tb_frame.f_locals["name"])
tb.tb_next = None
print("cut")
