//! Outcomes of many programs: a checksum of the code, or the error, and the warnings.

use super::describe::describe;
use super::on_small_stack;
use super::recorded::{mode, options, records};
use taipan_compiler::error::{ErrorText, SyntaxError, Warning};
use taipan_compiler::parser::Mode;
use taipan_compiler::{Compiled, compile, verify};

fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = !0u32;
    for &byte in bytes {
        crc ^= u32::from(byte);
        for _ in 0..8 {
            crc = if crc & 1 != 0 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
        }
    }
    !crc
}

fn outcome(result: Result<Compiled, SyntaxError>) -> (Vec<String>, Vec<Warning>) {
    let error = match result {
        Ok(compiled) => {
            verify::verify(&compiled.code).unwrap();
            let crc = crc32(describe(&compiled.code).as_bytes());
            return (vec!["ok".to_string(), crc.to_string()], compiled.warnings);
        }
        Err(error) => error,
    };
    let mut fields = vec![error.kind.name().to_string(), error.msg.to_string()];
    if let Some(location) = &error.location {
        let text = match &location.text {
            ErrorText::Line(line) => line.to_string(),
            _ => "-".into(),
        };
        fields.extend([location.lineno.to_string(), location.offset.to_string(), text]);
        let (lineno, offset) = location.end.unwrap_or_default();
        fields.extend([lineno.to_string(), offset.to_string()]);
    }
    (fields, error.warnings)
}

fn warning_text(warnings: &[Warning]) -> String {
    let texts: Vec<String> = warnings
        .iter()
        .map(|warning| format!("{:?} {} {}", warning.category, warning.lineno, warning.message))
        .collect();
    texts.join(";")
}

#[test]
fn snippets_compile_as_in_cpython() {
    let mut wrong = Vec::new();
    for record in records(include_str!("../data/snippets.tsv")) {
        let [how, flags, optimize, source, warnings, expected @ ..] = &record[..] else {
            panic!("bad record {record:?}");
        };
        let options = options(flags.parse().unwrap(), optimize.parse().unwrap());
        let (actual, found) = outcome(compile(source, "<s>", mode(how), &options));
        let found = warning_text(&found);
        if actual != expected || found != *warnings {
            wrong.push(format!(
                "{source:?} {how} {flags} {optimize}: {actual:?} {found:?}, not {expected:?} {warnings:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn large_programs_compile_as_in_cpython() {
    on_small_stack(|| {
        for record in records(include_str!("../data/large.tsv")) {
            let [name, count, before, part, behind, expected @ ..] = &record[..] else {
                panic!("bad record {record:?}");
            };
            let count: usize = count.parse().unwrap();
            let parts: String = (0..count).map(|n| part.replace('#', &n.to_string())).collect();
            let result = compile(&(before.clone() + &parts + behind), "<s>", Mode::Exec, &options(0, 0));
            assert_eq!(outcome(result).0, expected, "{name}");
        }
    });
}

#[test]
fn constants_are_folded_as_in_cpython() {
    for record in records(include_str!("../data/constants.tsv")) {
        let [source, expected @ ..] = &record[..] else { panic!("bad record {record:?}") };
        let (actual, _) = outcome(compile(source, "<s>", Mode::Eval, &options(0, 0)));
        assert_eq!(actual, expected, "{source}");
    }
}
