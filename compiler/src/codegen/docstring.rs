//! Docstrings.

use crate::ast::*;
use crate::error::{DecodeError, ErrorKind, SyntaxError};
use crate::symtable::errors::Fail;
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
pub(super) fn clean(text: Wtf8<'_>) -> Result<Wtf8Buf, Fail> {
    let expanded = expand_tabs(text.as_bytes());
    if std::str::from_utf8(&expanded).is_err() {
        return Err(surrogates_error(expanded));
    }
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
    Ok(Wtf8::from_bytes(&cleaned).map(Wtf8::to_buf).unwrap_or_default())
}

/// CPython reads docstrings as UTF-8, which has no surrogates.
fn surrogates_error(object: Vec<u8>) -> Fail {
    let is_surrogate = |c: &u32| (0xD800..0xE000).contains(c);
    let code_points: Vec<u32> =
        Wtf8::from_bytes(&object).map(|text| text.code_points().collect()).unwrap_or_default();
    let start = code_points.iter().position(is_surrogate).unwrap_or(0);
    let end = start + code_points[start..].iter().take_while(|c| is_surrogate(c)).count();
    let which = match code_points.get(start) {
        Some(c) if end == start + 1 => format!("character '\\u{c:x}' in position {start}"),
        _ => format!("characters in position {start}-{}", end.saturating_sub(1)),
    };
    let reason = "surrogates not allowed";
    let message = format!("'utf-8' codec can't encode {which}: {reason}");
    let mut error = SyntaxError::new(ErrorKind::UnicodeEncodeError, message);
    let object = object.into_boxed_slice();
    error.decode_error =
        Some(Box::new(DecodeError { encoding: "utf-8", object, start, end, reason: reason.into() }));
    Box::new(error)
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
        let clean = |text| String::from_utf8(super::clean(Wtf8::new(text)).unwrap().into_bytes()).unwrap();
        assert_eq!(clean("  a\n    b\n\n      c\n    "), "a\nb\n\n  c\n");
        assert_eq!(clean("a\n\tb\n\t  c"), "a\nb\n  c");
        assert_eq!(clean("é\tx"), "é       x");
        assert_eq!(clean("   "), "");
        assert_eq!(clean("a\n   "), "a\n   ");
        let error = super::clean(Wtf8::from_bytes(b"\tx\xED\xA0\x80").unwrap()).unwrap_err();
        let message = "'utf-8' codec can't encode character '\\ud800' in position 9: surrogates not allowed";
        assert_eq!(&*error.msg, message);
    }
}
