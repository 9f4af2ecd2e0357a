#!/usr/bin/env python3
"""What single expressions and statements cost on several interpreters: where to look before anything else is optimized.

usage: primitives.py [-m PART] PYTHON PYTHON [...]

Each line of the tables runs in a loop of its own, and so does nothing, which is subtracted; the least processor time of several rounds counts. The
interpreters run all of it in turn, three times. Printed are nanoseconds, and the second interpreter's by the first one's, the worst first. `-m` takes the lines that
have PART in them.
"""
import json
import subprocess
import sys
import time

SETUP = """
import array, collections, copy, dataclasses, enum, functools, io, json, math, random, re, struct
def plain(a): pass
def other(a): pass
def defaults(a, b=1, c=2): pass
def keyword(a, *, k=1): pass
def rest(*a): pass
def named(**k): pass
def both(*a, **k): pass
def generator(): yield 1
def negative(x): return -x
def make(x):
    def inner(): return x
    return inner
def handled(i):
    try: raise KeyError(i)
    except KeyError as error: pass
def within(manager):
    with manager: pass
def matched(i):
    match i:
        case 1: pass
        case (a, b): pass
        case _: pass
class A:
    z = 1
    def __init__(self): self.v, self.items = 1, []
    def method(self): pass
    def with_default(self, x=1): pass
    def __call__(self): pass
    def __getitem__(self, index): return index
    def __len__(self): return 3
    def __lt__(self, other): return False
    def __add__(self, other): return self
    def __enter__(self): return self
    def __exit__(self, *error): pass
    @property
    def prop(self): return 1
    @classmethod
    def of_class(cls): pass
    @staticmethod
    def static(): pass
class B(A):
    def method(self): super().method()
class Bare: pass
class Slotted:
    __slots__ = ("x",)
    def __init__(self): self.x = 1
@dataclasses.dataclass
class Data:
    a: int
class Kind(enum.Enum): one = 1
Point = collections.namedtuple("Point", "x y")
several = [A(), B()] + [type("C", (A,), {})() for _ in range(3)]
"""

LOCALS = """
a=A(), b=B(), fs=[plain, other], several=several, bound=A().method, bound_default=A().with_default, append=[].append, get={'a': 1}.get, read=io.BytesIO(b'').read,
write=io.StringIO().write, partial=functools.partial(plain, 1), l=[1, 2, 3, 4, 5], l2=[1, 2, 3, 4, 5], t=(1, 2), mixed=(1, 'a'), names=('a', 'b', 'c'), one=(1,),
d={'a': 1, 'b': 2}, pairs={(1, 2): 3}, di={1: 2}, by_class={list: 1}, kinds=frozenset({int, str}), s=set(range(8)), small=frozenset(range(5)),
large=frozenset(range(12)), st='abcdef', by=b'abcdef', ba=bytearray(b'abcdef'), arr=array.array('d', [1.0] * 10), dq=collections.deque([1] * 9), p=Point(1, 2),
n='123', f=1.5, count=collections.Counter(), groups=collections.defaultdict(list), pattern=re.compile('b'), unpack=struct.Struct('<H').unpack,
"""

