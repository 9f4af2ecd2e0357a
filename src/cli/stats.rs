//! `taipan stats [--json] FILE [ARGS]`: runs a program, and prints what the virtual machine has done for it.

use super::options::{self, Options, Program, Request, UsageError};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use taipan_vm::heap::collect::Statistics;
use taipan_vm::heap::counts::Allocations;
use taipan_vm::interp::instr::Op;
use taipan_vm::interp::stats::{self, Executed, Report, general};
use taipan_vm::thread::Thread;

/// How the figures are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Table,
    Json,
}

/// Rows of those tables that would have no end.
const ROWS: usize = 25;

const USAGE: &str = "stats [--json] [option] ... [-c cmd | -m mod | file] [arg] ...";

/// What `taipan stats` is asked for: `args` are what follows that word.
pub fn parse(args: &[OsString]) -> Result<Box<Options>, UsageError> {
    let (format, rest) = match args.split_first() {
        Some((first, rest)) if first == "--json" => (Format::Json, rest),
        _ => (Format::Table, args),
    };
    match options::parse(rest.iter().cloned())? {
        Request::Run(mut options) if options.program != Program::Stdin && options.sandbox.is_none() => {
            options.stats = Some(format);
            Ok(options)
        }
        _ => Err(UsageError(format!("usage: taipan {USAGE}"))),
    }
}

/// Prints what has been counted on standard error.
pub fn print(vm: &Thread, format: Format) {
    let Some(report) = stats::report(vm) else { return };
    let allocations = vm.heap().counts().allocations();
    let collections = vm.heap().collector().statistics();
    let text = match format {
        Format::Table => table(&report, &allocations, &collections),
        Format::Json => json(&report, &allocations, &collections),
    };
    // Without standard error there is nobody to read it.
    let _ = std::io::stderr().write_all(text.as_bytes());
}

/// A number with its thousands apart.
fn number(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn percent(part: u64, whole: u64) -> String {
    if whole == 0 { "-".to_owned() } else { format!("{:.1}%", part as f64 * 100.0 / whole as f64) }
}

fn table(report: &Report, allocations: &Allocations, collections: &[Statistics; 3]) -> String {
    let mut out = format!("{} instructions executed\n", number(report.total));
    instructions(&mut out, report);
    specialization(&mut out, report);
    pairs(&mut out, report);
    lines(&mut out, report);
    memory(&mut out, allocations);
    out.push_str("\ngeneration       collections     collected   uncollectable\n");
    for (generation, figures) in collections.iter().enumerate() {
        let [runs, freed, left] =
            [figures.collections, figures.collected, figures.uncollectable].map(|count| number(count as u64));
        row(&mut out, format_args!("{generation:<12}{runs:>16}{freed:>14}{left:>16}"));
    }
    out
}

fn row(out: &mut String, text: std::fmt::Arguments<'_>) {
    out.push_str(text.to_string().trim_end());
    out.push('\n');
}

fn instructions(out: &mut String, report: &Report) {
    out.push_str("\ninstruction              executed   share   off the fast path\n");
    for Executed { op, count, slow } in &report.instructions {
        let share = percent(*count, report.total);
        let slow = if *slow == 0 {
            String::new()
        } else {
            format!("{} {:>6}", number(*slow), percent(*slow, *count))
        };
        row(out, format_args!("{:<18}{:>15}{share:>8}{slow:>20}", op.name(), number(*count)));
    }
}

/// Of the instructions that specialize: how often they had, and whether what they had specialized for was there.
fn specialization(out: &mut String, report: &Report) {
    let mut families: BTreeMap<&str, Vec<&Executed>> = BTreeMap::new();
    for executed in &report.instructions {
        if let Some(general) = general(executed.op) {
            families.entry(general.name()).or_default().push(executed);
        }
    }
    if families.is_empty() {
        return;
    }
    out.push_str("\nspecialization               hits          misses   unspecialized\n");
    for (name, members) in families {
        let unspecialized = report.instructions.iter().find(|executed| executed.op.name() == name);
        let unspecialized = unspecialized.map_or(0, |executed| executed.count);
        let misses = members.iter().map(|member| member.slow.min(member.count)).sum::<u64>();
        let hits = members.iter().map(|member| member.count).sum::<u64>() - misses;
        let all = hits + misses + unspecialized;
        row(
            out,
            format_args!(
                "{name:<14}{:>13} {:>6} {:>9} {:>6} {:>8} {:>6}",
                number(hits),
                percent(hits, all),
                number(misses),
                percent(misses, all),
                number(unspecialized),
                percent(unspecialized, all)
            ),
        );
        for Executed { op, count, slow } in members {
            let misses = *slow.min(count);
            row(
                out,
                format_args!(
                    "  {:<12}{:>13} {:>6} {:>9} {:>6}",
                    op.name(),
                    number(count - misses),
                    percent(count - misses, *count),
                    number(misses),
                    percent(misses, *count)
                ),
            );
        }
    }
}

fn pairs(out: &mut String, report: &Report) {
    out.push_str("\npair                                       executed   share\n");
    for (first, second, count) in report.pairs.iter().filter(|pair| pair.0 != Op::Trace).take(ROWS) {
        let names = format!("{} {}", first.name(), second.name());
        row(out, format_args!("{names:<36}{:>15}{:>8}", number(*count), percent(*count, report.total)));
    }
}

fn lines(out: &mut String, report: &Report) {
    out.push_str("\n       executed   share  line\n");
    let mut sources: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (file, line, count) in report.lines.iter().take(ROWS) {
        let source = sources.entry(file).or_insert_with(|| {
            fs::read_to_string(file)
                .map_or_else(|_| Vec::new(), |text| text.lines().map(str::to_owned).collect())
        });
        let text = (*line as usize).checked_sub(1).and_then(|index| source.get(index));
        let (count, share) = (number(*count), percent(*count, report.total));
        row(
            out,
            format_args!("{count:>15}{share:>8}  {file}:{line}  {}", text.map_or("", |text| text.trim())),
        );
    }
}

fn memory(out: &mut String, allocations: &Allocations) {
    out.push_str("\nobjects allocated               number           bytes\n");
    for (name, count) in allocations.types.iter().take(ROWS) {
        row(out, format_args!("{name:<24}{:>14}{:>16}", number(count.count), number(count.bytes)));
    }
    out.push_str("\nbytes of a block         objects         buffers\n");
    let mut sizes: BTreeMap<usize, (u64, u64)> = BTreeMap::new();
    for (size, count) in &allocations.objects {
        sizes.entry(*size).or_default().0 = *count;
    }
    for (size, count) in &allocations.buffers {
        sizes.entry(*size).or_default().1 = *count;
    }
    let mut sizes: Vec<(usize, (u64, u64))> = sizes.into_iter().collect();
    sizes.sort_by_key(|(size, (objects, buffers))| (std::cmp::Reverse(objects + buffers), *size));
    for (size, (objects, buffers)) in sizes.into_iter().take(ROWS) {
        row(out, format_args!("{size:<16}{:>16}{:>16}", number(objects), number(buffers)));
    }
}

/// A text as JSON has it.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for char in text.chars() {
        match char {
            '"' | '\\' => {
                out.push('\\');
                out.push(char);
            }
            control if control < ' ' => {
                let _ = write!(out, "\\u{:04x}", control as u32);
            }
            char => out.push(char),
        }
    }
    out.push('"');
    out
}

