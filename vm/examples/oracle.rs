//! Answers questions about the kernels, a line each, from standard input: see `tests/oracle_ops`. The other side is
//! `conformance/tools/kernel_vectors.py --run`.

#[path = "../tests/oracle_ops/mod.rs"]
mod oracle_ops;

use std::io::{self, BufRead, BufWriter, Write};

fn main() -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let line = line?;
        let answer = std::panic::catch_unwind(|| oracle_ops::answer(&line));
        match answer {
            Ok(Some(answer)) => writeln!(out, "{answer}")?,
            Ok(None) => writeln!(out, "?unknown")?,
            Err(_) => writeln!(out, "?panic")?,
        }
    }
    out.flush()
}
