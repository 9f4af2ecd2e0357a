"""Dict comprehensions: indices, inversions, filters, groups, dicts of lists."""


def run():
    words = [f"word{n}" for n in range(300)]
    total = 0
    for n in range(2_200):
        index = {word: i for i, word in enumerate(words)}
        inverse = {i: word for word, i in index.items()}
        long = {word: i for word, i in index.items() if i % 3 == 0}
        squares = {i: i * i for i in range(n % 200)}
        paired = {key: value for key, value in zip(words, range(100))}
        lists = {i: [] for i in range(50)}
        total += len(inverse) + len(long) + squares.get(7, 0) + paired["word99"] + len(lists)
    return total
