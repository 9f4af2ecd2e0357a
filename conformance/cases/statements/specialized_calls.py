# Calls by what their instructions remember: defaults, code and classes that change between two of them.
import gc


def with_default(a, b=1, c=2):
    return a, b, c


class Plain:
    pass


class Filled:
    def __init__(self, a=1, b=2):
        self.a, self.b = a, b

    def method(self, x=3):
        return self.a, self.b, x


def rounds(act):
    results = []
    for number in range(6):
        try:
            results.append(act(number))
        except TypeError as error:
            results.append(str(error))
    return results


def defaults(number):
    result = with_default(number)
    with_default.__defaults__ = [(7, 8), (9,), None, (1, 2, 3), (4, 5)][number % 5]
    return result


print(rounds(defaults))
with_default.__defaults__ = (1, 2)


def code(number):
    result = with_default(number, 5)
    if number == 3:
        with_default.__code__ = (lambda a, *b, **c: (a, b, c)).__code__
    return result


print(rounds(code))


def made(number):
    made = Plain()
    if number == 2:
        Plain.__init__ = lambda self, x=5: setattr(self, "x", x)
    if number == 4:
        del Plain.__init__
    return vars(made)


print(rounds(made))


def filled(number):
    made = Filled(number)
    bound = made.method
    result = made.a, made.b, bound(), made.method(), bound(0)
    if number == 1:
        Filled.__init__.__defaults__ = (3, 4)
    if number == 2:
        Filled.__init__.__code__ = (lambda self, *a, **k: setattr(self, "a", a) or setattr(self, "b", k)).__code__
    if number == 4:
        Filled.__init__.__code__ = (lambda self, a, b: (yield)).__code__
    return result


print(rounds(filled))
closures = [(lambda x, y=number: (x, y, number)) for number in range(4)]
print([one(number) for number, one in enumerate(closures)], [one(1, 2) for one in closures])


def generator():
    yield generator.__name__


async def coroutine():
    pass


before = generator()
generator.__name__, generator.__qualname__ = "other", "some.other"
after = generator()
print(before.__name__, before.__qualname__, after.__name__, after.__qualname__, next(before), next(after))
generator.__code__ = (lambda: (yield 5)).__code__
print(before.__name__, after.__name__, generator().__name__, next(generator()))
before.__name__ = "third"
print(before.__name__, before.__qualname__, repr(after).split(" at ")[0])
waiting = coroutine()
print(waiting.__name__, waiting.__qualname__)
waiting.close()
gc.collect()
