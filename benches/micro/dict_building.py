"""Dicts made by assignment, by comprehension, as displays and from pairs."""


def run():
    total = 0
    words = [f"word{i}" for i in range(1000)]
    for n in range(500):
        by_word = {}
        for i, word in enumerate(words):
            by_word[word] = i
        squares = {i: i * i for i in range(1000)}
        for i in range(300):
            record = {"id": i, "name": words[i], "n": n}
            total += record["id"]
        total += len(by_word) + len(squares) + len(dict(zip(words, words)))
    return total
