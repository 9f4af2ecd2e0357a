//! Taipan beside other engines for Rust programs: `cargo bench --manifest-path benches/embedding/Cargo.toml`.
//!
//! Prints a table; the bars are the project's own. With `--no-default-features` it is Taipan alone, which builds much sooner.

use criterion::Criterion;
use std::path::PathBuf;
use std::time::Duration;
use taipan_embedding_bench::candidate::{A, B, Candidate, FIB_25};
use taipan_embedding_bench::table::{kibibytes, median, nanoseconds, row};
use taipan_embedding_bench::{candidates, cpython, resident, scaling};

const CALLS: i64 = 10_000;

/// Group names, which are folder names as well.
const LIFE: &str = "life";
const COMPILED: &str = "compiled";
const HOST: &str = "host_calls";
const FIB: &str = "fib";
const FIB_FREE: &str = "fib_unlimited";

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/criterion")
}

fn main() {
    let candidates = candidates();
    let args: Vec<String> = std::env::args().collect();
    if let Some(at) = args.iter().position(|arg| arg == resident::OPTION) {
        let named = candidates
            .iter()
            .find(|candidate| Some(candidate.name()) == args.get(at + 1).map(String::as_str));
        return named.iter().for_each(|candidate| resident::print(candidate.as_ref()));
    }
    if args.iter().any(|arg| arg == scaling::OPTION) {
        return print_scaling();
    }
    let mut criterion = Criterion::default()
        .output_directory(&folder())
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .sample_size(30)
        .without_plots()
        .configure_from_args();
    for candidate in &candidates {
        measure(&mut criterion, candidate.as_ref());
    }
    criterion.final_summary();
    print(&candidates);
}

fn measure(criterion: &mut Criterion, candidate: &dyn Candidate) {
    let name = candidate.name();
    let mut time = |group: &str, expected: i64, run: &mut dyn FnMut() -> i64| {
        assert_eq!(run(), expected, "{group} of {name}");
        criterion.benchmark_group(group).bench_function(name, |bencher| bencher.iter(&mut *run));
    };
    time(LIFE, A + B, &mut || candidate.life());
    time(COMPILED, A + B, &mut candidate.compiled());
    time(HOST, CALLS, &mut candidate.host_calls(CALLS));
    time(FIB, FIB_25, &mut candidate.fib(true));
    time(FIB_FREE, FIB_25, &mut candidate.fib(false));
}

fn print(candidates: &[Box<dyn Candidate>]) {
    let folder = folder();
    let of_all = |group: &str, calls: i64| -> Vec<Option<String>> {
        let median = |name| median(&folder, group, name).map(|time| nanoseconds(time / calls as f64));
        candidates.iter().map(|candidate| median(candidate.name())).collect()
    };
    let names: Vec<Option<String>> =
        candidates.iter().map(|candidate| Some(candidate.name().to_owned())).collect();
    println!();
    row("", "at most", names.iter().cloned().chain([Some("CPython".to_owned())]));
    row("---", "---", names.iter().map(|_| Some("---".to_owned())).chain([Some("---".to_owned())]));
    row("make a machine, run `a + b`, drop it", "20 µs", of_all(LIFE, 1).into_iter().chain([None]));
    let sizes = candidates.iter().map(|candidate| resident::measure(candidate.as_ref()).map(kibibytes));
    row("resident memory per machine, of 1,000", "64 KiB", sizes.chain([None]));
    row("`a + b`, compiled before", "300 ns", of_all(COMPILED, 1).into_iter().chain([None]));
    row(
        "a call of the host, with the loop around it",
        "100 ns",
        of_all(HOST, CALLS).into_iter().chain([None]),
    );
    let own = cpython::fib(30).map(nanoseconds);
    row("fib(25) under limits", "all others", of_all(FIB, 1).into_iter().chain([None]));
    row("fib(25) without limits", "", of_all(FIB_FREE, 1).into_iter().chain([own]));
    let taipan = candidates[0].name();
    if let (Some(limited), Some(free)) = (median(&folder, FIB, taipan), median(&folder, FIB_FREE, taipan)) {
        println!("\nfib(25) with limits takes {:.3} of the time without (at most 1.1).", limited / free);
    }
    print_scaling();
}

fn print_scaling() {
    let found = scaling::measure(20);
    let [one, two] = found.millis;
    println!(
        "A thousand machines, each with its own byte budget: {one:.1} ms of processor time on one thread, {two:.1} ms on each \
         of two: {:.2} times as fast; the same work in Rust {:.2} times; {:.2} of that (at least 0.9). The two have waited {} times. \
         {:.0} bytes of resident memory are left per machine that has lived.",
        found.machines,
        found.rust,
        found.machines / found.rust,
        found.waits,
        found.left,
    );
}
