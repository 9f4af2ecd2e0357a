//! The frames of a traceback as text.

use super::anchors::{Range, indent, marked_lines};
use super::suggestion::forgetting;
use crate::builtins::int;
use crate::builtins::str::PyStr;
use crate::builtins::traceback::PyTraceback;
use crate::thread::Thread;
use crate::value::Value;
use std::collections::HashMap;
use taipan_compiler::locations::{self, Position};

/// How often the same line is shown before the rest is counted.
const RECURSIVE_CUTOFF: usize = 3;

/// A line of a traceback.
pub struct Entry {
    pub filename: Value,
    pub name: Value,
    pub lineno: Option<i64>,
    position: Position,
}

/// Lines of source files, read once for a report.
#[derive(Default)]
pub struct Sources {
    files: HashMap<String, Option<Vec<String>>>,
}

impl Sources {
    /// A line without white space at its end; empty where there is none.
    fn line(&mut self, vm: &Thread, filename: &PyStr, lineno: u32) -> String {
        let key = filename.to_string_lossy();
        let lines = self.files.entry(key).or_insert_with(|| read(vm, filename));
        let line = (lineno as usize).checked_sub(1).and_then(|index| lines.as_ref()?.get(index));
        line.map(|line| line.trim_end().to_owned()).unwrap_or_default()
    }
}

/// A file's lines. Texts that are in no file may be known to `linecache`.
fn read(vm: &Thread, filename: &PyStr) -> Option<Vec<String>> {
    if let Some(text) = forgetting(vm, vm.source_text(filename))? {
        return Some(text);
    }
    let key = vm.intern_str("linecache").ok()?;
    let linecache = vm.interp().modules.borrow().as_ref()?.get_str(&key)?;
    let lines = forgetting(vm, vm.get_attr_str(&linecache, "getlines"))?;
    let lines = forgetting(vm, vm.call(&lines, &[crate::object::to_value(filename)]))?;
    let lines = forgetting(vm, vm.iterate_to_buf(&lines))?;
    Some(lines.iter().filter_map(|line| line.downcast::<PyStr>().map(PyStr::to_string_lossy)).collect())
}

/// The entries of a traceback, the outermost first; no more than `sys.tracebacklimit` allows.
pub fn extract(vm: &Thread, traceback: Option<Value>) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut current = traceback;
    while let Some(own) = current.as_ref().and_then(Value::downcast::<PyTraceback>) {
        let code = own.frame.code();
        let position = locations::position_at(code.code(), own.lasti / 2).unwrap_or_default();
        entries.push(Entry {
            filename: code.filename(),
            name: code.name(),
            lineno: position.line.map(i64::from).or_else(|| own.lineno()),
            position,
        });
        let next = own.next();
        current = next;
    }
    if let Some(limit) = limit(vm) {
        let skipped = entries.len().saturating_sub(limit);
        entries.drain(..skipped);
    }
    entries
}

fn limit(vm: &Thread) -> Option<usize> {
    let limit = forgetting(vm, vm.sys_attribute("tracebacklimit"))??;
    int::as_i64(&limit).map(|limit| usize::try_from(limit).unwrap_or(0))
}

/// The lines of the entries, in groups that belong together; `marked`: with carets.
pub fn format(vm: &Thread, entries: &[Entry], sources: &mut Sources, marked: bool) -> Vec<String> {
    let mut out = Vec::new();
    let mut last: Option<&Entry> = None;
    let mut count = 0;
    for entry in entries {
        if !last.is_some_and(|last| last.is_same_line(entry)) {
            push_repeated(&mut out, count);
            last = Some(entry);
            count = 0;
        }
        count += 1;
        if count <= RECURSIVE_CUTOFF {
            out.push(entry.format(vm, sources, marked));
        }
    }
    push_repeated(&mut out, count);
    out
}

fn push_repeated(out: &mut Vec<String>, count: usize) {
    if let Some(more @ 1..) = count.checked_sub(RECURSIVE_CUTOFF) {
        let plural = if more > 1 { "s" } else { "" };
        out.push(format!("  [Previous line repeated {more} more time{plural}]\n"));
    }
}

fn text_of(value: &Value) -> String {
    value.downcast::<PyStr>().map(super::shown).unwrap_or_default()
}

impl Entry {
    fn is_same_line(&self, other: &Entry) -> bool {
        let same = |a: &Value, b: &Value| {
            a.is(b)
                || matches!((a.downcast::<PyStr>(), b.downcast::<PyStr>()), (Some(a), Some(b)) if a.equals(b))
        };
        self.lineno.is_some()
            && self.lineno == other.lineno
            && same(&self.filename, &other.filename)
            && same(&self.name, &other.name)
    }

    fn format(&self, vm: &Thread, sources: &mut Sources, marked: bool) -> String {
        let mut filename = text_of(&self.filename);
        if filename.starts_with("<stdin-") && filename.ends_with('>') {
            filename = "<stdin>".to_owned();
        }
        let lineno = self.lineno.map_or("None".to_owned(), |lineno| lineno.to_string());
        let mut row = format!("  File \"{filename}\", line {lineno}, in {}\n", text_of(&self.name));
        row.push_str(&self.source(vm, sources, marked).unwrap_or_default());
        row
    }

    /// The lines of the source, with carets where the columns are known.
    fn source(&self, vm: &Thread, sources: &mut Sources, marked: bool) -> Option<String> {
        let filename = self.filename.downcast::<PyStr>()?;
        let line = u32::try_from(self.lineno?).ok()?;
        let end_line = self.position.end_line.unwrap_or(line);
        if !marked {
            let text = sources.line(vm, filename, line);
            let text = text.trim_start_matches([' ', '\t', '\u{C}']);
            return (!text.is_empty()).then(|| format!("    {text}\n"));
        }
        let lines: Vec<String> = (line..=end_line).map(|line| sources.line(vm, filename, line)).collect();
        if lines.iter().all(|line| line.trim().is_empty()) {
            return None;
        }
        let (Some(column), Some(end_column)) = (self.position.column, self.position.end_column) else {
            return Some(indent(lines.first()?.trim(), "    ") + "\n");
        };
        let range = Range { column: column as usize, end_column: end_column as usize };
        Some(marked_lines(&lines, range))
    }
}
