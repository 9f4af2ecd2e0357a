//! Syntax errors as text: the line, carets under the place, and the keyword that may have been meant.

use super::exception::safe_text;
use super::shown;
use super::suggestion::forgetting;
use crate::builtins::int;
use crate::builtins::str::PyStr;
use crate::builtins::tuple::PyTuple;
use crate::suggest;
use crate::thread::Thread;
use crate::value::Value;
use bumpalo::Bump;
use taipan_compiler::error::ErrorKind;
use taipan_compiler::parser::{Mode, ParseOptions, parse};

/// What a `SyntaxError` tells about its place. The attributes may be anything.
struct Details {
    filename: Option<String>,
    lineno: Option<String>,
    end_lineno: Option<String>,
    text: Option<String>,
    offset: Option<Value>,
    end_offset: Option<i64>,
    message: String,
}

pub fn format(vm: &Thread, exception: &Value, ty: &str) -> Vec<String> {
    let attribute =
        |name: &str| forgetting(vm, vm.get_attr_str(exception, name)).filter(|value| !value.is_none());
    let text = |value: &Value| safe_text(vm.to_str(value).map(|text| shown(&text)), vm, "exception", "str");
    let message = attribute("msg").map(|message| text(&message)).filter(|message| !message.is_empty());
    let mut details = Details {
        filename: attribute("filename").map(|filename| text(&filename)),
        lineno: attribute("lineno").map(|lineno| text(&lineno)),
        end_lineno: attribute("end_lineno").map(|lineno| text(&lineno)),
        text: attribute("text").and_then(|text| text.downcast::<PyStr>().map(shown)),
        offset: attribute("offset"),
        end_offset: attribute("end_offset").as_ref().and_then(int::as_i64),
        message: message.unwrap_or_else(|| "<no detail available>".to_owned()),
    };
    let mut out = Vec::new();
    let mut suffix = String::new();
    match (&details.lineno, &details.filename) {
        (Some(lineno), filename) => {
            let filename = filename.as_deref().filter(|name| !name.is_empty()).unwrap_or("<string>");
            out.push(format!("  File \"{filename}\", line {lineno}\n"));
        }
        (None, Some(filename)) => suffix = format!(" ({filename})"),
        (None, None) => {}
    }
    if details.text.is_some() {
        if let Some(metadata) = attribute("_metadata") {
            details.find_keyword(vm, &metadata);
        }
        details.push_line(&mut out);
    }
    out.push(format!("{ty}: {}{suffix}\n", details.message));
    out
}

impl Details {
    /// The line, and the carets under it.
    fn push_line(&self, out: &mut Vec<String>) {
        let Some(text) = &self.text else { return };
        let right = text.trim_end_matches('\n');
        let left = right.trim_start_matches([' ', '\n', '\u{C}']);
        let length = right.chars().count() as i64;
        let spaces = length - left.chars().count() as i64;
        let offset = match &self.offset {
            None => {
                out.push(format!("    {left}\n"));
                return;
            }
            Some(offset) => match int::as_i64(offset) {
                Some(offset) => offset,
                None => return,
            },
        };
        let all = text.chars().count() as i64;
        let mut start = offset;
        let mut end = if self.lineno == self.end_lineno {
            self.end_offset.filter(|end| *end != 0).unwrap_or(offset)
        } else {
            length + 1
        };
        if all > 0 && start > all {
            start = length + 1;
        }
        if all > 0 && end > all {
            end = length + 1;
        }
        if start >= end || end < 0 {
            end = start + 1;
        }
        out.push(format!("    {left}\n"));
        let (column, end_column) = (start - 1 - spaces, end - 1 - spaces);
        if column < 0 {
            return;
        }
        // White space that is no blank, as tabs, is kept for alignment.
        let before: String =
            left.chars().take(column as usize).map(|c| if c.is_whitespace() { c } else { ' ' }).collect();
        out.push(format!("    {before}{}\n", "^".repeat((end_column - column) as usize)));
    }

    /// `invalid syntax` where a keyword is misspelt: tries what the text would be with the keyword. The metadata are line,
    /// column and source of the statement that failed.
    fn find_keyword(&mut self, vm: &Thread, metadata: &Value) -> Option<()> {
        if self.message != "invalid syntax" && !self.message.contains("Perhaps you forgot a comma") {
            return None;
        }
        let metadata = metadata.downcast::<PyTuple>()?.items();
        let [line, _, source] = metadata else { return None };
        let line = usize::try_from(int::as_i64(line)?).ok()?;
        let end_line: usize = self.lineno.as_ref().and_then(|lineno| lineno.parse().ok()).unwrap_or(0);
        let (lines, from_file): (Vec<String>, bool) = match source.downcast::<PyStr>() {
            Some(source) => (source.to_string_lossy().lines().map(str::to_owned).collect(), false),
            None => match self.filename.as_ref().filter(|name| !name.is_empty()) {
                Some(filename) => {
                    let filename = vm.new_str(filename).ok()?;
                    (forgetting(vm, vm.source_text(filename.downcast::<PyStr>()?))??, true)
                }
                None => (self.text.as_deref()?.lines().map(str::to_owned).collect(), false),
            },
        };
        let code = lines.get(line.saturating_sub(1)..end_line.min(lines.len()))?.join("\n");
        let code = super::anchors::dedent(&code);
        if code.chars().count() > 1024 {
            return None;
        }
        let last_line = if line == 0 { end_line } else { end_line + 1 };
        let names = names_in(&code);
        let on_line = |name: &&Name| !from_file || name.line + line == last_line;
        let wrong = names.iter().filter(on_line).filter(|name| !KEYWORDS.contains(&name.text.as_str()));
        for name in wrong.take(10) {
            if let Some(keyword) = fitting_keyword(&code, name) {
                self.text = code.split('\n').nth(name.line - 1).map(|line| format!("{line}\n"));
                self.offset = Some(int::small(name.column as i64 + 1));
                self.end_offset = Some((name.column + name.text.chars().count()) as i64 + 1);
                self.lineno = Some(name.line.to_string());
                self.end_lineno = Some(name.line.to_string());
                self.message = format!("invalid syntax. Did you mean '{keyword}'?");
                return Some(());
            }
        }
        None
    }
}

