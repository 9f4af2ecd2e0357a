//! Limits hold, whatever a script does; and the machine can be used afterwards.

use std::thread;
use std::time::{Duration, Instant};
use taipan::{Capability, Engine, Limits, Termination, Vm};

/// Longer than any test may take to be stopped.
const SOON: Duration = Duration::from_secs(20);

fn with(limits: Limits) -> Vm {
    Engine::builder().limits(limits).build().vm()
}

/// Runs a script that must be stopped for that reason, soon, and looks whether the machine still works.
#[track_caller]
fn stops(vm: &mut Vm, script: &str, expected: Termination) {
    let start = Instant::now();
    match vm.run(script) {
        Ok(()) => panic!("it ended: {script}"),
        Err(error) => assert_eq!(error.termination(), Some(expected), "{script}\n{error}"),
    }
    assert!(start.elapsed() < SOON, "{:?}: {script}", start.elapsed());
    assert_eq!(vm.eval::<i64>("20 + 22").unwrap(), 42, "after {script}");
}

/// None of these ends by itself within an acceptable time.
const ENDLESS: &[&str] = &[
    "while True: pass",
    "for i in range(10**18): pass",
    "def f():\n  while True: yield 1\nfor _ in f(): pass",
    "def f():\n  while True: yield 1\nsum(f())",
    "def f():\n  yield from f()\nwhile True:\n  try: next(f())\n  except RecursionError: pass",
    "sum(range(10**18))",
    "max(range(10**18))",
    "any(i < 0 for i in range(10**18))",
    "any(map(bool, iter(int, 1)))",
    "-1 in iter(int, 1)",
    "all(iter(lambda: True, False))",
    "for _ in filter(None, iter(int, 1)): pass",
    "def f(): return f()\nwhile True:\n  try: f()\n  except RecursionError: pass",
    "class C:\n  def __eq__(self, other): return [self] == [other]\nwhile True:\n  try: C() == C()\n  except RecursionError: pass",
    "class C:\n  def __del__(self): C()\nC()\nwhile True: pass",
    "a, b = [], []\nfor _ in range(60): a, b = [a, a], [b, b]\na == b",
    "class M(type):\n  def __iter__(c):\n    while True: yield 1\nclass C(metaclass=M): pass\n1 < 2 in C\nsum(C)",
    "eval('(lambda f: f(f))(lambda f: [f(f) for _ in iter(int, 1)])') if 0 else [0 for _ in iter(int, 1)]",
    "x = 3\nwhile x: x = x * x % 1000003 or 3",
    "min(iter(float, 1.0))",
    "n = 10**4000\nwhile True: n * n",
    "str(7 ** (10 ** 8))",
    "10 ** 10 ** 9",
    "pow(3, 10**200000, 10**200000 + 7)",
    "try:\n  while True: pass\nexcept BaseException: pass\nfinally:\n  while True: pass",
    "class C:\n  def __exit__(self, *args): return True\n  def __enter__(self): pass\nwith C():\n  while True: pass",
    "def g():\n  try: yield\n  finally:\n    while True: pass\nx = g()\nnext(x)\nwhile True: pass",
    "hasattr(type('C', (), {'__getattr__': lambda s, n: sum(iter(int, 1))})(), 'x')",
    "next(x for x in iter(int, 1) if x)",
    "import _hashlib\n_hashlib.pbkdf2_hmac('sha256', b'', b'', 10**9)",
    "import _hashlib\n_hashlib.pbkdf2_hmac('md5', b'', b'', 1, 2**26)",
    "import _hashlib\n_hashlib.scrypt(b'', salt=b'', n=2**12, r=8, p=10**5, maxmem=2**27)",
    "import sys\ndef t(*args): return t\nsys.settrace(t)\nwhile True: pass",
];

#[test]
fn fuel_stops_everything() {
    let mut vm = with(Limits::new().fuel(300_000).wall_time(SOON));
    for script in ENDLESS {
        stops(&mut vm, script, Termination::Fuel);
    }
}

#[test]
fn time_stops_everything() {
    let mut vm = with(Limits::new().wall_time(Duration::from_millis(30)).heap_bytes(1 << 30));
    for script in ENDLESS {
        stops(&mut vm, script, Termination::Time);
    }
}

