//! Colours of the prompt and of what is typed: those of CPython's default theme.

use std::io::{IsTerminal, stdout};
use taipan_vm::thread::Thread;

const PROMPT: &str = "\x1b[1;35m";
const KEYWORD: &str = "\x1b[1;34m";
const BUILTIN: &str = "\x1b[36m";
const COMMENT: &str = "\x1b[31m";
const STRING: &str = "\x1b[32m";
const NUMBER: &str = "\x1b[33m";
const DEFINITION: &str = "\x1b[1m";
const RESET: &str = "\x1b[0m";

/// Sorted.
pub const KEYWORDS: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def",
    "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is",
    "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

/// Sorted.
const BUILTINS: &[&str] = &[
    "abs",
    "aiter",
    "all",
    "anext",
    "any",
    "ascii",
    "bin",
    "bool",
    "breakpoint",
    "bytearray",
    "bytes",
    "callable",
    "chr",
    "classmethod",
    "compile",
    "complex",
    "delattr",
    "dict",
    "dir",
    "divmod",
    "enumerate",
    "eval",
    "exec",
    "exit",
    "filter",
    "float",
    "format",
    "frozenset",
    "getattr",
    "globals",
    "hasattr",
    "hash",
    "help",
    "hex",
    "id",
    "input",
    "int",
    "isinstance",
    "issubclass",
    "iter",
    "len",
    "list",
    "locals",
    "map",
    "max",
    "memoryview",
    "min",
    "next",
    "object",
    "oct",
    "open",
    "ord",
    "pow",
    "print",
    "property",
    "quit",
    "range",
    "repr",
    "reversed",
    "round",
    "set",
    "setattr",
    "slice",
    "sorted",
    "staticmethod",
    "str",
    "sum",
    "super",
    "tuple",
    "type",
    "vars",
    "zip",
];

/// Whether to use colours, by the same rules as CPython's `_colorize.can_colorize`.
pub fn wanted(vm: &Thread) -> bool {
    if !vm.interp().config.flags.ignore_environment {
        match std::env::var("PYTHON_COLORS").as_deref() {
            Ok("0") => return false,
            Ok("1") => return true,
            _ => {}
        }
    }
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if is_set("NO_COLOR") {
        return false;
    }
    if is_set("FORCE_COLOR") {
        return true;
    }
    std::env::var_os("TERM").is_none_or(|term| term != "dumb") && stdout().is_terminal()
}

pub fn prompt(text: &str) -> String {
    format!("{PROMPT}{text}{RESET}")
}

/// The text with its keywords, names, strings, numbers and comments coloured. What is not finished is coloured to its end.
pub fn highlight(text: &str) -> String {
    let mut shown = String::with_capacity(text.len() * 2);
    let mut rest = text;
    let mut previous = "";
    while let Some(first) = rest.chars().next() {
        let (length, color) = token(rest, first, previous);
        let (token, tail) = rest.split_at(length);
        match color {
            Some(color) => {
                shown.push_str(color);
                shown.push_str(token);
                shown.push_str(RESET);
            }
            None => shown.push_str(token),
        }
        if !token.trim().is_empty() {
            previous = token;
        }
        rest = tail;
    }
    shown
}

/// How long the token is that `text` begins with, and its colour.
fn token(text: &str, first: char, previous: &str) -> (usize, Option<&'static str>) {
    match first {
        '#' => (text.find('\n').unwrap_or(text.len()), Some(COMMENT)),
        '"' | '\'' => (string(text, 0), Some(STRING)),
        '0'..='9' => (run(text, |c| c.is_alphanumeric() || matches!(c, '_' | '.')), Some(NUMBER)),
        first if first == '_' || first.is_alphabetic() => {
            let length = run(text, |c| c == '_' || c.is_alphanumeric());
            let word = &text[..length];
            if length <= 2
                && word.chars().all(|c| "rRbBuUfFtT".contains(c))
                && text[length..].starts_with(['"', '\''])
            {
                return (string(text, length), Some(STRING));
            }
            (length, word_color(word, previous))
        }
        first => (first.len_utf8(), None),
    }
}

fn word_color(word: &str, previous: &str) -> Option<&'static str> {
    if KEYWORDS.binary_search(&word).is_ok() {
        Some(KEYWORD)
    } else if matches!(previous, "def" | "class") {
        Some(DEFINITION)
    } else if previous != "." && BUILTINS.binary_search(&word).is_ok() {
        Some(BUILTIN)
    } else {
        None
    }
}

fn run(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

/// The length of a string literal whose quote stands at `start`; that of a plain one ends with its line at the latest.
fn string(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let quote = bytes[start];
    let is_triple = bytes[start..].starts_with(&[quote; 3]);
    let mut at = start + if is_triple { 3 } else { 1 };
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'\n' if !is_triple => return at,
            byte if byte == quote && !is_triple => return at + 1,
            byte if byte == quote && bytes[at..].starts_with(&[quote; 3]) => return at + 3,
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(KEYWORDS.is_sorted() && BUILTINS.is_sorted());
    }

    #[test]
    fn nothing_is_lost() {
        let strip = |text: &str| {
            let mut plain = text.to_owned();
            for color in [PROMPT, KEYWORD, BUILTIN, COMMENT, STRING, NUMBER, DEFINITION, RESET] {
                plain = plain.replace(color, "");
            }
            plain
        };
        for text in [
            "def f(x): return 'a\\'' # é",
            "'''a\nb",
            "\"é\\",
            "x = rb'\\",
            "f'",
            "1.5e3 + naïve.print",
            "\\",
        ] {
            assert_eq!(strip(&highlight(text)), text);
        }
        assert_eq!(highlight("if 1"), format!("{KEYWORD}if{RESET} {NUMBER}1{RESET}"));
    }
}
