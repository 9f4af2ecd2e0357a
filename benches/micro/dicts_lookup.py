"""Keys found and missed, by `[]`, `in` and get: strings, integers and tuples."""


def run():
    words = [f"key{i}" for i in range(500)]
    others = [f"other{i}" for i in range(500)]
    by_word = {word: i for i, word in enumerate(words)}
    by_number = dict.fromkeys(range(0, 1000, 2), 1)
    grid = {(x, y): x + y for x in range(20) for y in range(20)}
    total = 0
    for n in range(1_680):
        for word in words:
            total += by_word[word]
        for word in others:
            if word in by_word:
                total += 1
        for i in range(500):
            if i in by_number:
                total += by_number[i]
            total += by_number.get(i, 2)
        for x in range(20):
            total += grid[x, n % 20]
            total += grid.get((x, -1), 1)
    return total
