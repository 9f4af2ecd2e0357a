//! CPython 3.14, as a process that times itself.

use crate::candidate::FIB;
use std::path::PathBuf;
use std::process::Command;

/// `$PYTHON314`, `python3.14` on the path, or the one that `conformance/tools/get-python314` installs.
fn interpreter() -> PathBuf {
    if let Some(named) = std::env::var_os("PYTHON314") {
        return named.into();
    }
    let home = std::env::var_os("HOME").unwrap_or_default();
    let installed = PathBuf::from(home).join(".cache/python3.14/usr/bin/python3.14");
    if installed.exists() { installed } else { "python3.14".into() }
}

/// Nanoseconds that `fib(25)` takes, the least of `runs`; `None` without an interpreter.
pub fn fib(runs: u32) -> Option<f64> {
    let program =
        format!("import timeit\n{FIB}print(min(timeit.repeat(lambda: fib(25), number=1, repeat={runs})))");
    let output = Command::new(interpreter()).args(["-I", "-S", "-c", &program]).output().ok()?;
    let seconds: f64 = String::from_utf8(output.stdout).ok()?.trim().parse().ok()?;
    Some(seconds * 1e9)
}
