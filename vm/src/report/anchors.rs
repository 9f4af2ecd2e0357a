//! Which part of a line is to blame: the carets under the lines of a traceback.
//!
//! The range of the instruction that failed is marked with `^`. Where it is a binary operation, a subscript or a call, what
//! is around the operator or the brackets is marked with `~` instead. CPython's `traceback` parses the text for that; so does
//! this.

use bumpalo::Bump;
use std::collections::BTreeSet;
use taipan_compiler::ast::{Expr, ExprKind, Location, Mod, Stmt, StmtKind};
use taipan_compiler::parser::{Mode, ParseOptions, parse};

/// Where an operator or a pair of brackets begins and ends, in lines and characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Anchors {
    left_line: usize,
    left: usize,
    right_line: usize,
    right: usize,
}

/// The range of an instruction: its first column in its first line, and the one behind it in its last line, in bytes.
#[derive(Clone, Copy, Debug)]
pub struct Range {
    pub column: usize,
    pub end_column: usize,
}

/// Calls `visit` with the statements of a text; `None` if it is not Python.
fn with_statements<R>(text: &str, visit: impl FnOnce(&[Stmt<'_>]) -> R) -> Option<R> {
    let arena = Bump::new();
    let name = std::sync::Arc::new("<unknown>".into());
    match parse(text, &name, Mode::Exec, &ParseOptions::default(), &arena) {
        Ok(parsed) => match parsed.tree {
            Mod::Module { body, .. } => Some(visit(body)),
            _ => None,
        },
        Err(_) => None,
    }
}

/// Characters in the first `bytes` bytes.
fn characters(line: &str, bytes: usize) -> usize {
    let bytes = bytes.min(line.len());
    String::from_utf8_lossy(&line.as_bytes()[..bytes]).chars().count()
}

/// Columns on a terminal that the first `count` characters take.
fn display_width(line: &str, count: usize) -> usize {
    if line.is_ascii() {
        return count;
    }
    let width = |c: char| match crate::text::ucd::east_asian_width(c as u32) {
        "W" | "F" => 2,
        _ => 1,
    };
    line.chars().take(count).map(width).sum()
}

/// Without the white space that all lines begin with; lines of white space alone become empty.
pub fn dedent(text: &str) -> String {
    let is_blank = |line: &&str| line.chars().all(char::is_whitespace);
    let lines: Vec<&str> = text.split('\n').collect();
    let full = || lines.iter().copied().filter(|line| !is_blank(line));
    let (first, last) = (full().min().unwrap_or_default(), full().max().unwrap_or_default());
    let margin =
        first.bytes().zip(last.bytes()).take_while(|(a, b)| a == b && matches!(a, b' ' | b'\t')).count();
    let dedented: Vec<&str> =
        lines.iter().map(|line| if is_blank(line) { "" } else { &line[margin..] }).collect();
    dedented.join("\n")
}

/// With `prefix` before each line.
pub fn indent(text: &str, prefix: &str) -> String {
    text.split_inclusive('\n').flat_map(|line| [prefix, line]).collect()
}

/// The lines that an instruction stands in, with carets under them where they help. `lines` are as they are in the file,
/// without white space at their ends, one for each line of the range.
pub fn marked_lines(lines: &[String], range: Range) -> String {
    let dedented = dedent(&lines.join("\n"));
    let all: Vec<&str> = dedented.split('\n').collect();
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return String::new() };
    let (Some(first_line), Some(last_line)) = (all.first().copied(), all.last().copied()) else {
        return String::new();
    };
    let cut = first.chars().count() - first_line.chars().count();
    let start = characters(first, range.column).saturating_sub(cut);
    let end = characters(last, range.end_column).saturating_sub(cut);
    let segment = segment_of(&all, start, end);
    let anchors = find_anchors(&segment);
    let shows = shows_carets(&all, start, end, anchors);
    let mut marks =
        Marks { all: &all, out: String::new(), shows, anchors, start: 0, end: 0, left: 0, right: 0 };
    marks.start = display_width(first_line, start);
    marks.end = display_width(last_line, end);
    let mut significant: BTreeSet<usize> = [0, all.len() - 1].into();
    if let Some(anchors) = anchors {
        let shift = |line: usize, column: usize| if line == 0 { column + start } else { column };
        let width = |line: usize, column: usize| {
            all.get(line).map_or(0, |text| display_width(text, shift(line, column)))
        };
        marks.left = width(anchors.left_line, anchors.left);
        marks.right = width(anchors.right_line, anchors.right);
        for line in [anchors.left_line, anchors.right_line] {
            significant.extend(line.saturating_sub(1)..line + 2);
        }
        significant.remove(&all.len());
    }
    let mut previous: Option<usize> = None;
    for line in significant {
        match previous.map(|previous| line - previous) {
            Some(2) => marks.line(line - 1),
            Some(gap) if gap > 2 => marks.out.push_str(&format!("...<{} lines>...\n", gap - 1)),
            _ => {}
        }
        marks.line(line);
        previous = Some(line);
    }
    indent(&dedent(&marks.out), "    ")
}

/// The text from `start` in the first line to `end` in the last one, in characters.
fn segment_of(all: &[&str], start: usize, end: usize) -> String {
    let last = all.last().map_or(0, |line| line.chars().count());
    let whole: Vec<char> = all.join("\n").chars().collect();
    let stop = (whole.len() + end).saturating_sub(last).min(whole.len());
    whole.get(start.min(stop)..stop).unwrap_or_default().iter().collect()
}

/// Writes lines and the carets under them.
struct Marks<'a> {
    all: &'a [&'a str],
    out: String,
    shows: bool,
    anchors: Option<Anchors>,
    /// Columns of the range's ends and of the anchors, as displayed.
    start: usize,
    end: usize,
    left: usize,
    right: usize,
}

