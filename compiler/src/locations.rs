//! Reading a code object's location table (`co_linetable`) and exception table (`co_exceptiontable`). Offsets count code
//! units. Tables that end too early, or that overflow, end the iteration.
//!
//! Source: CPython's `InternalDocs/code_objects.md` and `InternalDocs/exception_handling.md`.

use crate::code::{Bytes, Code};
use std::cell::Cell;

/// The source range of an instruction. Lines count from 1, columns are UTF-8 byte offsets from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    pub line: Option<u32>,
    pub end_line: Option<u32>,
    pub column: Option<u32>,
    pub end_column: Option<u32>,
}

/// No expression goes over more lines; a table that says so was not made by a compiler, and whoever shows all of these lines is busy for
/// ever. Such an entry has no last line.
const LINES_MAX: u32 = 1 << 16;

/// A run of code units from the same place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub start: usize,
    pub end: usize,
    pub position: Position,
}

/// A run of code units from the same line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineSpan {
    pub start: usize,
    pub end: usize,
    pub line: Option<u32>,
}

/// The entries of the location table, in order.
pub fn spans(code: &Code) -> Spans<'_> {
    Spans { table: &code.linetable, line: code.firstlineno.into(), start: 0 }
}

/// The location table of a code object, with lines alone.
pub fn without_columns(code: &Code) -> Bytes {
    const NO_COLUMNS: u8 = 0x80 | 13 << 3;
    const NO_LOCATION: u8 = 0x80 | 15 << 3;
    let (mut table, mut last) = (Vec::with_capacity(code.linetable.len()), i64::from(code.firstlineno));
    for span in spans(code) {
        // An entry is for 8 code units at most.
        let units = u8::try_from(span.end - span.start).unwrap_or(8).clamp(1, 8) - 1;
        let Some(line) = span.position.line else {
            table.push(NO_LOCATION | units);
            continue;
        };
        table.push(NO_COLUMNS | units);
        let distance = i64::from(line) - last;
        let mut rest = distance.unsigned_abs() << 1 | u64::from(distance < 0);
        while rest >= 0x40 {
            table.push(0x40 | (rest & 0x3F) as u8);
            rest >>= 6;
        }
        table.push(rest as u8);
        last = i64::from(line);
    }
    table.into()
}

/// `co_lines()`, in code units: neighbours on the same line are one.
pub fn line_spans(code: &Code) -> impl Iterator<Item = LineSpan> + '_ {
    let mut spans = spans(code).peekable();
    std::iter::from_fn(move || {
        let Span { start, mut end, position: Position { line, .. } } = spans.next()?;
        while let Some(next) = spans.next_if(|next| next.position.line == line) {
            end = next.end;
        }
        Some(LineSpan { start, end, line })
    })
}

/// Where the instruction at a code unit comes from.
pub fn position_at(code: &Code, unit: usize) -> Option<Position> {
    spans(code).find(|span| (span.start..span.end).contains(&unit)).map(|span| span.position)
}

/// Where in the table a line was found last: programs ask for lines further on, as a rule, such as those of a function's calls one after the
/// other. By default that is the beginning of no code in particular.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reached {
    entry: u32,
    start: u32,
    /// The line before the entry.
    line: i32,
}

/// The line of a code unit. What has been `reached` is of the same code.
pub fn line_at(code: &Code, unit: usize, reached: &Cell<Reached>) -> Option<u32> {
    let from = reached.get();
    let mut spans = match code.linetable.get(from.entry as usize..) {
        Some(table) if from.entry > 0 && from.start as usize <= unit => {
            Spans { table, line: from.line.into(), start: from.start as usize }
        }
        _ => spans(code),
    };
    loop {
        let (left, start, line) = (spans.table.len(), spans.start, spans.line);
        let span = spans.next()?;
        if unit < span.end {
            let entry = code.linetable.len() - left;
            if let (Ok(entry), Ok(start), Ok(line)) = (entry.try_into(), start.try_into(), line.try_into()) {
                reached.set(Reached { entry, start, line });
            }
            return span.position.line;
        }
    }
}

/// See [`spans`].
#[derive(Clone, Debug)]
pub struct Spans<'a> {
    table: &'a [u8],
    line: i64,
    /// Where the next entry starts.
    start: usize,
}