static KEYWORDS: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def",
    "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is",
    "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

/// A name in a text: line from 1, column in characters from 0.
struct Name {
    text: String,
    line: usize,
    column: usize,
}

/// The names in a text, those in strings and comments aside.
fn names_in(code: &str) -> Vec<Name> {
    let mut names = Vec::new();
    let mut quote: Option<(char, usize)> = None;
    for (row, line) in code.split('\n').enumerate() {
        let chars: Vec<char> = line.chars().collect();
        let mut at = 0;
        let run = |from: usize, c: char| chars[from..].iter().take_while(|own| **own == c).count();
        while at < chars.len() {
            let c = chars[at];
            if let Some((open, count)) = quote {
                if c == '\\' {
                    at += 2;
                } else if c == open && run(at, open) >= count {
                    at += count;
                    quote = None;
                } else {
                    at += 1;
                }
                continue;
            }
            match c {
                '#' => break,
                '\'' | '"' => {
                    let count = if run(at, c) >= 3 { 3 } else { 1 };
                    quote = Some((c, count));
                    at += count;
                }
                c if c.is_alphabetic() || c == '_' => {
                    let start = at;
                    while at < chars.len() && (chars[at].is_alphanumeric() || chars[at] == '_') {
                        at += 1;
                    }
                    // A name right before a quote is the string's prefix.
                    if !matches!(chars.get(at), Some('\'' | '"')) {
                        let text = chars[start..at].iter().collect();
                        names.push(Name { text, line: row + 1, column: start });
                    }
                }
                c if c.is_ascii_digit() => {
                    while at < chars.len() && (chars[at].is_alphanumeric() || chars[at] == '_') {
                        at += 1;
                    }
                }
                _ => at += 1,
            }
        }
        if quote.is_some_and(|(_, count)| count == 1) {
            quote = None;
        }
    }
    names
}

/// The keyword that makes the text one that can be parsed, or begun, in the place of `name`.
fn fitting_keyword(code: &str, name: &Name) -> Option<String> {
    let candidates: Vec<String> = KEYWORDS.iter().map(|keyword| (*keyword).to_owned()).collect();
    let mut matches: Vec<&str> = suggest::closest(&candidates, &name.text).into_iter().collect();
    matches.extend(close_matches(&name.text));
    matches.truncate(3);
    matches.into_iter().filter(|keyword| *keyword != name.text).find_map(|keyword| {
        let replaced: Vec<String> = code
            .split('\n')
            .enumerate()
            .map(|(row, line)| {
                if row + 1 != name.line {
                    return line.to_owned();
                }
                let before: String = line.chars().take(name.column).collect();
                let after: String = line.chars().skip(name.column + name.text.chars().count()).collect();
                format!("{before}{keyword}{after}")
            })
            .collect();
        is_begun(&replaced.join("\n")).then(|| keyword.to_owned())
    })
}

/// Whether a text is Python, or would be with more lines behind it.
fn is_begun(code: &str) -> bool {
    let name = std::sync::Arc::new("<input>".into());
    let tries = |text: &str| {
        let arena = Bump::new();
        let options =
            ParseOptions { allow_incomplete_input: true, dont_imply_dedent: true, ..ParseOptions::default() };
        parse(text, &name, Mode::Exec, &options, &arena).map(drop).map_err(|error| error.kind)
    };
    match tries(code) {
        Ok(()) => true,
        Err(_) => matches!(tries(&format!("{code}\n")), Ok(()) | Err(ErrorKind::IncompleteInputError)),
    }
}

/// The keywords most like a word, the best first: those whose likeness is at least 0.5.
fn close_matches(word: &str) -> Vec<&'static str> {
    let word: Vec<char> = word.chars().collect();
    let mut scored: Vec<(f64, &str)> = KEYWORDS
        .iter()
        .map(|keyword| (likeness(&keyword.chars().collect::<Vec<_>>(), &word), *keyword))
        .filter(|(score, _)| *score >= 0.5)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| b.1.cmp(a.1)));
    scored.into_iter().take(3).map(|(_, keyword)| keyword).collect()
}

/// Twice the characters in matching blocks, by the characters of both.
fn likeness(a: &[char], b: &[char]) -> f64 {
    let total = a.len() + b.len();
    if total == 0 { 1.0 } else { 2.0 * matching(a, b) as f64 / total as f64 }
}

/// Characters in the longest common block and, recursively, in those before and behind it.
fn matching(a: &[char], b: &[char]) -> usize {
    let (mut best, mut at) = (0, (0, 0));
    for i in 0..a.len() {
        for j in 0..b.len() {
            let count = a[i..].iter().zip(&b[j..]).take_while(|(x, y)| x == y).count();
            if count > best {
                (best, at) = (count, (i, j));
            }
        }
    }
    if best == 0 {
        return 0;
    }
    let (i, j) = at;
    best + matching(&a[..i], &b[..j]) + matching(&a[i + best..], &b[j + best..])
}
