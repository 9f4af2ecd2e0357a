"""Huffman coding: compresses bytes, with the table of code lengths in front ("canonical" codes), and expands them again.

usage: huffman.py [FILE ...]
"""
import heapq
import itertools
import math
import struct
import sys
from collections import Counter

MAGIC = b"HUF1"
HEADER = struct.Struct(">4sQH")


class FormatError(ValueError):
    """The bytes were not made by `compress`."""


class BitWriter:
    def __init__(self):
        self.bytes = bytearray()
        self.buffer = 0
        self.filled = 0

    def write(self, code, length):
        self.buffer = self.buffer << length | code
        self.filled += length
        while self.filled >= 8:
            self.filled -= 8
            self.bytes.append(self.buffer >> self.filled & 0xFF)
        self.buffer &= (1 << self.filled) - 1

    def finish(self):
        if self.filled:
            self.bytes.append(self.buffer << (8 - self.filled) & 0xFF)
        return bytes(self.bytes)


def bits(data):
    for byte in data:
        for shift in range(7, -1, -1):
            yield byte >> shift & 1


def code_lengths(counts):
    """The length of each symbol's code, by merging the two rarest trees until one is left."""
    if len(counts) == 1:
        return dict.fromkeys(counts, 1)
    order = itertools.count()
    heap = [(count, next(order), [symbol]) for symbol, count in sorted(counts.items())]
    heapq.heapify(heap)
    lengths = dict.fromkeys(counts, 0)
    while len(heap) > 1:
        (first, _, some), (second, _, others) = heapq.heappop(heap), heapq.heappop(heap)
        for symbol in some + others:
            lengths[symbol] += 1
        heapq.heappush(heap, (first + second, next(order), some + others))
    return lengths


def canonical_codes(lengths):
    """Codes in the order of their lengths, then of the symbols: the lengths alone say what they are."""
    codes, code, previous = {}, 0, 0
    for length, symbol in sorted((length, symbol) for symbol, length in lengths.items()):
        code <<= length - previous
        codes[symbol] = code, length
        code += 1
        previous = length
    return codes


def compress(data):
    counts = Counter(data)
    lengths = code_lengths(counts) if counts else {}
    codes = canonical_codes(lengths)
    writer = BitWriter()
    for byte in data:
        writer.write(*codes[byte])
    table = b"".join(struct.pack("BB", symbol, length) for symbol, length in sorted(lengths.items()))
    return HEADER.pack(MAGIC, len(data), len(lengths)) + table + writer.finish()


def expand(packed):
    try:
        magic, size, count = HEADER.unpack_from(packed)
    except struct.error as error:
        raise FormatError(f"no header: {error}") from None
    if magic != MAGIC:
        raise FormatError(f"bad magic {magic!r}")
    table = packed[HEADER.size:HEADER.size + 2 * count]
    lengths = {symbol: length for symbol, length in struct.iter_unpack("BB", table)}
    symbols = {code: symbol for symbol, code in canonical_codes(lengths).items()}
    out = bytearray()
    code = length = 0
    for bit in bits(memoryview(packed)[HEADER.size + 2 * count:]):
        if len(out) == size:
            break
        code, length = code << 1 | bit, length + 1
        if (code, length) in symbols:
            out.append(symbols[code, length])
            code = length = 0
    if len(out) != size:
        raise FormatError(f"{size - len(out)} of {size} bytes are missing")
    return bytes(out)


def entropy(counts):
    total = sum(counts.values())
    return -sum(count / total * math.log2(count / total) for count in counts.values())


def report(name, data):
    packed = compress(data)
    assert expand(packed) == data
    counts = Counter(data)
    mean = sum(counts[s] * n for s, n in code_lengths(counts).items()) / len(data) if data else 0.0
    print(f"{name:<12} {len(data):6} -> {len(packed):6} bytes, "
          f"entropy {entropy(counts) if data else 0:.4f}, mean code {mean:.4f} bits")
    return packed


def fibonacci_text(count):
    """Letters whose counts are Fibonacci numbers: the deepest tree there is."""
    a, b, text = 1, 1, []
    for letter in "abcdefghijklmnop"[:count]:
        text.append(letter * a)
        a, b = b, a + b
    return "".join(text)


def demonstrate():
    text = "the quick brown fox jumps over the lazy dog; she sells sea shells on the sea shore. " * 20
    report("empty", b"")
    report("one letter", b"aaaaaaaaaaaaaaaa")
    packed = report("text", text.encode())
    report("unicode", "Grüße aus Köln, 東京, 🐍! ".encode() * 30)
    report("all bytes", bytes(range(256)) * 4)
    report("fibonacci", fibonacci_text(14).encode())
    for symbol, (code, length) in list(canonical_codes(code_lengths(Counter(text))).items())[:8]:
        print(f"  {symbol!r}: {code:0{length}b}")
    broken = [b"", b"ZIP!" + packed[4:], packed[:-30], packed[:20]]
    for data in broken:
        try:
            expand(data)
        except FormatError as error:
            print("FormatError:", error)
    print(packed[:24].hex(" "), "crc", sum(packed) % 65521)


def main(argv):
    if not argv:
        demonstrate()
    for name in argv:
        try:
            with open(name, "rb") as file:
                report(name, file.read())
        except OSError as error:
            print(f"huffman: {error}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
