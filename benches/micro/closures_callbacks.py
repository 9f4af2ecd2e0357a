"""Functions as arguments: map, filter, reduce, partial, tables of handlers, callbacks."""

from functools import partial, reduce


def each(items, callback):
    for item in items:
        callback(item)


def power(exponent, base):
    return base**exponent


HANDLERS = {
    "add": lambda stack: stack.append(stack.pop() + stack.pop()),
    "mul": lambda stack: stack.append(stack.pop() * stack.pop()),
    "dup": lambda stack: stack.append(stack[-1]),
}


def evaluate(program):
    stack = []
    for word in program:
        handler = HANDLERS.get(word)
        if handler:
            handler(stack)
        else:
            stack.append(word)
    return stack.pop()


def run():
    items = list(range(300))
    total = 0
    square = partial(power, 2)
    for n in range(1_700):
        found = []
        each(items, lambda item: found.append(item + n) if item & 1 else None)
        total += len(found) + sum(map(lambda item: item * n, items))
        total += len(list(filter(lambda item: item % 3 == n % 3, items)))
        total += reduce(lambda a, b: a ^ b, items)
        total += sum(map(square, items[:100]))
        total += evaluate([n, 2, "add", "dup", "mul", 7, "add"])
    return total
