//! Code from `marshal` that nobody compiled, and code objects made by hand, cannot break memory safety: mutated and random ones
//! are loaded and run, and the process survives. The seed is fixed; `TAIPAN_FUZZ_SECONDS` lets it go on for longer, from there.
//! `TAIPAN_FUZZ_LOG` names a file where each input is put before it runs: after a crash, it holds the one that did it.

use std::time::{Duration, Instant};
use taipan::{Engine, Error, Limits, Vm};

/// xorshift64*.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }
}

/// What is mutated: code of many kinds.
const PROGRAMS: &[&str] = &[
    "x = 1\nfor i in range(3):\n    x += i * 2\nprint(x)",
    "def f(a, b=2, *c, d=4, **e):\n    return a + b + len(c) + d + len(e)\nf(1, 2, 3, d=5, z=6)",
    "class A:\n    x: int = 1\n    def m(self): return super().__repr__()\nA().m()",
    "def g(n):\n    try:\n        yield n\n        yield from range(n)\n    finally:\n        n = 0\nlist(g(3))",
    "try:\n    with open('x') as y: pass\nexcept (OSError, ValueError) as e:\n    z = [w for w in (1, 2) if w]",
    "def outer():\n    v = 1\n    def inner():\n        nonlocal v\n        v += 1\n        return lambda: v\n    return inner()()\nouter()",
    "match {'a': [1, 2, 3]}:\n    case {'a': [x, *y]} if x: print(x, y)\n    case _: pass",
    "async def h():\n    async for i in k(): await i\nasync def k():\n    yield 1\nc = h()\ntry: c.send(None)\nexcept BaseException: pass",
    "a, *b = (1, 2, 3)\nd = {'k': f'{a!r:>4}', **{}}\ns = {*b, 7}\ndel a\nassert d and s",
    "import sys\nx = 10 ** 30 if sys else 0.5j\nprint(x is None, x not in (1, 2), -x, not x)",
];

/// Loads `data` and runs what it holds.
const LOAD: &str = "
import marshal, types
try:
    loaded = marshal.loads(data)
except (ValueError, EOFError, TypeError, SystemError, OverflowError, MemoryError, RecursionError):
    loaded = None
if isinstance(loaded, types.CodeType):
    exercise(loaded)
";

/// Makes code by hand, of the parts of others.
const FORGE: &str = "
import types
try:
    forged = base.replace(co_code=data, co_stacksize=stack, co_exceptiontable=table, co_nlocals=base.co_nlocals)
except (ValueError, SystemError, TypeError, OverflowError, RuntimeError):
    forged = None
if forged is not None:
    exercise(forged)
";

const PREPARE: &str = "
import dis, types
def exercise(code):
    for look in (lambda: list(code.co_lines()), lambda: list(code.co_positions()), lambda: hash(code), lambda: repr(code),
                 lambda: code.co_varnames, lambda: code == code.replace(co_name='x')):
        try:
            look()
        except Exception:
            pass
    try:
        result = exec(code, {'__name__': 'forged'})
    except BaseException:
        pass
    try:
        made = types.FunctionType(code, {}, closure=tuple(types.CellType(1) for _ in code.co_freevars))
        result = made(*range(code.co_argcount), **{name: 1 for name in
                      code.co_varnames[code.co_argcount:code.co_argcount + code.co_kwonlyargcount]})
        if hasattr(result, 'close'):
            result.send(None)
            result.close()
    except BaseException:
        pass
";

fn machine() -> Vm {
    let limits = Limits::untrusted().fuel(50_000).heap_bytes(32 << 20).wall_time(Duration::from_secs(5));
    let mut vm = Engine::builder().limits(limits).build().vm();
    vm.run(PREPARE).expect("a preparation");
    vm
}

/// How long to go on.
fn seconds() -> Duration {
    let given = std::env::var("TAIPAN_FUZZ_SECONDS").ok().and_then(|text| text.parse().ok());
    Duration::from_secs(given.unwrap_or(4))
}

/// Leaves what is about to run where a crash does not take it away, if that was asked for.
fn note(test: &str, input: &str) {
    if let Ok(file) = std::env::var("TAIPAN_FUZZ_LOG") {
        std::fs::write(format!("{file}.{test}"), input)
            .expect("the file of `TAIPAN_FUZZ_LOG` can be written");
    }
}

