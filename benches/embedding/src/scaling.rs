//! A thousand machines, each with a byte budget of its own, on one thread and on two, beside a loop of plain Rust.

use rustix::time::{ClockId, clock_gettime};
use std::hint::black_box;
use std::thread;
use std::time::Duration;
use taipan::{Engine, Error, Limits, Termination};

const MACHINES: u64 = 1000;

/// The option with which nothing else is measured.
pub const OPTION: &str = "--scaling";

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

/// What a machine's script does, in Rust, as often as takes about as long.
fn run_rust(number: u64) {
    for turn in 0..4 {
        let items: Vec<u64> = (0..500).map(|i| i * black_box(number + turn)).collect();
        assert_eq!(items.iter().sum::<u64>(), (number + turn) * 124_750);
        let mut words: Vec<String> = items.iter().map(u64::to_string).collect();
        words.sort();
        assert_eq!(black_box(words).len(), 500);
    }
}

/// Processor time of this thread.
fn processor_time() -> Duration {
    let now = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(now.tv_sec.unsigned_abs(), now.tv_nsec as u32)
}

/// How often this thread has waited for something.
fn waits() -> u64 {
    let text =
        std::fs::read_to_string("/proc/thread-self/status").expect("the system tells a thread's waits");
    let line = text.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
    line.and_then(|count| count.trim().parse().ok()).expect("they are a number")
}

/// What `work` takes for all numbers, divided among so many threads: the most processor time of a thread, and how often
/// threads have waited. On a processor of its own each, that is the time on the clock; what else runs is left out of account.
fn time(threads: u64, work: impl Fn(u64) + Sync) -> (Duration, u64) {
    let run = |first: u64| {
        let (time, waited) = (processor_time(), waits());
        (first..MACHINES).step_by(threads as usize).for_each(&work);
        (processor_time() - time, waits() - waited)
    };
    let run = &run;
    thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|first| scope.spawn(move || run(first))).collect();
        let ended = running.into_iter().map(|thread| thread.join().expect("the work is right"));
        ended.fold((Duration::ZERO, 0), |most, own| (most.0.max(own.0), most.1 + own.1))
    })
}

/// What has been found, all of them speeds of two threads relative to one.
pub struct Scaling {
    pub machines: f64,
    pub rust: f64,
    /// Milliseconds for the machines, on one thread and on two.
    pub millis: [f64; 2],
    /// How often a thread has waited in the best of the rounds on two threads.
    pub waits: u64,
    /// Resident bytes that the process has grown by between the rounds, per machine that has lived.
    pub left: f64,
}

/// The least times of so many rounds, in turn.
pub fn measure(rounds: u32) -> Scaling {
    let engine = Engine::new();
    let [mut machines, mut rust] = [[(Duration::MAX, u64::MAX); 2]; 2];
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
    let speed = |times: [(Duration, u64); 2]| times[0].0.as_secs_f64() / times[1].0.as_secs_f64();
    Scaling {
        machines: speed(machines),
        rust: speed(rust),
        millis: machines.map(|(time, _)| time.as_secs_f64() * 1e3),
        waits: machines[1].1,
        left: grown as f64 / f64::from(rounds) / (2 * MACHINES) as f64,
    }
}
