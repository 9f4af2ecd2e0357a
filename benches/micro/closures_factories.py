"""Functions that make functions: adders, compositions, curried functions, lambdas made in loops."""


def adder(n):
    def add(x):
        return x + n

    return add


def compose(f, g):
    return lambda x: f(g(x))


def curry(function):
    return lambda a: lambda b: lambda c: function(a, b, c)


def volume(a, b, c):
    return a * b * c


def run():
    total = 0
    curried = curry(volume)
    for i in range(88_000):
        add = adder(i)
        total += add(1) + add(2)
        total += compose(add, adder(3))(4)
        total += curried(1)(i)(2)
        powers = [lambda x, n=n: x * n for n in range(3)]
        total += powers[2](i)
    return total
