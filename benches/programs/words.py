"""Dicts of strings: counting words and pairs of words."""

SYLLABLES = ["ka", "lo", "mi", "tur", "ben", "sa", "ri", "dol", "fe", "nu"]


def text(count):
    state = 12345
    made = []
    for _ in range(count):
        word = ""
        for _ in range(state % 3 + 1):
            state = (state * 1103515245 + 12345) % 2147483648
            word += SYLLABLES[state // 65536 % 10]
        made.append(word)
    return " ".join(made)


TEXT = text(12000)


def run():
    counts, pairs, by_length = {}, {}, {}
    previous = None
    for word in TEXT.split():
        counts[word] = counts.get(word, 0) + 1
        if previous is not None:
            pair = previous, word
            if pair in pairs:
                pairs[pair] += 1
            else:
                pairs[pair] = 1
        previous = word
    for word, count in counts.items():
        by_length.setdefault(len(word), []).append((count, word))
    top = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:5]
    return len(counts), len(pairs), top, {length: max(words) for length, words in sorted(by_length.items())}
