#!/usr/bin/env python3
"""What large things cost, and how that grows: processor seconds of each interpreter, and how many times as much as a tenth of it takes.

    python3 tools/large.py PROGRAM [PROGRAM...]

Lists and dicts of ten million, a string of a gigabyte, an int of ten million digits, a full collection over ten million lists: each in a process of
its own, the least of three. Takes three minutes for two interpreters, and four gigabytes.
"""

import subprocess
import sys

# name: (what is there before, what is measured), for a size `n`.
THINGS = {
    "list appended": (10_000_000, "", "a = []\nfor i in range(n): a.append(i)"),
    "list sorted": (10_000_000, "a = [i * 7919 % n for i in range(n)]", "a.sort()"),
    "dict filled": (10_000_000, "", "d = {}\nfor i in range(n): d[i] = i"),
    "dict read": (10_000_000, "d = dict.fromkeys(range(n))", "for i in range(n): d[i]"),
    "str made": (1_000_000_000, "a = 'abcdefghij' * 100", "s = ''.join([a] * (n // 1000))"),
    "str searched": (1_000_000_000, "s = 'abcdefghij' * (n // 10)", "assert 'jj' not in s"),
    "str replaced": (1_000_000_000, "s = ('a' * 999 + 'b') * (n // 1000)", "t = s.replace('b', 'c')"),
    "int squared": (10_000_000, "i = (1 << int(n * 3.3219280948873626)) // 7", "j = i * i"),
    "full collection": (10_000_000, "import gc\ngc.disable()\na = [[] for i in range(n)]", "gc.collect()"),
}
PROGRAM = """
import time
names = {{'n': {n}}}
exec({before!r}, names)
work = compile({work!r}, 'work', 'exec')
start = time.process_time()
exec(work, names)
print(time.process_time() - start)
"""


def seconds(program, n, before, work):
    text = PROGRAM.format(n=n, before=before, work=work)
    runs = [subprocess.run([program, "-c", text], capture_output=True, text=True, check=True) for _ in range(3)]
    return min(float(run.stdout) for run in runs)


def main():
    programs = sys.argv[1:]
    if not programs:
        sys.exit(__doc__)
    for name, (n, before, work) in THINGS.items():
        cells = []
        for program in programs:
            small, large = (seconds(program, size, before, work) for size in (n // 10, n))
            cells.append(f"{large:9.3f} s, {large / small:5.1f} times")
        print(f"{name:16}" + "   ".join(cells), flush=True)


main()
