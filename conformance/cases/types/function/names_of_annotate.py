def f(x: int): pass


class A:
    y: int
    def f(self, x: int): pass
    def __private(self, x: int): pass


def outer():
    global shown
    def shown(x: int): pass
    async def inner[T](x: T): pass
    return inner


for own in f, A, A.f, A._A__private, outer(), shown:
    annotate = own.__annotate__
    print(annotate.__qualname__, annotate.__name__, annotate.__code__.co_qualname, annotate is own.__annotate__)
f.__annotate__.__qualname__ = "other"
print(f.__annotate__.__qualname__)
