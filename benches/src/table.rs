//! The table of ratios, as Markdown.

use std::fmt::Write as _;
use std::time::Duration;

/// A program's times for one run on both, or why there is none.
pub struct Row {
    pub program: String,
    pub cpython: Duration,
    pub taipan: Result<Duration, String>,
}

/// The middle one of some times.
pub fn median(times: &mut [Duration]) -> Option<Duration> {
    times.sort();
    times.get(times.len() / 2).copied()
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// The whole file. `versions` are those of CPython and of Taipan.
pub fn render(rows: &[Row], versions: [&str; 2]) -> String {
    let mut text = format!(
        "# Results\n\nWritten by `cargo bench -p taipan-benches`: median milliseconds of a run of each program of `programs/` on {} and on {},\n\
         measured in turn on the same machine; speed is CPython's time divided by Taipan's.\n\n\
         | program | CPython ms | Taipan ms | speed |\n| --- | ---: | ---: | ---: |\n",
        versions[0], versions[1]
    );
    let mut logarithms = Vec::new();
    for Row { program, cpython, taipan } in rows {
        // Writing to a string cannot fail.
        let _ = match taipan {
            Ok(taipan) => {
                let speed = millis(*cpython) / millis(*taipan);
                logarithms.push(speed.ln());
                writeln!(
                    text,
                    "| {program} | {:.2} | {:.2} | {speed:.2} |",
                    millis(*cpython),
                    millis(*taipan)
                )
            }
            Err(error) => writeln!(text, "| {program} | {:.2} | {error} | |", millis(*cpython)),
        };
    }
    if !logarithms.is_empty() {
        let mean = (logarithms.iter().sum::<f64>() / logarithms.len() as f64).exp();
        let _ = writeln!(text, "| **geometric mean of {}** | | | **{mean:.2}** |", logarithms.len());
    }
    text
}
