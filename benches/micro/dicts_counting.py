"""Counting and grouping with get, setdefault, `in`, defaultdict and Counter."""

from collections import Counter, defaultdict

WORDS = [f"w{i * i % 97}" for i in range(2000)]


def run():
    total = 0
    for _ in range(210):
        counts = {}
        for word in WORDS:
            counts[word] = counts.get(word, 0) + 1
        groups = {}
        for i, word in enumerate(WORDS):
            groups.setdefault(word, []).append(i)
        lengths = defaultdict(int)
        for word in WORDS:
            lengths[len(word)] += 1
        first = {}
        for i, word in enumerate(WORDS):
            if word not in first:
                first[word] = i
        common = Counter(WORDS).most_common(2)
        total += len(counts) + len(groups["w1"]) + lengths[3] + first["w16"] + common[0][1]
    return total
