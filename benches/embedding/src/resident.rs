//! How much resident memory machines take that are alive at once: counted in a process of its own for each engine.

use crate::candidate::Candidate;
use std::process::Command;

const MACHINES: usize = 1000;

/// The option with which the process is told whose machines to make.
pub const OPTION: &str = "--resident";

/// Panics where the system does not tell: no growth must not be what is measured then.
pub fn resident_bytes() -> usize {
    let text = std::fs::read_to_string("/proc/self/statm").expect("the system tells a process's pages");
    let pages = text.split(' ').nth(1).and_then(|pages| pages.parse::<usize>().ok());
    pages.expect("the second number is that of resident pages") * 4096
}

/// Makes the machines and prints the growth per machine, in bytes. One machine comes before: what all have in common is not counted.
pub fn print(candidate: &dyn Candidate) {
    drop(candidate.live());
    let before = resident_bytes();
    let machines: Vec<_> = (0..MACHINES).map(|_| candidate.live()).collect();
    println!("{}", resident_bytes().saturating_sub(before) / machines.len());
}

/// Growth per machine in bytes, from a process that this one starts.
pub fn measure(candidate: &dyn Candidate) -> Option<f64> {
    let own = std::env::current_exe().ok()?;
    let output = Command::new(own).args([OPTION, candidate.name()]).output().ok()?;
    String::from_utf8(output.stdout).ok()?.trim().parse().ok()
}
