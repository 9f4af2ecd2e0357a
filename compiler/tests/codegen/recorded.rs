//! Reading what was recorded.

use taipan_compiler::parser::{Mode, ParseOptions};
use taipan_compiler::{CompileOptions, FUTURE_MASK};

pub fn records(text: &str) -> Vec<Vec<String>> {
    text.lines().map(|line| line.split('\t').map(unescape).collect()).collect()
}

fn unescape(field: &str) -> String {
    let mut out = String::new();
    let mut chars = field.chars();
    while let Some(c) = chars.next() {
        match (c, c == '\\') {
            (_, false) => out.push(c),
            _ => match chars.next() {
                Some('t') => out.push('\t'),
                Some('n') => out.push('\n'),
                Some('r') => out.push('\r'),
                other => out.extend(other),
            },
        }
    }
    out
}

pub fn mode(text: &str) -> Mode {
    match text {
        "exec" => Mode::Exec,
        "eval" => Mode::Eval,
        _ => Mode::Single,
    }
}

pub fn options(flags: u32, optimize: u8) -> CompileOptions {
    CompileOptions {
        parse: ParseOptions {
            allow_incomplete_input: flags & 0x4000 != 0,
            dont_imply_dedent: flags & 0x200 != 0,
            ..ParseOptions::default()
        },
        optimize,
        future_flags: flags & FUTURE_MASK,
        allow_top_level_await: flags & 0x2000 != 0,
        ..CompileOptions::default()
    }
}
