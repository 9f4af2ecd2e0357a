import sys
seen = []
class Hook:
    def __call__(self, unraisable):
        seen.append((unraisable.exc_type.__name__, str(unraisable.exc_value), unraisable.exc_traceback.tb_frame.f_code.co_name))
class A:
    def __init__(self, n): self.n = n
    def __del__(self): raise LookupError(self.n)
sys.unraisablehook = Hook()
for i in range(3): A(i)
print(seen)
def nested(u):
    print("hook for", u.exc_value)
    if u.exc_value.args[0] < 5: A(u.exc_value.args[0] + 1)
sys.unraisablehook = nested
A(3)
print(sys.exception())
