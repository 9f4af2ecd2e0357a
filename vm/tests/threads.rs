//! VMs on several threads of the system, and several threads in a VM.

use std::sync::Barrier;
use std::time::{Duration, Instant};
use taipan_compiler::parser::Mode;
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::int;
use taipan_vm::capability::Capabilities;
use taipan_vm::config::Config;
use taipan_vm::thread::{Termination, Thread};
use taipan_vm::vm::{Vm, run_module};

fn machine() -> Vm {
    Vm::new(Config { capabilities: Capabilities::ALL, ..Config::default() })
}

/// Runs a script and returns its global `result`.
fn run(vm: &Thread, source: &str) -> Result<i64, String> {
    let compiled = taipan_compiler::compile(source, "<test>", Mode::Exec, &Default::default()).unwrap();
    let globals = PyDict::new(vm).unwrap();
    let ran = run_module(vm, compiled.code, &globals);
    if ran.is_err() {
        return Err(match (vm.clear_termination(), vm.take_raised()) {
            (Some(why), _) => format!("{why:?}"),
            (None, Some(exception)) => {
                format!("{}: {}", exception.ty().name(), vm.to_str(&exception).unwrap().display())
            }
            (None, None) => "nothing raised".to_owned(),
        });
    }
    let result = globals.get_str(&vm.intern_str("result").unwrap());
    globals.clear();
    Ok(result.as_ref().and_then(int::as_i64).unwrap_or(0))
}

const SUM: &str = "
result = 0
for i in range(200_000):
    result += i
";

#[test]
fn machines_run_beside_each_other() {
    let barrier = Barrier::new(2);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let mut vm = machine();
                barrier.wait();
                for _ in 0..5 {
                    assert_eq!(vm.enter(|vm| run(vm, SUM)), Ok(19_999_900_000));
                }
                assert!(vm.finish().is_empty());
            });
        }
    });
}

#[test]
fn a_machine_goes_from_thread_to_thread() {
    let mut vm = machine();
    let first = vm.enter(|vm| {
        assert_eq!(run(vm, SUM), Ok(19_999_900_000));
        vm.id()
    });
    let (mut vm, second) = std::thread::spawn(move || {
        let id = vm.enter(|vm| {
            assert_eq!(run(vm, SUM), Ok(19_999_900_000));
            let deep = "def f(n): return f(n - 1) if n else 0\nresult = f(10_000)";
            assert!(run(vm, deep).unwrap_err().starts_with("RecursionError"));
            vm.id()
        });
        (vm, id)
    })
    .join()
    .unwrap();
    assert_ne!(first, second);
    assert_eq!(vm.enter(|vm| run(vm, SUM)), Ok(19_999_900_000));
    std::thread::spawn(move || drop(vm)).join().unwrap();
}

const COUNTERS: &str = "
import _thread
lock, done = _thread.allocate_lock(), []
result = 0

def work():
    global result
    for i in range(3000):
        with lock:
            result += 1
    done.append(1)

for i in range(4):
    _thread.start_new_thread(work, ())
while len(done) < 4:
    pass
";

#[test]
fn threads_take_turns() {
    for interval in [5_000_000, 100] {
        let mut vm = machine();
        let result = vm.enter(|vm| {
            vm.interp().lock.set_interval(Duration::from_nanos(interval));
            run(vm, COUNTERS)
        });
        assert_eq!(result, Ok(12_000));
        assert!(vm.finish().is_empty());
    }
}

/// A thread that only counts, one that waits for ever, one that is about to wait for longer than the test lasts.
const ENDLESS: &str = "
import _thread

def count():
    i = 0
    while True:
        i += 1

def wait(*timeout):
    lock = _thread.allocate_lock()
    lock.acquire()
    lock.acquire(*timeout)

_thread.start_new_thread(count, ())
_thread.start_new_thread(wait, ())
_thread.start_new_thread(wait, (True, 1000))
for i in range(10_000):
    pass
result = 1
";

#[test]
fn dropping_a_machine_ends_its_threads() {
    let mut vm = machine();
    assert_eq!(vm.enter(|vm| run(vm, ENDLESS)), Ok(1));
    let start = Instant::now();
    drop(vm);
    assert!(start.elapsed() < Duration::from_secs(5));
    let mut vm = machine();
    assert_eq!(vm.enter(|vm| run(vm, ENDLESS)), Ok(1));
    assert!(vm.finish().is_empty());
}

#[test]
fn a_host_interrupts() {
    let waiting = "
import _thread
lock = _thread.allocate_lock()
lock.acquire()
try:
    lock.acquire()
finally:
    result = 1
";
    for source in ["while True: pass", waiting] {
        let mut vm = machine();
        let interrupter = vm.interrupter().unwrap();
        let host = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(30));
            interrupter.interrupt();
        });
        let result = vm.enter(|vm| run(vm, source));
        assert_eq!(result, Err(format!("{:?}", Termination::Interrupted)));
        assert_eq!(vm.enter(|vm| run(vm, SUM)), Ok(19_999_900_000));
        host.join().unwrap();
    }
}

#[test]
fn time_limits_end_waits() {
    let mut vm = machine();
    let result = vm.enter(|vm| {
        vm.interp().limits.deadline.set(Some(Instant::now() + Duration::from_millis(30)));
        run(vm, "import _thread\nl = _thread.allocate_lock()\nl.acquire()\nl.acquire()")
    });
    assert_eq!(result, Err(format!("{:?}", Termination::Time)));
}

#[test]
fn without_the_capability_there_are_no_threads() {
    let mut vm = Vm::new(Config::default());
    let result = vm.enter(|vm| run(vm, "import _thread\n_thread.start_new_thread(len, ())"));
    let text = "PermissionError: not allowed: starting threads; the host can grant Capability::Threads";
    assert_eq!(result, Err(text.to_owned()));
}