/// Runs one input; what it ends with does not matter, as long as it does.
fn attempt(vm: &mut Vm, script: &str) {
    match vm.run(script) {
        Ok(()) | Err(Error::Exception(_) | Error::Terminated(_)) => {}
        Err(other) => panic!("{other:?}"),
    }
}

fn mutate(random: &mut Random, bytes: &mut Vec<u8>) {
    for _ in 0..1 + random.below(6) {
        let at = random.below(bytes.len());
        match random.below(6) {
            0 | 1 => bytes[at] = random.next() as u8,
            2 => bytes[at] ^= 1 << random.below(8),
            3 => bytes[at] = bytes[at].wrapping_add(1),
            4 => drop(bytes.splice(at..at, [random.next() as u8])),
            _ => drop(bytes.remove(at)),
        }
        if bytes.is_empty() {
            bytes.push(0);
        }
    }
}

#[test]
fn mutated_marshal_data_breaks_nothing() {
    let mut random = Random(0x5EED_0001);
    let mut vm = machine();
    vm.set_limits(Limits::new());
    let originals: Vec<Vec<u8>> = PROGRAMS
        .iter()
        .map(|program| {
            vm.set("text", *program).expect("a global");
            let bytes =
                vm.eval::<Vec<u8>>("list(__import__('marshal').dumps(compile(text, 'fuzz', 'exec')))");
            bytes.expect("marshalled code")
        })
        .collect();
    let mut vm = machine();
    let (start, limit) = (Instant::now(), seconds());
    let mut runs = 0;
    while start.elapsed() < limit {
        let mut bytes = originals[random.below(originals.len())].clone();
        match random.below(10) {
            0 => bytes = (0..random.below(200)).map(|_| random.next() as u8).collect(),
            1 => {
                let other = &originals[random.below(originals.len())];
                bytes.truncate(random.below(bytes.len()));
                bytes.extend_from_slice(&other[random.below(other.len())..]);
            }
            _ => mutate(&mut random, &mut bytes),
        }
        let input = format!("data = bytes.fromhex({:?})", hex(&bytes));
        note("marshal", &input);
        vm.run(&input).expect("a global");
        attempt(&mut vm, LOAD);
        runs += 1;
        if runs % 500 == 0 {
            // What scripts have changed must not hide what comes later.
            vm = machine();
        }
    }
    println!("{runs} inputs");
    assert!(runs > 100, "{runs} inputs");
}

#[test]
fn code_made_by_hand_breaks_nothing() {
    let mut random = Random(0x5EED_0002);
    let mut vm = machine();
    let (start, limit) = (Instant::now(), seconds());
    let mut runs = 0;
    while start.elapsed() < limit {
        let program = PROGRAMS[random.below(PROGRAMS.len())];
        vm.set("text", program).expect("a global");
        attempt(
            &mut vm,
            "
base = compile(text, 'fuzz', 'exec')
inner = [const for const in base.co_consts if hasattr(const, 'co_code')]
",
        );
        let is_inner = random.below(2) == 0;
        if is_inner {
            attempt(&mut vm, "base = inner[0] if inner else base");
        }
        let code: Vec<u8> = match vm.eval::<Vec<u8>>("list(base.co_code)") {
            Ok(code) => code,
            Err(_) => {
                vm = machine();
                continue;
            }
        };
        let mut bytes = code;
        match random.below(5) {
            0 => bytes = (0..2 * random.below(40)).map(|_| random.next() as u8).collect(),
            _ => {
                for _ in 0..1 + random.below(4) {
                    let at = random.below(bytes.len());
                    bytes[at] = random.next() as u8;
                }
            }
        }
        let table: Vec<u8> = (0..random.below(3) * 4).map(|_| random.next() as u8 & 0x7F).collect();
        let stack = random.below(20);
        let (bytes, table) = (hex(&bytes), hex(&table));
        let input = format!(
            "data = bytes.fromhex({bytes:?}); stack = {stack}; table = bytes.fromhex({table:?}) or base.co_exceptiontable"
        );
        note("code", &format!("text, is_inner = {program:?}, {is_inner}\n{input}"));
        attempt(&mut vm, &input);
        attempt(&mut vm, FORGE);
        runs += 1;
        if runs % 500 == 0 {
            vm = machine();
        }
    }
    println!("{runs} inputs");
    assert!(runs > 100, "{runs} inputs");
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
