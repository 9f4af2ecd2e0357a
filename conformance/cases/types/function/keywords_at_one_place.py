# One call instruction with keywords, and functions, methods, defaults and errors that take turns at it.


def f(a, b=2, *, c=3):
    return a, b, c


def g(b, a, c=0, **rest):
    return a, b, c, rest


def h(a, /, b, c=7):
    return a, b, c


class C:
    def m(self, a, b=2, *, c=3):
        return type(self).__name__, a, b, c


def call(function, x):
    try:
        return function(x, c=x, b=5)
    except TypeError as error:
        return str(error)


for turn in range(2):
    for function in f, C().m, f, h, g, f, C.m, lambda b, c: (b, c), lambda x, b, c: [x, b, c]:
        print(call(function, turn))


def once(x):
    return f(b=5, a=x)


f.__kwdefaults__ = {"c": 9}
print(once(1), once(2))
f.__kwdefaults__ = None
try:
    once(3)
except TypeError as error:
    print(error)
f.__code__ = g.__code__
print(once(4))
f.__code__ = (lambda b, a: b - a).__code__
print(once(4))


def generate(function, *args, **named):
    yield function(1, 2)
    yield function(1, b=3)
    yield function(*args)
    yield function(*args, **named)
    yield function(a=1, b=4)


for function in (lambda a, b: (a, b)), (lambda a, b=8, *rest: (a, b, rest)), (lambda a, b=0, **rest: (a, b, rest)):
    made = generate(function, 5, 6)
    print([next(made) for _ in range(5)])


def closure(a, b=1):
    return lambda: (a, b)


print([inner() for inner in (closure(i, b=-i) for i in range(3))])
