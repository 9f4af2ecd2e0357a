//! A thousand machines, each with a byte budget of its own, on one thread and on two, beside a loop of plain Rust.

use std::hint::black_box;
use std::thread;
use std::time::{Duration, Instant};
use taipan::{Engine, Error, Limits, Termination};

const MACHINES: u64 = 1000;

/// What machine `number` runs: right if it fits its budget, and ended if it asks for more.
fn run_machine(engine: &Engine, number: u64) {
    let mut vm = engine.vm();
    let budget = (1 << 20) + number as usize * 1024;
    vm.set_limits(Limits::untrusted().heap_bytes(budget));
    vm.set("n", number).unwrap();
    vm.run("items = [i * n for i in range(500)]\ntotal = sum(items)\nwords = sorted(str(i) for i in items)")
        .unwrap();
    assert_eq!(vm.get::<u64>("total").unwrap(), number * 124_750);
    assert_eq!(vm.eval::<usize>("len(words)").unwrap(), 500);
    if number.is_multiple_of(10) {
        let error = vm.run(&format!("big = bytes({budget})")).unwrap_err();
        assert!(matches!(error, Error::Terminated(Termination::Memory)), "{error}");
    }
}

/// About as much work as a machine's.
fn run_rust(number: u64) {
    let mut state = number | 1;
    for _ in 0..100_000 {
        state ^= state << 13;
        state ^= state >> 7;
        state = black_box(state ^ state << 17);
    }
}

/// How long `work` takes for all numbers, divided among so many threads.
fn time(threads: u64, work: impl Fn(u64) + Sync) -> Duration {
    let began = Instant::now();
    thread::scope(|scope| {
        for first in 0..threads {
            let work = &work;
            scope.spawn(move || (first..MACHINES).step_by(threads as usize).for_each(work));
        }
    });
    began.elapsed()
}

/// What has been found, all of them speeds of two threads relative to one.
pub struct Scaling {
    pub machines: f64,
    pub rust: f64,
    /// Milliseconds for the machines, on one thread and on two.
    pub millis: [f64; 2],
    /// Resident bytes that the process has grown by between the rounds, per machine that has lived.
    pub left: f64,
}

/// The least times of so many rounds, in turn.
pub fn measure(rounds: u32) -> Scaling {
    let engine = Engine::new();
    let [mut machines, mut rust] = [[Duration::MAX; 2]; 2];
    let mut before = 0;
    for round in 0..=rounds {
        for (index, threads) in [1, 2].into_iter().enumerate() {
            machines[index] = machines[index].min(time(threads, |number| run_machine(&engine, number)));
            rust[index] = rust[index].min(time(threads, run_rust));
        }
        if round == 0 {
            before = crate::resident::resident_bytes();
        }
    }
    let grown = crate::resident::resident_bytes().saturating_sub(before);
    let speed = |times: [Duration; 2]| times[0].as_secs_f64() / times[1].as_secs_f64();
    Scaling {
        machines: speed(machines),
        rust: speed(rust),
        millis: machines.map(|time| time.as_secs_f64() * 1e3),
        left: grown as f64 / f64::from(rounds) / (2 * MACHINES) as f64,
    }
}
