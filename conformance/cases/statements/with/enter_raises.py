def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class M:
    def __init__(self, n): self.n = n
    def __enter__(self):
        if self.n == 2: raise ValueError("enter")
    def __exit__(self, *a): print("exit", self.n, a[0].__name__)

try:
    with M(1), M(2), M(3): print("never")
except ValueError as e:
    print(e)
