"""A spell checker: a model of errors (edits), a model of the language (frequencies), and a trie for close words.

usage: spell_checker.py [WORD ...]
"""
import re
import string
import sys
from collections import Counter
from functools import lru_cache
from heapq import nsmallest

CORPUS = """
It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness, it was the
epoch of belief, it was the epoch of incredulity, it was the season of Light, it was the season of Darkness, it was the
spring of hope, it was the winter of despair, we had everything before us, we had nothing before us, we were all going
direct to Heaven, we were all going direct the other way. The spelling of words is checked against a dictionary of words
that are known. A word that is not known may be corrected: letters are missing, letters are doubled, neighbouring letters
have changed places, or a letter is wrong. Which correction is probable depends on how often a word is used, and on how
many letters differ. The quick brown fox jumps over the lazy dog. Every good programmer knows that receiving a message is
not the same as believing it; separate things necessarily occur separately, and an embarrassing address is easily misspelled.
Python is a language whose programs can be read. There is no point in writing what nobody understands. Their house is where
they have been living; there was nobody there. Its colour is known from its description, and it's a beautiful building.
"""


def words(text):
    return re.findall(r"[a-z]+(?:'[a-z]+)?", text.lower())


class Trie:
    """Words by their letters; finds all words within a distance by walking with one row of the edit matrix."""

    __slots__ = ("children", "word")

    def __init__(self, items=()):
        self.children = {}
        self.word = None
        for item in items:
            self.add(item)

    def add(self, word):
        node = self
        for letter in word:
            node = node.children.setdefault(letter, Trie())
        node.word = word

    def __contains__(self, word):
        node = self
        for letter in word:
            if (node := node.children.get(letter)) is None:
                return False
        return node.word is not None

    def __iter__(self):
        if self.word is not None:
            yield self.word
        for _, child in sorted(self.children.items()):
            yield from child

    def __len__(self):
        return (self.word is not None) + sum(map(len, self.children.values()))

    def complete(self, prefix):
        node = self
        for letter in prefix:
            if letter not in node.children:
                return
            node = node.children[letter]
        yield from node

    def near(self, word, most):
        """Pairs of a word and its distance (insertions, deletions, replacements, exchanges of neighbours)."""
        first = list(range(len(word) + 1))
        for letter, child in self.children.items():
            yield from child._near(word, most, letter, "", first, None)

    def _near(self, word, most, letter, before, previous, earlier):
        row = [previous[0] + 1]
        for column, char in enumerate(word, 1):
            best = min(row[-1] + 1, previous[column] + 1, previous[column - 1] + (char != letter))
            if earlier and column > 1 and char == before and word[column - 2] == letter:
                best = min(best, earlier[column - 2] + 1)
            row.append(best)
        if self.word is not None and row[-1] <= most:
            yield self.word, row[-1]
        if min(row) <= most:
            for following, child in self.children.items():
                yield from child._near(word, most, following, letter, row, previous)


class SpellChecker:
    def __init__(self, text):
        self.counts = Counter(words(text))
        self.total = self.counts.total()
        self.trie = Trie(self.counts)
        self.correct = lru_cache(maxsize=1000)(self._correct)

    def probability(self, word):
        return self.counts[word] / self.total

    def known(self, candidates):
        return {word for word in candidates if word in self.counts}

    @staticmethod
    def edits(word):
        """All strings at distance 1."""
        splits = [(word[:i], word[i:]) for i in range(len(word) + 1)]
        deletes = {a + b[1:] for a, b in splits if b}
        exchanges = {a + b[1] + b[0] + b[2:] for a, b in splits if len(b) > 1}
        replaces = {a + letter + b[1:] for a, b in splits if b for letter in string.ascii_lowercase}
        inserts = {a + letter + b for a, b in splits for letter in string.ascii_lowercase}
        return (deletes | exchanges | replaces | inserts) - {word}

    def _correct(self, word):
        candidates = (self.known([word]) or self.known(self.edits(word))
                      or self.known(second for first in self.edits(word) for second in self.edits(first)) or {word})
        return max(candidates, key=lambda candidate: (self.probability(candidate), candidate))

    def suggest(self, word, count=4):
        near = self.trie.near(word, 2)
        return [found for found, _ in nsmallest(count, near, key=lambda pair: (pair[1], -self.counts[pair[0]], pair[0]))]

    def check(self, text):
        """Yields line, column, word for what is not known."""
        for number, line in enumerate(text.splitlines(), 1):
            for match in re.finditer(r"[A-Za-z]+(?:'[a-z]+)?", line):
                if match.group().lower() not in self.counts:
                    yield number, match.start() + 1, match.group()

    def corrected(self, text):
        def replace(match):
            word = match.group()
            better = self.correct(word.lower())
            return better.capitalize() if word.istitle() else better.upper() if word.isupper() else better

        return re.sub(r"[A-Za-z]+(?:'[a-z]+)?", replace, text)


MISSPELLED = """Teh quikc brown focks jumps ovr the layz dog.
Recieving an embarassing adress is not beleiving it: seperate things neccessarily occurr.
It's a beutiful langauge, whose porgrams can be raed. WRODS! Xyzzy."""


def main(argv):
    checker = SpellChecker(CORPUS)
    if argv:
        for word in argv:
            print(word, "->", checker.correct(word.lower()), checker.suggest(word.lower()))
        return
    print(len(checker.trie), "words,", checker.total, "in all;", checker.counts.most_common(5))
    for line, column, word in checker.check(MISSPELLED):
        print(f"{line}:{column}: {word}: {', '.join(checker.suggest(word.lower())) or 'no idea'}")
    print(checker.corrected(MISSPELLED))
    print(checker.correct.cache_info())
    for prefix in ("w", "be", "sep", "zz", "the"):
        print(prefix, "->", ", ".join(checker.trie.complete(prefix)) or "-")
    print("their" in checker.trie, "thei" in checker.trie, sorted(checker.trie.near("thier", 1)))
    one = checker.edits("letter")
    print(len(one), len(checker.known(one)), sum(map(len, one)), min(one), max(one))
    agree = sum(checker.trie.near(word, 0).__next__() == (word, 0) for word in checker.counts)
    print(agree == len(checker.counts), list(checker.trie) == sorted(checker.counts))


if __name__ == "__main__":
    main(sys.argv[1:])
