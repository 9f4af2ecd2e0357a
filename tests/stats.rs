//! `taipan stats`: the figures are those of the program, and the program is what it is without.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A file with a program's text.
fn program(name: &str, text: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).unwrap();
    path
}

fn taipan(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_taipan"));
    command.args(args).env("PYTHONHASHSEED", "0").output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Looks at a program's figures with `check`, a text of Python that finds them in `stats` and that may use `line(n)`, `op(name)`
/// and `allocated(name)`.
fn look(name: &str, source: &str, check: &str) {
    const FIGURES: &str = "\
import json, sys
stats = json.load(open(sys.argv[1]))
def find(table, **keys):
    return next((row for row in stats[table] if all(row[k] == v for k, v in keys.items())), {'count': 0, 'slow': 0})
def line(number):
    return find('lines', file=sys.argv[2], line=number)['count']
def op(name):
    return find('executed', name=name)['count']
def misses(name):
    return find('executed', name=name)['slow']
def allocated(name):
    return find('types', name=name)['count']
def same(a, b):
    assert a == b, (a, b)
";
    let path = program(&format!("{name}.py"), source);
    let counted = taipan(&["stats", "--json", "-I", "-S", &path.to_string_lossy()]);
    assert!(counted.status.success(), "{}", text(&counted.stderr));
    let figures = program(&format!("{name}.json"), &text(&counted.stderr));
    let check = format!("{FIGURES}{check}");
    let checked = taipan(&["-I", "-S", "-c", &check, &figures.to_string_lossy(), &path.to_string_lossy()]);
    assert!(checked.status.success(), "{}", text(&checked.stderr));
}

#[test]
fn instructions_are_counted_by_kind_and_by_line() {
    let source = "def f(n):\n    total = 0\n    for i in range(n):\n        total = total + i\n    return total\nf(1000)\n";
    look(
        "loop",
        source,
        "same(line(4), 2 * 1000)\nsame(op('AddRR'), 1000)\nsame(op('ForRange'), 1000)\nsame(op('ForIter'), 1)\n\
         same(op('JumpBackFor'), 1000)\nsame(misses('AddRR'), 0)\n\
         pair = find('pairs', first='AddRR', second='JumpBackFor')\nsame(pair['count'], 1000)\n\
         same(stats['instructions'], sum(row['count'] for row in stats['executed']))\n\
         same(stats['instructions'], sum(row['count'] for row in stats['lines']))\n",
    );
}

#[test]
fn tables_show_lines_with_their_source() {
    let path = program("table.py", "def f(n):\n    for i in range(n):\n        n = n - i\nf(1000)\n");
    let table = text(&taipan(&["stats", "-I", "-S", &path.to_string_lossy()]).stderr);
    assert!(table.contains("table.py:3  n = n - i\n"), "{table}");
    assert!(table.contains("\nSubRR "), "{table}");
}

#[test]
fn hits_and_misses_of_what_has_specialized() {
    let source = "\
class A: x = 1
class B: x = 1
class C:
    def __init__(self): self.x = 1
def get(objects):
    for o in objects:
        o.x
get([C()] * 500)
def add(a, b):
    return a + b
for i in range(500):
    add('a', 'b')
    add(1, i)
";
    look(
        "misses",
        source,
        "same(op('AttrPlace') + op('LoadAttr') > 499, True)\nsame(misses('AttrPlace') < 3, True)\n\
         same(op('AddRR'), 1000)\nsame(misses('AddRR'), 500)\n",
    );
    let mixed = "\
def get(objects):
    for o in objects:
        o.upper
get(['a', b'b', bytearray(b'c')] * 200)
";
    look("mixed", mixed, "same(sum(row['slow'] for row in stats['executed']) > 500, True)\n");
}

#[test]
fn allocations_are_counted_by_type_and_size() {
    let source = "\
class P:
    pass
kept = [P() for _ in range(700)]
lists = [[i] for i in range(300)]
big = bytes(100_000)
";
    look(
        "memory",
        source,
        "same(allocated('P'), 700)\nsame(300 <= allocated('list') < 400, True)\n\
         same(sum(row['count'] for row in stats['types']), sum(row['count'] for row in stats['objects']))\n\
         same(any(row['bytes'] >= 100_000 for row in stats['objects'] + stats['buffers']), True)\n\
         same(len(stats['collections']), 3)\n",
    );
}

#[test]
fn figures_are_the_same_every_time() {
    let path = root().join("benches/counts/classes.py");
    let run = || text(&taipan(&["stats", "--json", "-I", "-S", &path.to_string_lossy(), "5"]).stderr);
    assert_eq!(run(), run());
}

#[test]
fn programs_do_what_they_do_otherwise() {
    // Generators, handlers, tracing, special methods: whatever finds its way by the program counter.
    let source = "\
import sys, traceback
def inner():
    got = yield 1
    print('got', got)
    try:
        yield 2
    finally:
        print('finally')
def outer():
    result = yield from inner()
    yield from ()
    yield 3
g = outer()
print(next(g), g.send('x'), g.gi_frame.f_lineno, next(g))
for a, b in zip([1, 2], 'xy'):
    print(a, b)
for pair in enumerate('ab'):
    c, d = pair
class Number:
    def __init__(self, n): self.n = n
    def __add__(self, other): return NotImplemented
    def __radd__(self, other): return Number(self.n + 1)
    def __getitem__(self, key): return key
    def __del__(self): print('gone', sys._getframe(1).f_lineno)
class Other(Number):
    def __radd__(self, other): return Number(self.n + 10)
class Third:
    def __radd__(self, other): return Number(7)
print((Number(1) + Third()).n, (Number(1) + Other(5)).n)
n = 3 + Number(2)
print(n[1:2], n.n)
del n
def trace(frame, event, arg):
    print(event, frame.f_lineno)
    return trace
def traced():
    for i in range(2):
        i += 1
    return i
sys.settrace(trace)
traced()
sys.settrace(None)
h = inner()
next(h)
try:
    h.throw(KeyError('thrown'))
except KeyError:
    traceback.print_exc(file=sys.stdout)
try:
    print([1][5])
except* IndexError as group:
    print(group.exceptions)
with open(sys.argv[0]) as f:
    print(len(f.read()) > 10)
raise SystemExit(3)
";
    let path = program("same.py", source);
    let path = path.to_string_lossy();
    let (plain, counted) = (taipan(&["-I", "-S", &path]), taipan(&["stats", "-I", "-S", &path]));
    assert_eq!(text(&plain.stdout), text(&counted.stdout));
    assert_eq!((plain.status.code(), counted.status.code()), (Some(3), Some(3)));
    let table = text(&counted.stderr);
    for heading in
        ["instructions executed", "specialization", "pair", "line", "objects allocated", "generation"]
    {
        assert!(table.contains(heading), "{heading} in\n{table}");
    }
}

#[test]
fn what_it_takes_is_what_the_command_takes() {
    let counted = taipan(&["stats", "-I", "-S", "-c", "import sys; print(sys.argv)", "x"]);
    assert_eq!(text(&counted.stdout), "['-c', 'x']\n");
    assert!(text(&counted.stderr).contains("instructions executed"));
    let nothing = taipan(&["stats"]);
    assert_eq!(nothing.status.code(), Some(2));
    assert!(text(&nothing.stderr).starts_with("usage: taipan stats"), "{}", text(&nothing.stderr));
}