#[test]
fn another_thread_stops_everything() {
    let mut vm = with(Limits::new().heap_bytes(1 << 30));
    // Arithmetic of big ints is stopped before it begins, by a limit on time or fuel.
    for script in ENDLESS.iter().filter(|script| !script.contains("10 **") && !script.contains("10**200000"))
    {
        let interrupter = vm.interrupter();
        let stopper = thread::spawn(move || {
            thread::sleep(Duration::from_millis(30));
            interrupter.interrupt();
        });
        stops(&mut vm, script, Termination::Interrupted);
        stopper.join().unwrap();
    }
}

#[test]
fn an_interruption_ends_one_run() {
    let mut vm = Engine::new().vm();
    let interrupted = |result: taipan::Result<()>| {
        assert_eq!(result.unwrap_err().termination(), Some(Termination::Interrupted));
    };
    // None of these looks at what is pending before it ends.
    for script in ["pass", "x = 1", "1 / 0"] {
        vm.interrupter().interrupt();
        vm.interrupter().interrupt();
        interrupted(vm.run(script));
        vm.run("x = 2").unwrap();
    }
    vm.interrupter().interrupt();
    interrupted(vm.eval::<i64>("x").map(drop));
    vm.interrupter().interrupt();
    interrupted(vm.with(|context| context.set_global("x", 3)));
    let interrupter = vm.interrupter();
    vm.set_function("interrupt", move || interrupter.interrupt()).unwrap();
    interrupted(vm.run("interrupt()"));
    // What the host does itself is no run.
    vm.interrupter().interrupt();
    vm.set("x", 4).unwrap();
    assert_eq!(vm.get::<i64>("x").unwrap(), 4);
    interrupted(vm.run("x = 5"));
    assert_eq!(vm.get::<i64>("x").unwrap(), 5);
}

#[test]
fn memory_stops_what_grows() {
    let mut vm = with(Limits::new().heap_bytes(16 << 20).wall_time(SOON));
    let growing = [
        "x = [0] * 10**10",
        "x = 'ab' * 10**10",
        "x = (0,) * 10**10",
        "x = []\nwhile True: x.append(x)",
        "x = 'a'\nwhile True: x += x",
        "x = {}\nwhile True: x[len(x)] = len(x)",
        "x = set()\nwhile True: x.add(len(x))",
        "list(iter(int, 1))",
        "tuple(iter(int, 1))",
        "set(range(10**9))",
        "x = 3\nwhile True: x *= x",
        "x = 1 << 10**9",
        "x = None\nwhile True: x = (x,)",
        "def f(): return lambda: f\nx = []\nwhile True: x.append(f())",
        "x = b'a'\nwhile True: x += x",
        "class C: pass\nx = []\nwhile True: x.append(C())",
        "def g(): yield\nx = []\nwhile True: x.append(g())",
        "x = []\ntry:\n  while True: x.append(' ' * 100 + str(len(x)))\nexcept MemoryError:\n  while True: pass",
        "'%1000000000d' % 1",
        "format(1, '1000000000d')",
        "import _hashlib\n_hashlib.scrypt(b'', salt=b'', n=2**14, r=8, p=1)",
        "import _hashlib\n_hashlib.pbkdf2_hmac('md5', b'', b'', 1, 2**26)",
        "import _hashlib\n_hashlib.new('shake_128').digest(2**30)",
    ];
    for script in growing {
        stops(&mut vm, script, Termination::Memory);
        vm.run("x = None").unwrap();
    }
}

#[test]
fn what_is_impossible_is_an_ordinary_error() {
    let mut vm = with(Limits::new().heap_bytes(16 << 20));
    for (script, expected) in [
        ("[0] * 10**15", "MemoryError"),
        ("'A' * 10**15", "MemoryError"),
        ("[0] * 10**30", "OverflowError"),
        ("1 << 10**30", "OverflowError"),
    ] {
        let error = vm.run(script).unwrap_err();
        assert_eq!(error.exception().map(|e| e.type_name()), Some(expected), "{script}: {error}");
    }
}

#[test]
fn deep_recursion_is_an_ordinary_error() {
    let mut vm = with(Limits::new().wall_time(SOON));
    let scripts = [
        "def f(): f()\nf()",
        "class C:\n  def __getattr__(self, name): return getattr(self, name)\nC().x",
        "x = []\nfor _ in range(100000): x = [x]\nrepr(x)",
        "class C:\n  def __repr__(self): return repr(self)\nrepr(C())",
        "import sys\nsys.setrecursionlimit(10**6)\nclass C:\n  def __lt__(self, o): return self < o\nC() < C()",
    ];
    for script in scripts {
        let error = vm.run(script).unwrap_err();
        assert_eq!(error.exception().map(|e| e.type_name()), Some("RecursionError"), "{script}: {error}");
    }
}

