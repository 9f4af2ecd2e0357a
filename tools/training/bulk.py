"""Long inputs for the native parts of the library: a loop that is only seen to run a few times is compiled for a few times."""

import array
import base64
import binascii
import collections
import csv
import decimal
import hashlib
import heapq
import io
import itertools
import json
import pickle
import random
import re
import statistics
import struct
import sys
import zlib

SIZE = 100_000


def of_bytes(data):
    for encode, decode in (
        (base64.b16encode, base64.b16decode),
        (base64.b32encode, base64.b32decode),
        (base64.b64encode, base64.b64decode),
        (base64.b85encode, base64.b85decode),
        (binascii.hexlify, binascii.unhexlify),
        (bytes.hex, bytes.fromhex),
        (zlib.compress, zlib.decompress),
    ):
        assert decode(encode(data)) == data
    for name in ("md5", "sha1", "sha256", "sha3_256", "blake2b"):
        hashlib.new(name, data).digest()
    zlib.crc32(data), zlib.adler32(data), binascii.crc_hqx(data, 0)
    table = bytes(reversed(range(256)))
    data.upper().lower().swapcase().translate(table).replace(b"a", b"bc").split(b"x")
    data.count(b"ab"), data.find(b"no such thing"), data.rfind(b"\0\0\0\0"), data[::-1], data[1::3], sum(data), max(data)
    bytearray(data).reverse(), data == bytes(data), data < data[:-1], data.isalnum(), b",".join([data[:10]] * 1000)


def of_text(text):
    for encoding in ("utf-8", "utf-16", "utf-32", "latin-1", "cp1252"):
        text.encode(encoding, "replace").decode(encoding)
    wide = text + "\u20ac" * 1000 + "\U0001f600"
    wide.encode().decode(), wide.encode("utf-16").decode("utf-16")
    for some in (text, wide):
        some.upper(), some.lower(), some.title(), some.casefold(), some.swapcase(), some[::-1], some[::2]
        some.replace("e", "ee"), some.split(), some.splitlines(), some.count("th"), some.find("no such thing")
        some.translate({97: "b"}), some.isascii(), some.isalpha(), some.strip(), "-".join(some[:5000]), some == some + "", hash(some)
        sorted(some[:5000]), set(some), re.sub(r"\w+", "x", some), re.findall(r"[a-f]+\d*", some), re.split(r"\s+", some)
    list(csv.reader(io.StringIO("a,b,c\n" * 5000)))


def of_numbers(count):
    chance = random.Random(1)
    ints, floats = [chance.randrange(10**6) for _ in range(count)], [chance.random() for _ in range(count)]
    for numbers in (ints, floats):
        sorted(numbers), sorted(numbers, reverse=True), sum(numbers), min(numbers), max(numbers), heapq.nsmallest(10, numbers)
        statistics.fmean(numbers), numbers[::-1], numbers * 2, numbers.count(1), numbers == list(numbers), tuple(numbers), set(numbers)
        json.loads(json.dumps(numbers)), pickle.loads(pickle.dumps(numbers)), list(itertools.accumulate(numbers))
        chance.shuffle(numbers)
    array.array("d", floats).tobytes(), array.array("i", ints).byteswap(), struct.pack(f"{count}d", *floats)
    collections.Counter(ints).most_common(5), collections.deque(ints, 100), dict(zip(ints, floats))
    sys.set_int_max_str_digits(0)
    big = 3**40_000
    big * big, big // 7**9000, big % 10**5000, int(str(big)), big & (big >> 5), pow(3, big >> 60_000, 10**40)
    decimal.getcontext().prec = 500
    decimal.Decimal(2).sqrt() / 3 * decimal.Decimal(7).ln()


def run():
    data = random.Random(0).randbytes(SIZE)
    of_bytes(data)
    of_bytes(b"the quick brown fox jumps over the lazy dog " * (SIZE // 44))
    of_text("The quick brown fox jumps over 13 lazy dogs.\n" * (SIZE // 45))
    of_numbers(SIZE // 5)
