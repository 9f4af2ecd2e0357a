//! The parser against what CPython says, as recorded by `conformance/tools/record_parser_tests.py`.

use bumpalo::Bump;
use taipan_compiler::ast_dump::{DumpOptions, dump};
use taipan_compiler::code::Name;
use taipan_compiler::error::{ErrorText, SyntaxError, Warning};
use taipan_compiler::parser::{Mode, ParseOptions, Parsed, parse};
use taipan_compiler::source::{NoCodecs, Origin, SourceError, decode_source};

/// Half of the native stack that a thread has: the rest is for those who call the parser.
const STACK: usize = 1 << 20;

fn records(text: &str) -> Vec<Vec<String>> {
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

fn options(flags: &str, version: &str) -> ParseOptions {
    let flags: u32 = flags.parse().unwrap();
    ParseOptions {
        type_comments: flags & 0x1000 != 0,
        allow_incomplete_input: flags & 0x4000 != 0,
        dont_imply_dedent: flags & 0x200 != 0,
        feature_version: version.parse().unwrap(),
        ..ParseOptions::default()
    }
}

fn mode(text: &str) -> Mode {
    match text {
        "exec" => Mode::Exec,
        "eval" => Mode::Eval,
        "single" => Mode::Single,
        _ => Mode::FuncType,
    }
}

fn parse_text<'a>(
    source: &str,
    how: &str,
    options: &ParseOptions,
    arena: &'a Bump,
) -> Result<Parsed<'a>, SyntaxError> {
    let filename: Name = Name::from("<s>");
    parse(source, &filename, mode(how), options, arena)
}

fn error_fields(error: &SyntaxError) -> Vec<String> {
    let mut fields = vec![error.kind.name().to_string(), error.msg.to_string()];
    if let Some(location) = &error.location {
        let text = match &location.text {
            ErrorText::Line(line) => line.to_string(),
            _ => "-".into(),
        };
        fields.extend([location.lineno.to_string(), location.offset.to_string(), text]);
        let end = location.end.map(|(lineno, offset)| [lineno.to_string(), offset.to_string()]);
        fields.extend(end.unwrap_or(["-".into(), "-".into()]));
    }
    if let Some(metadata) = &error.metadata {
        fields.extend([metadata.lineno.to_string(), metadata.col_offset.to_string()]);
    }
    fields
}

fn warning_text(warnings: &[Warning]) -> String {
    let texts: Vec<String> = warnings
        .iter()
        .map(|warning| format!("{:?} {} {}", warning.category, warning.lineno, warning.message))
        .collect();
    texts.join(";")
}

#[test]
fn errors_are_those_of_cpython() {
    let mut wrong = Vec::new();
    for record in records(include_str!("data/errors.tsv")) {
        let [how, flags, version, source, warnings, expected @ ..] = &record[..] else {
            panic!("bad record {record:?}");
        };
        let arena = Bump::new();
        match parse_text(source, how, &options(flags, version), &arena) {
            Ok(_) => wrong.push(format!("{source:?} {how}: accepted instead of {expected:?}")),
            Err(error) => {
                let actual = error_fields(&error);
                if actual != expected || warning_text(&error.warnings) != *warnings {
                    let warnings = warning_text(&error.warnings);
                    wrong.push(format!("{source:?} {how}: {actual:?} {warnings:?}, not {expected:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn trees_are_those_of_cpython() {
    for record in records(include_str!("data/trees.tsv")) {
        let [how, flags, version, source, flat, indented] = &record[..] else {
            panic!("bad record {record:?}");
        };
        let arena = Bump::new();
        let parsed = parse_text(source, how, &options(flags, version), &arena)
            .unwrap_or_else(|error| panic!("{source:?}: {error}"));
        let attributes = DumpOptions { include_attributes: true, ..DumpOptions::default() };
        assert_eq!(dump(&parsed.tree, &attributes), *flat, "{source:?}");
        let pretty = DumpOptions { indent: Some(" "), ..DumpOptions::default() };
        assert_eq!(dump(&parsed.tree, &pretty), *indented, "{source:?}");
    }
}

/// Byte order marks, encoding declarations, bytes that are no UTF-8, as given to `compile()`.
#[test]
fn bytes_are_decoded_as_by_cpython() {
    let filename: Name = Name::from("<s>");
    for record in records(include_str!("data/sources.tsv")) {
        let [digits, expected @ ..] = &record[..] else { panic!("bad record {record:?}") };
        let digits: Vec<u8> = digits.chars().map(|c| c.to_digit(16).unwrap() as u8).collect();
        let bytes: Vec<u8> = digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect();
        let arena = Bump::new();
        let decoded = match decode_source(&bytes, &filename, Origin::Statements, &mut NoCodecs) {
            Ok(text) => Ok(text),
            Err(SourceError::Syntax(error)) => Err(error),
            Err(SourceError::Raised) => panic!("`NoCodecs` raises nothing"),
        };
        let parsed =
            decoded.and_then(|text| parse_text(&text, "exec", &ParseOptions::default(), &arena).map(|_| ()));
        let actual = parsed.map_or_else(|error| error_fields(&error), |()| vec!["ok".into()]);
        assert_eq!(actual, expected, "{:?}", String::from_utf8_lossy(&bytes));
    }
}

/// Nested as deeply as CPython allows, and one deeper, on a small stack.
#[test]
fn nesting_has_the_limits_of_cpython() {
    let check = || {
        for record in records(include_str!("data/nested.tsv")) {
            let [name, size, before, opening, middle, closing, behind, expected @ ..] = &record[..] else {
                panic!("bad record {record:?}");
            };
            let size: usize = size.parse().unwrap();
            let (opening, closing) = (opening.repeat(size), closing.repeat(size));
            let source = format!("{before}{opening}{middle}{closing}{behind}");
            let arena = Bump::new();
            let actual = match parse_text(&source, "exec", &ParseOptions::default(), &arena) {
                Ok(parsed) => {
                    assert!(dump(&parsed.tree, &DumpOptions::default()).len() > 10);
                    vec!["ok".to_string()]
                }
                Err(error) => error_fields(&error)[..2].to_vec(),
            };
            assert_eq!(actual, expected, "{name} {size}");
        }
    };
    std::thread::Builder::new().stack_size(STACK).spawn(check).unwrap().join().unwrap();
}

/// The arena's limit ends in a `MemoryError`, wherever it is hit.
#[test]
fn a_full_arena_is_a_memory_error() {
    let source =
        "def f(a, *b, c=1, **d):\n  return [x.y(1, *2, z=3) for x in {1: f'{2!r:>{3}}'} if x < 1 < 2]\n"
            .repeat(40);
    let mut refused = 0;
    for limit in (0..200_000).step_by(911) {
        let arena = Bump::new();
        arena.set_allocation_limit(Some(limit));
        if let Err(error) = parse_text(&source, "exec", &ParseOptions::default(), &arena) {
            assert_eq!(error.kind.name(), "MemoryError");
            refused += 1;
        }
    }
    assert!(refused > 10);
}

/// Every prefix of a text is parsed or refused without a panic, in every mode.
#[test]
fn no_prefix_panics() {
    let source = include_str!("data/errors.tsv");
    let text: String = source.chars().take(6_000).collect();
    for (end, _) in text.char_indices().step_by(3) {
        let start = end.saturating_sub(200);
        let Some(piece) = text.get(start..end) else { continue };
        for how in ["exec", "eval", "single", "func_type"] {
            let arena = Bump::new();
            let _ = parse_text(&unescape(piece), how, &ParseOptions::default(), &arena);
        }
    }
}