impl Marks<'_> {
    fn line(&mut self, index: usize) {
        let Some(text) = self.all.get(index).copied() else { return };
        self.out.push_str(text);
        self.out.push('\n');
        if !self.shows {
            return;
        }
        let spaces = text.chars().take_while(|c| c.is_whitespace()).count();
        let is_last = index == self.all.len() - 1;
        let count = if is_last { self.end } else { display_width(text, text.chars().count()) };
        for column in 0..count {
            let mark = if column < spaces || (index == 0 && column < self.start) {
                ' '
            } else if self.is_between(index, column) || self.anchors.is_none() {
                '^'
            } else {
                '~'
            };
            self.out.push(mark);
        }
        self.out.push('\n');
    }

    fn is_between(&self, line: usize, column: usize) -> bool {
        self.anchors.is_some_and(|anchors| {
            (line, column) >= (anchors.left_line, self.left)
                && (line, column) < (anchors.right_line, self.right)
        })
    }
}

/// Carets under a whole line say nothing, nor do those under a call that is all there is to a `return` or an assignment.
fn shows_carets(all: &[&str], start: usize, end: usize, anchors: Option<Anchors>) -> bool {
    let is_plain_call = with_statements(&all.join("\n"), |body| {
        let Some(statement) = body.first() else { return Some(true) };
        let value = match statement.kind {
            StmtKind::Return { value: Some(value) } => match value.kind {
                ExprKind::Call { func, .. } if matches!(func.kind, ExprKind::Name { .. }) => Some(value),
                _ => None,
            },
            StmtKind::Assign { targets: [target], value, .. }
                if matches!(target.kind, ExprKind::Name { .. }) =>
            {
                Some(value).filter(|value| matches!(value.kind, ExprKind::Call { .. }))
            }
            _ => None,
        };
        value.map(|value| {
            let place = value.location;
            place.lineno == 1
                && place.end_lineno as usize == all.len()
                && place.col_offset as usize == start
                && place.end_col_offset as usize == end
        })
    });
    if is_plain_call.flatten() == Some(true) {
        return false;
    }
    if anchors.is_some() {
        return true;
    }
    let before = all.first().map(|line| line.chars().take(start).collect::<String>()).unwrap_or_default();
    let after = all.last().map(|line| line.chars().skip(end).collect::<String>()).unwrap_or_default();
    !before.trim_start().is_empty() || !after.trim_end().is_empty()
}

