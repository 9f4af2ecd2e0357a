"""Lists made by append, by comprehension, as displays and from iterables."""


def run():
    total = 0
    for n in range(600):
        appended = []
        for i in range(2000):
            appended.append(i)
        squares = [i * i for i in appended if i & 1]
        pairs = [[i, n] for i in range(500)]
        total += len(appended + squares) + len(list(range(3000))) + pairs[-1][0]
    return total
