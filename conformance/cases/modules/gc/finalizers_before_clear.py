def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

import gc

seen = []
class A:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        seen.append(self.name + " sees " + self.other.name)

a, b = A("a"), A("b")
a.other, b.other = b, a
del a, b
gc.collect()
print(sorted(seen))
print("done")
