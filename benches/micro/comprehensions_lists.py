"""List comprehensions: with filters, with calls, over pairs, with a choice."""


def run():
    numbers = list(range(1000))
    pairs = list(enumerate(numbers))
    words = [f"Word{n}" for n in range(200)]
    total = 0
    for n in range(930):
        squares = [i * i for i in numbers]
        odd = [i for i in numbers if i % 2]
        sums = [i + j for i, j in pairs if i != n]
        kinds = ["even" if i % 2 == 0 else "odd" for i in numbers]
        lower = [word.lower() for word in words if len(word) > 5]
        total += squares[n] + len(odd) + sums[-1] + len(kinds[1]) + len(lower)
    return total
