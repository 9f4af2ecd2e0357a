def f(x):
    if x: return x
def g():
    return
def h():
    """doc only"""
class C:
    def m(self): self.x = 1
print(f(0), f(1), g(), h(), C().m(), (lambda: None)())
print(f.__code__.co_consts)
def k():
    while True:
        return
print(k())