fn array<T>(items: impl IntoIterator<Item = T>, show: impl Fn(T) -> String) -> String {
    let items: Vec<String> = items.into_iter().map(show).collect();
    format!("[{}]", items.join(",\n  "))
}

fn json(report: &Report, allocations: &Allocations, collections: &[Statistics; 3]) -> String {
    let executed = array(&report.instructions, |Executed { op, count, slow }| {
        let general = general(*op).map_or_else(|| "null".to_owned(), |op| quoted(op.name()));
        let name = quoted(op.name());
        format!("{{\"name\": {name}, \"count\": {count}, \"slow\": {slow}, \"specializes\": {general}}}")
    });
    let pairs = array(report.pairs.iter().filter(|pair| pair.0 != Op::Trace), |(first, second, count)| {
        format!(
            "{{\"first\": {}, \"second\": {}, \"count\": {count}}}",
            quoted(first.name()),
            quoted(second.name())
        )
    });
    let lines = array(&report.lines, |(file, line, count)| {
        format!("{{\"file\": {}, \"line\": {line}, \"count\": {count}}}", quoted(file))
    });
    let types = array(&allocations.types, |(name, count)| {
        format!("{{\"name\": {}, \"count\": {}, \"bytes\": {}}}", quoted(name), count.count, count.bytes)
    });
    let sizes = |sizes: &[(usize, u64)]| {
        array(sizes, |(size, count)| format!("{{\"bytes\": {size}, \"count\": {count}}}"))
    };
    let collections = array(collections, |figures| {
        format!(
            "{{\"collections\": {}, \"collected\": {}, \"uncollectable\": {}}}",
            figures.collections, figures.collected, figures.uncollectable
        )
    });
    format!(
        "{{\"instructions\": {},\n\"executed\": {executed},\n\"pairs\": {pairs},\n\"lines\": {lines},\n\"types\": {types},\n\
         \"objects\": {},\n\"buffers\": {},\n\"collections\": {collections}}}\n",
        report.total,
        sizes(&allocations.objects),
        sizes(&allocations.buffers),
    )
}
