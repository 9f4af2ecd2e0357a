//! Identifiers beyond ASCII (PEP 3131) and what counts as printable, by Unicode 16.0.

use super::unicode_table::{PRINTABLE, XID_CONTINUE, XID_START};
use super::{Done, Lexer};
use std::cmp::Ordering;

fn in_table(table: &[(u32, u32)], c: char) -> bool {
    let code_point = c as u32;
    table
        .binary_search_by(|&(first, last)| {
            if last < code_point {
                Ordering::Less
            } else if first > code_point {
                Ordering::Greater
            } else {
                Ordering::Equal
            }
        })
        .is_ok()
}

/// `_` or a character of the property XID_Start.
pub fn is_xid_start(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() || c == '_' } else { in_table(XID_START, c) }
}

pub fn is_xid_continue(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() || c == '_' } else { in_table(XID_CONTINUE, c) }
}

/// `str.isprintable` of one character.
pub fn is_printable(c: char) -> bool {
    if c.is_ascii() { !c.is_ascii_control() } else { in_table(PRINTABLE, c) }
}

/// `str.isidentifier`.
pub fn is_identifier(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(is_xid_start) && chars.all(is_xid_continue)
}

impl Lexer<'_> {
    /// Checks the name `start..self.pos`, which has bytes beyond ASCII; on an error the position is behind the offending
    /// character.
    pub(super) fn verify_identifier(&mut self, start: usize) -> bool {
        if self.options.extra_tokens {
            return true;
        }
        let Some(name) = self.source.get(start..self.pos).and_then(|bytes| std::str::from_utf8(bytes).ok())
        else {
            self.done = Done::Error;
            return false;
        };
        let bad =
            name.char_indices().find(|&(i, c)| !if i == 0 { is_xid_start(c) } else { is_xid_continue(c) });
        let Some((offset, c)) = bad else { return true };
        self.pos = start + offset + c.len_utf8();
        let message = if is_printable(c) {
            format!("invalid character '{c}' (U+{:04X})", c as u32)
        } else {
            format!("invalid non-printable character U+{:04X}", c as u32)
        };
        self.syntax_error(message);
        false
    }
}
