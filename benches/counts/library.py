"""Imports, and modules of the library: json, re, collections, itertools, functools."""
import collections
import functools
import itertools
import json
import re
import sys


@functools.lru_cache(maxsize=None)
def cached(n):
    return n * 2


def run(rounds):
    total = 0
    pattern = re.compile(r"(\w+)=(\d+)")
    for i in range(rounds):
        data = json.loads(json.dumps({"a": [1, 2.5, None, "text"], "b": {"c": i}}))
        total += data["b"]["c"] + sum(int(n) for _, n in pattern.findall("x=1, yy=22, z=333"))
        total += len(collections.Counter("mississippi")) + cached(i % 7)
        total += sum(itertools.chain([1, 2], itertools.islice(itertools.count(), 5)))
    return total


print(run(int(sys.argv[1])))
