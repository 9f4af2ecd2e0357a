def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class P(property):
    pass

def f(self):
    "doc of f"

p = P(f)
print(p.__doc__, p.__dict__)
print(P(doc="x").__doc__, P().__doc__)