impl Spans<'_> {
    fn byte(&mut self) -> Option<u32> {
        let (&first, rest) = self.table.split_first()?;
        self.table = rest;
        Some(first.into())
    }

    /// Six bits a byte, the lowest first.
    fn varint(&mut self) -> Option<u32> {
        let (mut value, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            value |= (byte & 63).checked_shl(shift)?;
            shift += 6;
            if byte & 64 == 0 {
                return Some(value);
            }
        }
    }

    fn signed_varint(&mut self) -> Option<i64> {
        let value = self.varint()?;
        let magnitude = i64::from(value >> 1);
        Some(if value & 1 != 0 { -magnitude } else { magnitude })
    }

    fn same_line(&self, column: Option<u32>, end_column: Option<u32>) -> Position {
        let line = u32::try_from(self.line).ok();
        Position { line, end_line: line, column, end_column }
    }

    fn position(&mut self, kind: u32) -> Option<Position> {
        Some(match kind {
            15 => Position::default(),
            14 => {
                self.line += self.signed_varint()?;
                let lines = self.varint()?;
                let end_line = if lines <= LINES_MAX { self.line + i64::from(lines) } else { -1 };
                // Columns are kept one higher; 0 is none.
                let (column, end_column) = (self.varint()?, self.varint()?);
                Position {
                    line: u32::try_from(self.line).ok(),
                    end_line: u32::try_from(end_line).ok(),
                    column: column.checked_sub(1),
                    end_column: end_column.checked_sub(1),
                }
            }
            13 => {
                self.line += self.signed_varint()?;
                self.same_line(None, None)
            }
            10..=12 => {
                self.line += i64::from(kind - 10);
                let (column, end_column) = (self.byte()?, self.byte()?);
                self.same_line(Some(column), Some(end_column))
            }
            _ => {
                let columns = self.byte()?;
                let column = kind << 3 | columns >> 4;
                self.same_line(Some(column), Some(column + (columns & 15)))
            }
        })
    }
}

impl Iterator for Spans<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        let first = self.byte()?;
        let position = self.position(first >> 3 & 15)?;
        let start = self.start;
        self.start += (first & 7) as usize + 1;
        Some(Span { start, end: self.start, position })
    }
}

/// A protected region: exceptions raised from `start` to `end` continue at `target`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExceptionEntry {
    pub start: usize,
    pub end: usize,
    pub target: usize,
    /// What the stack is cut to, before the instruction offset (with `lasti`) and the exception are pushed.
    pub depth: u32,
    pub lasti: bool,
}

/// The entries of an exception table, in order. They are sorted and do not overlap.
pub fn exception_entries(table: &[u8]) -> ExceptionEntries<'_> {
    ExceptionEntries { table }
}

/// The entry that protects a code unit.
pub fn handler_of(table: &[u8], unit: usize) -> Option<ExceptionEntry> {
    exception_entries(table)
        .take_while(|entry| entry.start <= unit)
        .find(|entry| (entry.start..entry.end).contains(&unit))
}

/// See [`exception_entries`].
#[derive(Clone, Debug)]
pub struct ExceptionEntries<'a> {
    table: &'a [u8],
}

impl ExceptionEntries<'_> {
    /// Whether bytes are left that are no complete entry.
    pub fn has_rest(&self) -> bool {
        !self.table.is_empty()
    }

    /// Six bits a byte, the highest first.
    fn varint(table: &mut &[u8]) -> Option<u32> {
        let mut value = 0u32;
        loop {
            let (&byte, rest) = table.split_first()?;
            *table = rest;
            value = value.checked_mul(64)? | u32::from(byte & 63);
            if byte & 64 == 0 {
                return Some(value);
            }
        }
    }
}

impl Iterator for ExceptionEntries<'_> {
    type Item = ExceptionEntry;

    fn next(&mut self) -> Option<ExceptionEntry> {
        let mut table = self.table;
        let start = Self::varint(&mut table)? as usize;
        let end = start + Self::varint(&mut table)? as usize;
        let target = Self::varint(&mut table)? as usize;
        let depth_lasti = Self::varint(&mut table)?;
        self.table = table;
        Some(ExceptionEntry { start, end, target, depth: depth_lasti >> 1, lasti: depth_lasti & 1 != 0 })
    }
}
