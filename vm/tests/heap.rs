//! What lives on the heap comes, moves between generations and goes: small programs, few enough instructions for Miri
//! (docs/internals/testing.md has the command).

use taipan_compiler::parser::Mode;
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::int;
use taipan_vm::config::Config;
use taipan_vm::vm::{Vm, run_module};

/// Runs a program on a machine of its own. Its global `result` must be `expected`, and nothing may be left of it. Miri is too slow
/// to traverse the machine's own objects in each collection: there they are frozen first.
fn check_under(config: Config, source: &str, expected: i64) {
    let source = &if cfg!(miri) {
        format!("import gc\ngc.freeze()\n{source}\ngc.unfreeze()")
    } else {
        source.to_owned()
    };
    let mut vm = Vm::new(config);
    let found = vm.enter(|vm| {
        let compiled = taipan_compiler::compile(source, "<test>", Mode::Exec, &Default::default()).unwrap();
        let globals = PyDict::new(vm).unwrap();
        if run_module(vm, compiled.code, &globals).is_err() {
            let raised = vm.take_raised().unwrap();
            panic!(
                "{}",
                vm.repr(&raised).map(|text| vm.to_str(&text).unwrap().display().to_string()).unwrap()
            );
        }
        let result = globals.get_str(&vm.intern_str("result").unwrap());
        globals.clear();
        result.as_ref().and_then(int::as_i64)
    });
    assert_eq!(found, Some(expected));
    assert_eq!(vm.finish(), Default::default(), "left at the end");
}

/// A machine that collects at every tracked allocation, and fully at every `every`th (0: as CPython does).
fn stressed(every: u64) -> Config {
    Config { gc_stress: every, ..Config::default() }
}

fn check(source: &str, expected: i64) {
    if !cfg!(miri) {
        check_under(stressed(0), source, expected);
    }
    check_under(stressed(7), source, expected);
}

#[test]
fn objects_of_all_sizes_come_and_go() {
    check(
        "
kept = []
for size in (0, 1, 7, 60, 200, 5000):
    kept.append(tuple(range(size)))
    kept.append('x' * size)
    kept.append([None] * size)
    kept.append({i: str(i) for i in range(min(size, 60))})
del kept[::2]
kept.extend(b'y' * n for n in range(40))
result = len(kept)
",
        52,
    );
}

#[test]
fn pages_are_watched_while_allocations_are_traced() {
    let source = "
kept = []
for size in (0, 1, 7, 60, 200, 5000):
    kept.append(tuple(range(size)))
    kept.append('x' * size)
    kept.append([None] * size)
del kept[::2]
kept.extend(b'y' * n for n in range(40))
result = len(kept)
";
    check_under(Config { tracemalloc: 3, ..stressed(7) }, source, 49);
}

#[test]
fn tracing_begins_and_ends_in_between() {
    let mut vm = Vm::new(Config::default());
    vm.enter(|vm| {
        let make = |count: i64| -> Vec<_> {
            (0..count).map(|n| vm.new_tuple(&[int::small(n), int::small(-n)]).unwrap()).collect()
        };
        let mut before = make(300);
        vm.heap().start_tracing(1);
        let during = make(300);
        let (used, _) = vm.heap().traces().memory();
        assert_eq!(vm.heap().traces().all().unwrap().len(), 300);
        before.truncate(150);
        assert_eq!(vm.heap().traces().memory().0, used);
        drop(during);
        assert_eq!(vm.heap().traces().memory(), (0, used));
        before.extend(make(300));
        vm.heap().stop_tracing();
        assert_eq!(vm.heap().traces().memory(), (0, 0));
        before.extend(make(300));
        drop(before);
    });
    assert_eq!(vm.finish(), Default::default(), "left at the end");
}

#[test]
fn cycles_are_collected() {
    check(
        "
import gc
class Node:
    ended = 0
    def __init__(self): self.own = self
    def __del__(self): Node.ended += 1
for _ in range(5):
    a, b = Node(), Node()
    a.other, b.other = b, a
    l = [a]
    l.append(l)
del a, b, l
gc.collect()
result = Node.ended
",
        10,
    );
}

#[test]
fn finalizers_may_resurrect_once() {
    check(
        "
import gc
saved = []
class Phoenix:
    def __init__(self): self.own = self
    def __del__(self): saved.append(self)
Phoenix()
gc.collect()
first = len(saved)
saved.clear()
gc.collect()
result = first * 10 + len(saved)
",
        10,
    );
}

#[test]
fn weak_references_end_with_what_they_refer_to() {
    check(
        "
import _weakref, gc
called = []
class C: pass
c = C()
plain, with_callback = _weakref.ref(c), _weakref.ref(c, called.append)
proxy = _weakref.proxy(c)
c.own = c
del c
gc.collect()
result = (plain() is None) + 2 * (called == [with_callback]) + 4 * isinstance(proxy, _weakref.ProxyType)
",
        7,
    );
}

#[test]
fn deep_nesting_is_destroyed_in_bounded_stack() {
    let depth = if cfg!(miri) { 300 } else { 1_000_000 };
    let source = format!(
        "
nested = None
for i in range({depth}):
    nested = [nested] if i % 3 else ((nested,) if i % 2 else {{0: nested}})
del nested
result = 1
"
    );
    check_under(stressed(0), &source, 1);
}

#[test]
fn what_runs_while_an_object_goes_may_change_everything() {
    check(
        "
class Evil:
    def __del__(self): items.clear(); items.append(len(items))
items = []
items.extend([Evil(), Evil(), [Evil()]])
items[:] = []
d = {0: Evil(), 1: Evil()}
items = d
class Evil2:
    def __del__(self): d.clear()
d[2] = Evil2()
del d[2]
result = len(d)
",
        0,
    );
}

#[test]
fn generators_and_frames_that_never_end_are_collected() {
    check(
        "
import gc
closed = []
def endless(own):
    try:
        while True: own.append((yield own))
    finally: closed.append(1)
def start():
    own = []
    g = endless(own)
    own.append(g)
    next(g); g.send(3)
start()
gc.collect()
try:
    def fail(): local = [fail]; local.append(local); raise KeyError(local)
    fail()
except KeyError as error:
    kept = error
del kept
gc.collect()
result = len(closed)
",
        1,
    );
}