#[test]
fn output_is_limited() {
    let mut vm = with(Limits::new().output_bytes(1000));
    vm.run("import sys").unwrap();
    stops(&mut vm, "while True: sys.stdout.write('spam')", Termination::Output);
    assert_eq!(vm.take_stdout().len(), 1000);
    vm.run("sys.stdout.write('x' * 999)").unwrap();
}

#[test]
fn nothing_of_the_script_runs_after_its_end() {
    let mut vm = with(Limits::new().fuel(10_000));
    let script = "
log = []
class D:
    def __del__(self): log.append('del')
class W:
    def __enter__(self): return self
    def __exit__(self, *args): log.append('exit')
def generator():
    try:
        yield
    finally:
        log.append('generator')
def run():
    d, g = D(), generator()
    next(g)
    try:
        with W():
            while True: pass
    except BaseException:
        log.append('except')
    finally:
        log.append('finally')
run()
";
    stops(&mut vm, script, Termination::Fuel);
    assert_eq!(vm.eval::<Vec<String>>("log").unwrap(), Vec::<String>::new());
}

#[test]
fn fuel_is_counted_exactly() {
    let script = "
def f(n):
    return n if n < 2 else f(n - 1) + f(n - 2)
total = sum(f(i) for i in range(12))
for i in range(500): total += i
";
    let mut spent = Vec::new();
    for _ in 0..3 {
        let mut vm = with(Limits::new().fuel(1_000_000));
        for _ in 0..3 {
            vm.run(script).unwrap();
            spent.push(1_000_000 - vm.fuel_left().unwrap());
        }
    }
    assert!(spent[0] > 1000);
    assert!(spent.iter().all(|used| *used == spent[0]), "{spent:?}");
    let mut vm = with(Limits::new().fuel(spent[0] + 1));
    vm.run(script).unwrap();
    let mut vm = with(Limits::new().fuel(spent[0] - 1));
    stops(&mut vm, script, Termination::Fuel);
}

#[test]
fn dropping_a_machine_runs_none_of_its_code() {
    let mut vm = with(Limits::new());
    vm.run(
        "class C:\n  def __del__(self):\n    while True: pass\nc = C()\ncycle = [C()]\ncycle.append(cycle)",
    )
    .unwrap();
    drop(vm);
    let mut vm = with(Limits::new().wall_time(Duration::from_millis(50)));
    vm.run("class C:\n  def __del__(self):\n    while True: pass\nc = C()").unwrap();
    let start = Instant::now();
    let _ = vm.finish();
    assert!(start.elapsed() < SOON);
}

#[test]
fn usage_is_told() {
    let mut vm = with(Limits::new());
    vm.set_function("host", |n: i64| n).unwrap();
    vm.run("for n in range(1000): host(n)").unwrap();
    let usage = vm.usage();
    assert_eq!(usage.host_calls, 1000);
    assert!(usage.fuel >= 1000 && usage.fuel < 10_000, "{usage:?}");
    vm.run("x = 'a' * 10_000_000; del x").unwrap();
    let usage = vm.usage();
    assert_eq!(usage.host_calls, 0);
    assert!(usage.peak_bytes > 10_000_000 && vm.heap_bytes() < 10_000_000, "{usage:?}");
    vm.run("pass").unwrap();
    assert!(vm.usage().peak_bytes < 10_000_000);
}

#[test]
fn globals_can_be_cleared() {
    let mut vm = with(Limits::new().heap_bytes(16 << 20).fuel(100_000));
    vm.run("import sys\nkept = [0] * 1_000_000\nsys.settrace(lambda *a: [0 for _ in iter(int, 1)])").unwrap();
    let error = vm.run("(lambda: 0)()").unwrap_err();
    assert_eq!(error.termination(), Some(Termination::Fuel));
    vm.clear_globals().unwrap();
    assert!(vm.heap_bytes() < 4 << 20);
    assert!(!vm.eval::<bool>("'kept' in globals() or 'sys' in globals()").unwrap());
}

/// Machines of one process share nothing that changes: each keeps to its own limits, and gets its own results.
#[test]
fn a_thousand_machines_keep_to_their_limits() {
    const THREADS: usize = 8;
    const EACH: usize = 125;
    /// As many of a thread's as are there at once.
    const LIVE: usize = 25;
    let engine = Engine::new();
    thread::scope(|scope| {
        for thread in 0..THREADS {
            let engine = &engine;
            scope.spawn(move || {
                for batch in 0..EACH / LIVE {
                    let mut vms: Vec<Vm> = (0..LIVE).map(|_| engine.vm()).collect();
                    for (index, vm) in vms.iter_mut().enumerate() {
                        let number = (thread * EACH + batch * LIVE + index) as u64;
                        one_of_many(vm, number);
                    }
                }
            });
        }
    });
}