LINES = """
plain(1) || defaults(1) || defaults(1, 2, 3) || defaults(1, b=3) || keyword(1, k=2) || rest(1) || rest(*l) || rest(*t) || named(a=1) || named(**d) || both(1, 2, a=3)
fs[i & 1](1) || (lambda: 1)() || make(1) || make(1)() || lambda: 0 || partial() || negative(i) || a() || a.method() || a.with_default() || bound() || bound_default() || b.method()
a.of_class() || a.static() || A.of_class() || A.static() || A() || Bare() || Slotted() || Data(1) || Point(1, 2) || generator() || list(generator()) || next(generator())
append(1) || get('a') || get('c') || read(0) || write('') || x = l.append || x = a.method || x = st.join
a.v || a.z || a.v = 1 || a.v += 1 || a.prop || a.__class__ || a.__dict__ || p.x || p[0] || Kind.one || several[i % 5].v || several[i % 5].z
getattr(a, 'v') || getattr(a, 'none', None) || hasattr(a, 'none') || setattr(a, 'v', 1) || a[i] || len(a) || a < a || a + a || within(a) || isinstance(a, A)
isinstance(i, (int, str)) || issubclass(int, dict) || callable(a) || id(a) || hash(st) || type(a).__name__ || type(l) in kinds || by_class.get(type(l))
[] || {} || x = () || [i, i] || (i, i) || {'a': i} || {1, 2} || [*l] || (*l,) || {**d} || [0] * 9 || l + l2 || l * 2 || l[1:3] || l[:] || l[-1] || l[0], l[1] = l[1], l[0]
x, y = t || x, *y = l || for x in l: pass || for x in t: pass || for x in d: pass || for x in s: pass || for x in st: pass || for x in range(5): pass
for x, y in d.items(): pass || for x, y in enumerate(l): pass || for x, y in zip(l, l2): pass || for x in reversed(l): pass
[x for x in l] || {x for x in l} || {x: x for x in l} || sum(x for x in l) || any(x > 9 for x in l) || tuple(x for x in l) || set(x for x in l)
list(l) || tuple(l) || set(l) || dict(d) || list(d) || list(d.items()) || sorted(l) || sorted(l, key=negative) || list(map(str, l)) || min(s) || max(l) || sum(l) || min(1, 2)
l.copy() || d.copy() || l.index(3) || l.append(1); l.pop() || l.insert(0, 1); l.pop(0) || l == l2 || t == (1, 2) || i in l || i in mixed || 'a' in d || i in kinds || st in names
d['a'] || d.get('a') || d['a'] += 1 || pairs[1, 2] || di[9] = 1; del di[9] || count[i & 3] += 1 || x = {}; x['a'] = 1 || small <= large || small | large || s - small || s & small
st == 'abc' || st < 'b' || st + 'x' || st[3] || st[1:3] || st[::-1] || st.startswith('a') || st.find('c') || st.replace('a', 'b') || st.split('b') || st.upper() || st.encode()
', '.join(names) || f'{i}' || f'{st}: {i}' || '%s' % st || '%s: %s' % (st, i) || '%d' % i || '{}'.format(i) || str(i) || repr(st) || int(n) || str('a') || bool(i) || float(3) || int(f)
by[3] || by[1:3] || by + by || ba[3] || ba[3] = 1 || b''.join([by, by]) || arr[3] || arr[3] = 2.0 || dq[3] || dq.append(1); dq.popleft()
i + 1 || i * i || i // 7 || i % 7 || i / 7 || i ** 2 || i << 2 || i & 255 || ~i || -i || not i || i < 5 < 7 || abs(-1) || divmod(i, 7) || i.bit_length() || f * i || f + f || round(f) || math.sqrt(f)
x = i if i > 5 else 0 || i is None || handled(i) || matched(i) || assert i >= 0 || random.random() || pattern.sub('x', st) || pattern.match(st) || unpack(by[:2])
json.dumps(l) || copy.copy(l) || copy.deepcopy(l) || int.from_bytes(by, 'big') || i.to_bytes(8, 'big')
"""

ROUNDS, LOOPS, TURNS = 5, 50_000, 3


def lines(part):
    found = (one.strip() for row in LINES.strip().splitlines() for one in row.split(" || "))
    return [one for one in found if part in one]


def least(function):
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        function(range(LOOPS))
        best = min(best, time.process_time() - start)
    return best * 1e9 / LOOPS


def measure(part):
    space = {}
    exec(SETUP, space)
    arguments = " ".join(LOCALS.split())
    results = {}
    for line in ["pass", *lines(part)]:
        exec(f"def timed(numbers, {arguments}):\n  for i in numbers:\n    {line}\n", space)
        results[line] = least(space["timed"])
    nothing = results.pop("pass")
    return {line: max(figure - nothing, 0.0) for line, figure in results.items()}


def main(arguments):
    part = ""
    if arguments[:1] == ["-m"]:
        part, arguments = arguments[1], arguments[2:]
    if arguments == ["--measure"]:
        return print(json.dumps(measure(part)))
    figures = [{} for _ in arguments]
    for _ in range(TURNS):
        for own, python in zip(figures, arguments):
            command = [*python.split(), __file__, "-m", part, "--measure"]
            found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            for line, figure in found.items():
                own[line] = min(figure, own.get(line, figure))
    ratio = lambda line: figures[-1][line] / max(figures[0][line], 0.5)
    for line in sorted(figures[0], key=ratio):
        print(f"{ratio(line):6.2f}  " + " ".join(f"{own[line]:8.1f}" for own in figures) + f"  {line}")


if __name__ == "__main__":
    main(sys.argv[1:])
