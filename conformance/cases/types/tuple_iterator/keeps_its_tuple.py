"""The tuple lives as long as its iterator is not exhausted."""
import gc


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


walk = iter((Loud("a"), Loud("b")))
print(next(walk).name)
next(walk)
print("before the end")
print(next(walk, "end"))
walk = iter((Loud("c"),))
del walk
print(gc.is_tracked(iter((1,))), gc.is_tracked(iter(())))