fn one_of_many(vm: &mut Vm, number: u64) {
    let budget = (2 << 20) + number as usize * 1024;
    vm.set_limits(Limits::new().heap_bytes(budget).fuel(1_000_000 + number).wall_time(SOON));
    vm.set("number", number).unwrap();
    vm.run(
        "import sys\nclass Own: shared = number\nvalues = [number + n for n in range(100)]\nsys.own = number",
    )
    .unwrap();
    match number % 3 {
        0 => stops(vm, "grown = []\nwhile True: grown.append('x' * 1000)", Termination::Memory),
        1 => {
            stops(vm, "while True: pass", Termination::Fuel);
            // The tank is emptied to the last unit, whatever others do.
            vm.run("while True: pass").unwrap_err();
            assert_eq!(vm.usage().fuel, 1_000_000 + number);
        }
        _ => {}
    }
    vm.clear_globals().unwrap();
    vm.set_limits(Limits::new());
    assert_eq!(vm.eval::<u64>("__import__('sys').own").unwrap(), number);
    vm.run("values = [n for n in range(100)]").unwrap();
    assert_eq!(vm.eval::<u64>("sum(values)").unwrap(), 4950);
}

#[test]
fn what_a_terminated_run_has_locked_is_unlocked() {
    let mut vm = Engine::new().vm();
    vm.run("import _thread\nkept, plain, owned = _thread.allocate_lock(), _thread.allocate_lock(), _thread.RLock()")
        .unwrap();
    vm.run("kept.acquire()").unwrap();
    vm.set_limits(Limits::new().fuel(10_000));
    stops(&mut vm, "plain.acquire()\nwith owned:\n    while True: pass", Termination::Fuel);
    let state = "(kept.locked(), plain.locked(), owned.locked(), owned._recursion_count())";
    assert_eq!(vm.eval::<(bool, bool, bool, i64)>(state).unwrap(), (true, false, false, 0));
    assert!(vm.eval::<bool>("plain.acquire(False) and owned.acquire() and not kept.acquire(False)").unwrap());
    let error = vm.run("plain.release(), plain.release()").unwrap_err();
    assert_eq!(error.to_string().lines().last(), Some("RuntimeError: release unlocked lock"));
}

#[test]
fn imports_that_a_limit_ends_can_be_made_again() {
    let imports = "import asyncio, dataclasses, decimal, json, logging, re, typing";
    for fuel in (1_000..1_000_000).step_by(7_919) {
        let mut vm = Engine::builder().allow(Capability::Clock).build().vm();
        vm.set_limits(Limits::new().fuel(fuel));
        let first = vm.run(imports);
        vm.set_limits(Limits::new());
        vm.run(imports).unwrap_or_else(|error| panic!("after {fuel}: {error}"));
        vm.run("assert json.loads(json.dumps([asyncio.sleep.__name__])) == ['sleep']\nassert re.sub('a', 'b', 'a') == 'b'")
            .unwrap_or_else(|error| panic!("after {fuel}: {error}"));
        if first.is_ok() {
            return;
        }
    }
    panic!("the imports take more fuel than has been tried");
}

#[test]
fn a_collection_that_a_limit_ends_can_be_made_again() {
    let mut vm = Engine::new().vm();
    vm.run("import gc\ngc.disable()\nkept = [[[]] for _ in range(100_000)]\nheld = len(gc.get_objects())")
        .unwrap();
    let cycles = "for _ in range(10_000):\n    own = []\n    own.append(own)\ndel own";
    for microseconds in [100, 500, 1_000, 2_000, 5_000, 10_000] {
        vm.set_limits(Limits::new());
        vm.run(cycles).unwrap();
        vm.set_limits(Limits::new().wall_time(Duration::from_micros(microseconds)));
        stops(&mut vm, "while True: gc.collect()", Termination::Time);
        vm.set_limits(Limits::new());
        vm.run("gc.collect()").unwrap();
        assert_eq!(vm.eval::<i64>("len(gc.get_objects()) - held").unwrap(), 0);
        vm.run(cycles).unwrap();
        assert_eq!(vm.eval::<i64>("gc.collect()").unwrap(), 10_000);
    }
}
