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

/// The whole file: a table for each title. `versions` are those of CPython and of Taipan.
pub fn render(tables: &[(&str, Vec<Row>)], versions: [&str; 2]) -> String {
    let mut text = format!(
        "# Results\n\nWritten by `cargo bench -p taipan-benches`: median milliseconds of a run on {} and on {}, measured in turn on the same\n\
         machine; speed is CPython's time divided by Taipan's.\n",
        versions[0], versions[1]
    );
    for (title, rows) in tables.iter().filter(|(_, rows)| !rows.is_empty()) {
        render_table(&mut text, title, rows);
    }
    text
}

fn render_table(text: &mut String, title: &str, rows: &[Row]) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "\n| {title} | CPython ms | Taipan ms | speed |\n| --- | ---: | ---: | ---: |");
    let mut logarithms = Vec::new();
    for Row { program, cpython, taipan } in rows {
        let cpython = millis(*cpython);
        let _ = match taipan {
            Ok(taipan) => {
                let (taipan, speed) = (millis(*taipan), cpython / millis(*taipan));
                logarithms.push(speed.ln());
                writeln!(text, "| {program} | {cpython:.2} | {taipan:.2} | {speed:.2} |")
            }
            Err(error) => writeln!(text, "| {program} | {cpython:.2} | {error} | |"),
        };
    }
    if !logarithms.is_empty() {
        let mean = (logarithms.iter().sum::<f64>() / logarithms.len() as f64).exp();
        let _ = writeln!(text, "| **geometric mean of {}** | | | **{mean:.2}** |", logarithms.len());
    }
}
