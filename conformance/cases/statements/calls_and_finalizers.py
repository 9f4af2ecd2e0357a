# What goes when a method or an instance is made for a call runs code: the defaults that the call fills in are there afterwards.
import gc
import weakref

log = []


def busy(*ignored):
    # Frames of its own, with locals of its own.
    a, b, c, d, e, f, g, h = range(100, 108)
    log.append(sum((a, b, c, d, e, f, g, h)))


class A:
    def method(self, x, y="y", z="z", *, last=None):
        return x, y, z, last

    def plain(self, x, y="y", z="z"):
        one = two = three = None
        return x, y, z


class Filled:
    def __init__(self, x, y="y", z="z"):
        self.parts = x, y, z


def through_weak(a, number):
    bound = a.plain
    watch = weakref.ref(bound, busy)
    holder = [bound]
    del bound
    return holder.pop()(number), watch() is None


a = A()
for number in range(5):
    print(through_weak(a, number), A().method(number), Filled(number).parts)


class Finalized:
    def __del__(self):
        busy()


def cycles(number):
    one = Finalized()
    one.itself = one
    return Filled(number).parts


gc.set_threshold(1)
for number in range(8):
    assert cycles(number) == (number, "y", "z"), number
gc.set_threshold(2000)


class Changing:
    def __del__(self):
        Filled.__init__.__defaults__ = ("other", "more")


def changed():
    made = Changing()
    made.itself = made
    del made
    gc.collect()
    return Filled(1).parts


print(changed(), Filled(2).parts, set(log))
