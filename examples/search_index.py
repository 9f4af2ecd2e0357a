"""An inverted index: ranked search with phrases, `AND`, `OR`, `NOT`, prefixes and snippets; saved with pickle.

usage: search_index.py FOLDER QUERY ...        searches the text files of a folder; a demonstration without arguments
"""
import math
import pathlib
import pickle
import re
import sys
import tempfile
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from functools import reduce

WORD = re.compile(r"\w+(?:'\w+)?")
STOP_WORDS = frozenset("a an and are as at be by for from in is it of on or that the this to was with".split())
SUFFIXES = ("ingly", "edly", "ing", "ies", "ed", "ly", "es", "s")


def stem(word):
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return word[:-len(suffix)] + ("y" if suffix == "ies" else "")
    return word


def terms(text):
    """Position, stem and place of the words that count."""
    for position, match in enumerate(WORD.finditer(text.casefold())):
        if match.group() not in STOP_WORDS:
            yield position, stem(match.group()), match.span()


class QueryError(ValueError):
    pass


@dataclass
class Document:
    name: str
    text: str = field(repr=False)
    length: int = 0


class Index:
    K, B = 1.2, 0.75

    def __init__(self):
        self.documents = []
        self.postings = defaultdict(dict)
        self.sorted_terms = None

    def add(self, name, text):
        number = len(self.documents)
        document = Document(name, text)
        for position, term, _ in terms(text):
            self.postings[term].setdefault(number, []).append(position)
            document.length += 1
        self.documents.append(document)
        self.sorted_terms = None
        return number

    def with_prefix(self, prefix):
        if self.sorted_terms is None:
            self.sorted_terms = sorted(self.postings)
        start = bisect_left(self.sorted_terms, prefix)
        end = bisect_left(self.sorted_terms, prefix + "\U0010ffff")
        return self.sorted_terms[start:end]

    def score(self, term, number):
        """Okapi BM25."""
        found = self.postings.get(term, {})
        count = len(found.get(number, ()))
        if not count:
            return 0.0
        total = len(self.documents)
        mean = sum(document.length for document in self.documents) / total
        rarity = math.log(1 + (total - len(found) + 0.5) / (len(found) + 0.5))
        length = self.K * (1 - self.B + self.B * self.documents[number].length / mean)
        return rarity * count * (self.K + 1) / (count + length)

    def phrase(self, words):
        """Documents in which the words follow each other."""
        stems = [(offset, stem(word)) for offset, word in enumerate(words) if word not in STOP_WORDS]
        if not stems:
            return set()
        places = [{(number, position - offset) for number, positions in self.postings.get(term, {}).items()
                   for position in positions} for offset, term in stems]
        return {number for number, _ in reduce(set.intersection, places)}

    def search(self, query, most=10):
        matching, scored = Query(self, query).run()
        ranked = [(sum(self.score(term, number) for term in scored), number) for number in matching]
        ranked.sort(key=lambda pair: (-pair[0], self.documents[pair[1]].name))
        return [(self.documents[number], score) for score, number in ranked[:most]]

    def snippet(self, document, query, width=56):
        wanted = {stem(word) for word in WORD.findall(query.casefold())}
        spans = [span for _, term, span in terms(document.text) if term in wanted]
        if not spans:
            return document.text[:width]
        start = max(0, spans[0][0] - width // 3)
        text, shift = document.text[start:start + width], start
        for begin, end in reversed([span for span in spans if span[1] <= start + width]):
            text = f"{text[:begin - shift]}[{text[begin - shift:end - shift]}]{text[end - shift:]}"
        return "..." * bool(start) + " ".join(text.split()) + "..."

    def __getstate__(self):
        return {**vars(self), "postings": dict(self.postings), "sorted_terms": None}

    def __setstate__(self, state):
        vars(self).update(state)
        self.postings = defaultdict(dict, self.postings)


class Query:
    """or: and ("OR" and)*    and: not (["AND"] not)*    not: ["NOT"] item    item: word | word* | "phrase" | ( or )"""

    TOKEN = re.compile(r'\s*(?:"([^"]*)"|([()])|([\w\']+\*?)|(\S))')

    def __init__(self, index, text):
        self.index, self.scored = index, []
        self.everything = set(range(len(index.documents)))
        self.tokens = [match.groups() for match in self.TOKEN.finditer(text)][::-1]

    def peek(self):
        if not self.tokens:
            return None
        phrase, bracket, word, other = self.tokens[-1]
        if other:
            raise QueryError(f"what is {other!r}?")
        return bracket or word or "phrase"

    def run(self):
        if not self.tokens:
            raise QueryError("an empty query")
        found = self.or_()
        if self.tokens:
            raise QueryError(f"unexpected {self.peek()!r}")
        return found, self.scored

    def or_(self):
        found = self.and_()
        while self.peek() == "OR":
            self.tokens.pop()
            found = found | self.and_()
        return found

    def and_(self):
        found = self.not_()
        while self.peek() not in (None, "OR", ")"):
            if self.peek() == "AND":
                self.tokens.pop()
            found = found & self.not_()
        return found

    def not_(self):
        if self.peek() == "NOT":
            self.tokens.pop()
            kept = len(self.scored)
            found = self.everything - self.not_()
            del self.scored[kept:]
            return found
        return self.item()

    def item(self):
        if self.peek() is None:
            raise QueryError("unexpected end")
        phrase, bracket, word, _ = self.tokens.pop()
        if bracket == "(":
            found = self.or_()
            if self.peek() != ")":
                raise QueryError("a ( is not closed")
            self.tokens.pop()
            return found
        if bracket:
            raise QueryError("unexpected ')'")
        if phrase is not None:
            words = WORD.findall(phrase.casefold())
            self.scored += map(stem, words)
            return self.index.phrase(words)
        if word.endswith("*"):
            matching = self.index.with_prefix(word[:-1].casefold())
        else:
            matching = [stem(word.casefold())]
        self.scored += matching
        return set().union(*(self.index.postings.get(term, {}) for term in matching))


TEXTS = {
    "whales": "Whales are marine mammals. The blue whale is the largest animal known; whales sing songs under water.",
    "python": "The python is a snake. It is not poisonous, but swallows animals whole. Snakes shed their skins.",
    "language": "Python is a programming language. Programs written in Python are read more often than they are written.",
    "songs": "Songs were sung by sailors: the blue sea, the sailing ship, and the mammals of the deep are singing.",
    "cooking": "Boil the water, add salt, and cook the noodles for eight minutes. Serve with the blue cheese.",
    "memory": "An interpreter counts references; a collector frees cycles. Programs written carelessly leak memory.",
    "straße": "Die STRASSE führt zum Meer. Naïve cafés line the straße.",
}

QUERIES = ["blue", "whale song", "python NOT snake", "python OR whales", '"written in python"', '"python written"', "sing* AND blue",
           "(water OR sea) blue NOT cooking", "progr*", "strasse", "nothing", '"the"', "", "(blue", "blue )", "a & b", "NOT"]


def main(argv):
    index = Index()
    if len(argv) > 1:
        for path in sorted(pathlib.Path(argv[0]).rglob("*.txt")):
            index.add(path.name, path.read_text(encoding="utf-8", errors="replace"))
        queries = [" ".join(argv[1:])]
    else:
        for name, text in TEXTS.items():
            index.add(name, text)
        queries = QUERIES
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "index.pickle")
        path.write_bytes(pickle.dumps(index))
        index = pickle.loads(path.read_bytes())
        print(path.name, path.stat().st_size > 1000, [entry.name for entry in path.parent.iterdir()])
    print(len(index.documents), "documents,", len(index.postings), "terms")
    for query in queries:
        try:
            found = index.search(query)
        except QueryError as error:
            print(f"{query!r}: QueryError: {error}")
            continue
        print(f"{query!r}: {len(found)} found")
        for document, score in found:
            print(f"  {score:6.3f} {document.name:<9} {index.snippet(document, query)}")
    print([stem(word) for word in ("whales", "singing", "cities", "boldly", "added", "gas", "is")], index.documents[0])


if __name__ == "__main__":
    main(sys.argv[1:])
