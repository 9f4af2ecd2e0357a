//! Warnings about escapes without meaning, and the places of the errors that may replace them.

use super::invalid::char_count;
use super::string::{InvalidEscape, encoded_len};
use crate::error::{EscapePlace, Warning, WarningCategory, WarningPlace};
use crate::lexer::token::{Token, TokenKind};

/// What CPython says about an escape without meaning: the warning, and the error it may become.
fn messages(escape: &str) -> (String, String) {
    let is_octal = escape.starts_with(['4', '5', '6', '7']);
    let shown: String = escape.chars().take(if is_octal { 3 } else { 1 }).collect();
    let kind = if is_octal { "octal escape" } else { "escape" };
    let what = format!("\"\\{shown}\" is an invalid {kind} sequence. ");
    let hint = format!("Did you mean \"\\\\{shown}\"? A raw string is also an option.");
    (format!("{what}Such sequences will not work in the future. {hint}"), what + &hint)
}

/// The warning about an escape in `text`, which begins at the byte `start` of the source and belongs to `token`: a string, the
/// text in a format specifier, or the end of the f-string around.
pub(super) fn invalid_escape_warning(
    text: &str,
    start: usize,
    invalid: InvalidEscape,
    token: &Token,
    feature_version: u8,
) -> Option<Warning> {
    let at = invalid?;
    let escape = text.get(at + 1..).unwrap_or_default();
    if escape.starts_with(['{', '}']) && token.kind != TokenKind::String {
        // The lexer has warned about it.
        return None;
    }
    let (message, error_message) = messages(escape);
    let category = if feature_version >= 12 {
        WarningCategory::SyntaxWarning
    } else {
        WarningCategory::DeprecationWarning
    };
    Some(Warning {
        category,
        message: message.into(),
        lineno: token.lineno + text[..at].matches('\n').count() as u32,
        error_message: Some(error_message.into()),
        place: WarningPlace::Escape(EscapePlace {
            before: (start as u32, (start + at) as u32),
            token: (token.start, token.end),
            token_end_lineno: token.end_lineno,
        }),
    })
}

/// Offset, end offset and text of the error about an escape on line `lineno`.
pub(crate) fn error_place<'s>(place: &EscapePlace, lineno: u32, source: &'s str) -> (i32, i32, &'s str) {
    let column = column(place, source);
    let text = line(place, lineno, source);
    (char_count(text, column + 1), char_count(text, column + 3), text)
}

/// The column that CPython computes: in rewritten text, without the prefix of the literal, and for parts of f-strings counted
/// from their end.
fn column(place: &EscapePlace, source: &str) -> i32 {
    let before = source.get(place.before.0 as usize..place.before.1 as usize).unwrap_or_default();
    if let Some(newline) = before.rfind('\n') {
        return encoded_len(&before[newline + 1..]) as i32;
    }
    let (line_and_before, token) = source.split_at_checked(place.token.0 as usize).unwrap_or_default();
    let line_start = line_and_before.rfind('\n').map_or(0, |newline| newline + 1);
    let quotes = if token.starts_with("\"\"\"") || token.starts_with("'''") {
        3
    } else {
        usize::from(token.starts_with(['"', '\'']))
    };
    (line_and_before.len() - line_start + quotes + encoded_len(before)) as i32
}

/// The last line of the token with its line end, or an earlier one without.
fn line<'s>(place: &EscapePlace, lineno: u32, source: &'s str) -> &'s str {
    let (before, after) = source.split_at_checked(place.token.1 as usize).unwrap_or_default();
    let last_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    if lineno >= place.token_end_lineno {
        let end = before.len() + after.find('\n').map_or(after.len(), |newline| newline + 1);
        return &source[last_start..end];
    }
    let mut end = last_start.saturating_sub(1);
    for _ in lineno + 1..place.token_end_lineno {
        end = source[..end].rfind('\n').unwrap_or(0);
    }
    &source[source[..end].rfind('\n').map_or(0, |newline| newline + 1)..end]
}