/// The anchors of an expression, which stands in a text of its own.
fn find_anchors(segment: &str) -> Option<Anchors> {
    with_statements(&format!("(\n{segment}\n)"), |body| {
        let [Stmt { kind: StmtKind::Expr { value }, .. }] = body else { return None };
        let lines: Vec<Vec<char>> = segment.split('\n').map(|line| line.chars().collect()).collect();
        let texts: Vec<&str> = segment.split('\n').collect();
        Finder { lines, texts }.anchors(value)
    })
    .flatten()
}

/// Looks for the operator or the brackets of an expression.
struct Finder<'a> {
    lines: Vec<Vec<char>>,
    texts: Vec<&'a str>,
}

impl Finder<'_> {
    fn anchors(&self, expression: &Expr<'_>) -> Option<Anchors> {
        let (left, bracket) = match expression.kind {
            ExprKind::BinOp { left, right, .. } => return self.operator(left, right),
            ExprKind::Subscript { value, .. } => (value, '['),
            ExprKind::Call { func, .. } => (func, '('),
            _ => return None,
        };
        let place = self.valid(self.end_of(left.location)?)?;
        let (left_line, left) = self.until(place, |c| c == bracket)?;
        let (right_line, right) = self.end_of(expression.location)?;
        Some(Anchors { left_line, left, right_line, right })
    }

    fn operator(&self, left: &Expr<'_>, right: &Expr<'_>) -> Option<Anchors> {
        let place = self.valid(self.end_of(left.location)?)?;
        let (line, column) = self.until(place, |c| !c.is_whitespace() && c != ')')?;
        let mut end = column + 1;
        let right_line = (right.location.lineno as usize).checked_sub(2)?;
        let is_free = right_line > line
            || end < characters(self.texts.get(right_line)?, right.location.col_offset as usize);
        if let Some(&c) = self.lines.get(line)?.get(end)
            && is_free
            && !c.is_whitespace()
            && !matches!(c, '\\' | '#')
        {
            end += 1;
        }
        Some(Anchors { left_line: line, left: column, right_line: line, right: end })
    }

    /// Where an expression ends. The parsed text has a line more at its beginning, and lines count from 1.
    fn end_of(&self, place: Location) -> Option<(usize, usize)> {
        let line = (place.end_lineno as usize).checked_sub(2)?;
        Some((line, characters(self.texts.get(line)?, place.end_col_offset as usize)))
    }

    /// The place itself, or the next one at which there is a character.
    fn valid(&self, (mut line, mut column): (usize, usize)) -> Option<(usize, usize)> {
        while column >= self.lines.get(line)?.len() {
            (line, column) = (line + 1, 0);
        }
        Some((line, column))
    }

    /// The next character that `stop` is true of, comments and continued lines aside.
    fn until(&self, mut place: (usize, usize), stop: impl Fn(char) -> bool) -> Option<(usize, usize)> {
        loop {
            let (line, column) = place;
            let c = *self.lines.get(line)?.get(column)?;
            place = match c {
                '\\' | '#' => self.valid((line + 1, 0))?,
                c if stop(c) => return Some(place),
                _ => self.valid((line, column + 1))?,
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(lines: &[&str], column: usize, end_column: usize) -> String {
        let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        let range = Range { column, end_column };
        marked_lines(&lines, range)
    }

    #[test]
    fn operators_are_marked() {
        assert_eq!(marked(&["    x = a + b"], 8, 13), "    x = a + b\n        ~~^~~\n");
        assert_eq!(marked(&["f(x)[1]"], 0, 7), "    f(x)[1]\n    ~~~~^^^\n");
    }

    #[test]
    fn whole_lines_are_not_marked() {
        assert_eq!(marked(&["raise x"], 0, 7), "    raise x\n");
        assert_eq!(marked(&["return f(1)"], 7, 11), "    return f(1)\n");
    }
}
