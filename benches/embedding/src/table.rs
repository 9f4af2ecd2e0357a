//! The table at the end.

use std::path::Path;

/// The median that criterion has noted for a benchmark, in nanoseconds.
pub fn median(folder: &Path, group: &str, name: &str) -> Option<f64> {
    let text = std::fs::read_to_string(folder.join(group).join(name).join("new/estimates.json")).ok()?;
    let estimates: serde_json::Value = serde_json::from_str(&text).ok()?;
    estimates["median"]["point_estimate"].as_f64()
}

/// A number with its unit, so that a cell is at most nine characters wide.
pub fn nanoseconds(value: f64) -> String {
    match value {
        value if value < 1e3 => format!("{value:.0} ns"),
        value if value < 1e6 => format!("{:.2} µs", value / 1e3),
        value => format!("{:.2} ms", value / 1e6),
    }
}

pub fn kibibytes(value: f64) -> String {
    format!("{:.1} KiB", value / 1024.0)
}

/// Prints a row of a Markdown table.
pub fn row(name: &str, bar: &str, cells: impl IntoIterator<Item = Option<String>>) {
    let cells: Vec<String> = cells.into_iter().map(|cell| cell.unwrap_or_else(|| "-".to_owned())).collect();
    println!("| {name} | {bar} | {} |", cells.join(" | "));
}
