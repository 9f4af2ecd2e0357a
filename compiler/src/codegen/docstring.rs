//! Docstrings.

use crate::ast::*;
use crate::wtf8::{Wtf8, Wtf8Buf};

/// The string that a body begins with, if it does, and where it is.
pub fn docstring<'a>(body: &[Stmt<'a>]) -> Option<(Wtf8<'a>, Location)> {
    match body.first()?.kind {
        StmtKind::Expr {
            value: Expr { kind: ExprKind::Constant { value: Constant::Str(text), .. }, location },
        } => Some((*text, *location)),
        _ => None,
    }
}

/// What `inspect.cleandoc()` does, except that blank lines stay: expands tabs, strips the first line's leading spaces and
/// the others' common margin.
pub(super) fn clean(text: Wtf8<'_>) -> Wtf8Buf {
    let expanded = expand_tabs(text.as_bytes());
    let mut lines = expanded.split_inclusive(|&b| b == b'\n');
    let first = lines.next().unwrap_or_default();
    let indent = |line: &[u8]| line.iter().take_while(|&&b| b == b' ').count();
    let is_blank = |line: &[u8]| matches!(line[indent(line)..], [] | [b'\n']);
    let margin = lines.clone().filter(|line| !is_blank(line)).map(indent).min().unwrap_or(0);
    let mut cleaned = first[indent(first)..].to_vec();
    for line in lines {
        cleaned.extend_from_slice(&line[indent(line).min(margin)..]);
    }
    // Only ASCII characters were added or dropped.
    Wtf8::from_bytes(&cleaned).map(Wtf8::to_buf).unwrap_or_default()
}

/// `str.expandtabs()` with tab stops every 8 characters.
fn expand_tabs(text: &[u8]) -> Vec<u8> {
    let mut expanded = Vec::with_capacity(text.len());
    let mut column = 0;
    for &byte in text {
        match byte {
            b'\t' => {
                let width = 8 - column % 8;
                expanded.resize(expanded.len() + width, b' ');
                column += width;
            }
            b'\n' | b'\r' => {
                expanded.push(byte);
                column = 0;
            }
            _ => {
                expanded.push(byte);
                column += usize::from(byte & 0xC0 != 0x80);
            }
        }
    }
    expanded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cleaning() {
        let clean = |text| String::from_utf8(super::clean(Wtf8::new(text)).into_bytes()).unwrap();
        assert_eq!(clean("  a\n    b\n\n      c\n    "), "a\nb\n\n  c\n");
        assert_eq!(clean("a\n\tb\n\t  c"), "a\nb\n  c");
        assert_eq!(clean("é\tx"), "é       x");
        assert_eq!(clean("   "), "");
        assert_eq!(clean("a\n   "), "a\n   ");
    }
}
