//! The tables of ratios, as Markdown.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::Duration;

/// What the names of micro programs begin with, where that is not what they are about.
const KINDS: [(&str, &str); 5] = [
    ("dict", "dicts"),
    ("instances", "classes"),
    ("list", "lists"),
    ("method", "calls"),
    ("string", "strings"),
];

/// What something takes on both, in the unit of its table, or why there is no figure of Taipan's.
pub struct Row {
    pub name: String,
    pub cpython: f64,
    pub taipan: Result<f64, String>,
}

/// Things of one sort.
pub struct Table {
    pub title: &'static str,
    pub unit: &'static str,
    pub rows: Vec<Row>,
}

/// What an advice brings on both: how many times as much the other way takes.
pub struct Gain {
    pub sentence: String,
    pub saves: &'static str,
    pub cpython: f64,
    pub taipan: Result<f64, String>,
}

/// What some ratios come to.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    pub name: String,
    pub count: usize,
    /// The geometric mean.
    pub mean: f64,
    pub least: f64,
}

impl Row {
    /// CPython's figure divided by Taipan's.
    pub fn ratio(&self) -> Option<f64> {
        self.taipan.as_ref().ok().map(|taipan| self.cpython / taipan)
    }
}

impl Table {
    pub fn summary(&self) -> Option<Summary> {
        Summary::of(self.title.to_owned(), self.rows.iter().filter_map(Row::ratio))
    }

    /// A summary for each kind of thing that the names of the rows begin with.
    pub fn kinds(&self) -> Vec<Summary> {
        let mut kinds: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
        for row in &self.rows {
            kinds.entry(kind(&row.name)).or_default().extend(row.ratio());
        }
        kinds.into_iter().filter_map(|(kind, ratios)| Summary::of(kind.to_owned(), ratios)).collect()
    }
}

impl Summary {
    /// None of no ratios at all.
    pub fn of(name: String, ratios: impl IntoIterator<Item = f64>) -> Option<Self> {
        let (mut count, mut logarithms, mut least) = (0, 0.0, f64::INFINITY);
        for ratio in ratios {
            count += 1;
            logarithms += ratio.ln();
            least = ratio.min(least);
        }
        (count > 0).then(|| Summary { name, count, mean: (logarithms / count as f64).exp(), least })
    }
}

/// What a program of `micro/` is about.
pub fn kind(name: &str) -> &str {
    let start = name.split('_').next().unwrap_or(name);
    KINDS.iter().find(|(prefix, _)| *prefix == start).map_or(start, |(_, kind)| kind)
}

/// The middle one of some times, in milliseconds.
pub fn median(times: &mut [Duration]) -> Option<f64> {
    times.sort();
    times.get(times.len() / 2).map(|time| time.as_secs_f64() * 1e3)
}

/// The whole file: a head, a table for each that has rows, and what advice brings.
pub fn render(head: &str, tables: &[Table], gains: &[Gain]) -> String {
    let mut text = format!(
        "# Results\n\nWritten by `cargo bench -p taipan-benches`. {head}\n\nBoth run in turn on the same machine; a time is the \
         median for one run. The ratio is CPython's figure divided by\nTaipan's: above 1, Taipan is faster or smaller.\n\n\
         ![ratios](RESULTS.svg)\n"
    );
    for table in tables.iter().filter(|table| !table.rows.is_empty()) {
        render_table(&mut text, table);
    }
    if !gains.is_empty() {
        render_gains(&mut text, gains);
    }
    text
}

// Writing to a string cannot fail.

fn render_table(text: &mut String, table: &Table) {
    let Table { title, unit, rows } = table;
    let _ = writeln!(
        text,
        "\n| {title} | CPython {unit} | Taipan {unit} | ratio |\n| --- | ---: | ---: | ---: |"
    );
    for row in rows {
        let Row { name, cpython, taipan } = row;
        let _ = match taipan {
            Ok(taipan) => {
                let ratio = cpython / taipan;
                writeln!(text, "| {name} | {cpython:.2} | {taipan:.2} | {ratio:.2} |")
            }
            Err(error) => writeln!(text, "| {name} | {cpython:.2} | {error} | |"),
        };
    }
    if let Some(Summary { count, mean, .. }) = table.summary() {
        let _ = writeln!(text, "| **geometric mean of {count}** | | | **{mean:.2}** |");
    }
}

fn render_gains(text: &mut String, gains: &[Gain]) {
    *text += "\nWhat people are told about fast Python, and how many times as much the other way takes:\n\n\
              | advice | saves | CPython | Taipan |\n| --- | --- | ---: | ---: |\n";
    for Gain { sentence, saves, cpython, taipan } in gains {
        let _ = match taipan {
            Ok(taipan) => writeln!(text, "| {sentence} | {saves} | {cpython:.1} | {taipan:.1} |"),
            Err(error) => writeln!(text, "| {sentence} | {saves} | {cpython:.1} | {error} |"),
        };
    }
}

/// Ratios in short: a line for each summary.
pub fn render_summaries(title: &str, summaries: &[Summary]) -> String {
    let mut text = format!("| {title} | measured | geometric mean | least |\n| --- | ---: | ---: | ---: |\n");
    for Summary { name, count, mean, least } in summaries {
        let _ = writeln!(text, "| {name} | {count} | {mean:.2} | {least:.2} |");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Row, Table, kind, median, render};
    use std::time::Duration;

    fn table() -> Table {
        let row = |name: &str, taipan| Row { name: name.to_owned(), cpython: 8.0, taipan };
        let rows =
            vec![row("calls_a", Ok(2.0)), row("method_b", Ok(8.0)), row("sets", Err("fails".to_owned()))];
        Table { title: "things", unit: "ms", rows }
    }

    #[test]
    fn summaries_leave_out_what_fails() {
        let summary = table().summary().expect("two rows have ratios");
        assert_eq!((summary.count, summary.mean, summary.least), (2, 2.0, 1.0));
        let kinds = table().kinds();
        assert_eq!(
            kinds.iter().map(|kind| (kind.name.as_str(), kind.count)).collect::<Vec<_>>(),
            [("calls", 2)]
        );
    }

    #[test]
    fn kinds_of_names() {
        assert_eq!(
            ["dict_building", "sets_updating", "exceptions"].map(kind),
            ["dicts", "sets", "exceptions"]
        );
    }

    #[test]
    fn the_file() {
        let text = render("HEAD", &[table()], &[]);
        assert!(text.contains("HEAD") && text.contains("| calls_a | 8.00 | 2.00 | 4.00 |"));
        assert!(
            text.contains("| sets | 8.00 | fails | |")
                && text.contains("| **geometric mean of 2** | | | **2.00** |")
        );
    }

    #[test]
    fn medians() {
        let millis = Duration::from_millis;
        assert_eq!(median(&mut [millis(3), millis(1), millis(2)]), Some(2.0));
        assert_eq!(median(&mut []), None);
    }
}
