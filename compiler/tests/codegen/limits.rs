//! Programs that are too large or too deep.

use super::on_small_stack;
use super::recorded::{options, records};
use taipan_compiler::error::ErrorKind;
use taipan_compiler::parser::Mode;
use taipan_compiler::{CompileOptions, compile};

/// Whatever the parser lets through is compiled or refused, on a small stack.
#[test]
fn nesting_ends_in_an_error_at_most() {
    on_small_stack(|| {
        for record in records(include_str!("../data/nested.tsv")) {
            let [_, size, before, opening, middle, closing, behind, ..] = &record[..] else {
                panic!("bad record {record:?}");
            };
            let size: usize = size.parse().unwrap();
            let source = [before, &opening.repeat(size), middle, &closing.repeat(size), behind];
            let source: String = source.map(|part| part.as_str()).concat();
            if let Err(error) = compile(&source, "<s>", Mode::Exec, &options(0, 0)) {
                use ErrorKind::*;
                let expected =
                    matches!(error.kind, SyntaxError | IndentationError | MemoryError | RecursionError);
                assert!(expected, "{error:?}");
            }
        }
    });
}

fn nested_blocks(depth: usize, head: &str) -> String {
    let lines = (0..depth).map(|level| " ".repeat(level) + head + "\n");
    lines.collect::<String>() + &" ".repeat(depth) + "pass\n"
}

#[test]
fn blocks_nest_as_in_cpython() {
    on_small_stack(|| {
        for (head, kind) in [
            ("if x:", None),
            ("def f():", None),
            ("class C:", None),
            ("while x:", Some("too many statically nested blocks")),
            ("with x:", Some("too many statically nested blocks")),
        ] {
            for depth in [20, 21, 22, 98] {
                let result = compile(&nested_blocks(depth, head), "<s>", Mode::Exec, &options(0, 0));
                let error = result.err().map(|error| error.msg.to_string());
                assert_eq!(error.as_deref(), kind.filter(|_| depth > 21), "{head} {depth}");
            }
        }
    });
}

/// A comprehension is a block of its own if variables of the function around it are kept aside meanwhile.
#[test]
fn comprehensions_nest_as_in_cpython() {
    for (depth, is_ok) in [(21, true), (22, false)] {
        for (opening, closing) in [("[", " for x in y]"), ("[x for x in y if ", "]")] {
            let source = opening.repeat(depth) + "x" + &closing.repeat(depth);
            assert_eq!(compile(&source, "<s>", Mode::Exec, &options(0, 0)).is_ok(), is_ok, "{source}");
        }
    }
}

/// Chains are as deep in the tree as they are long.
#[test]
fn long_chains_are_no_problem() {
    on_small_stack(|| {
        for part in [".x", "()", "[x]", ".f(x)", "(x, y=1)", " + x", " and x"] {
            let source = "x".to_string() + &part.repeat(50_000);
            let result = compile(&source, "<s>", Mode::Exec, &options(0, 0));
            assert!(result.is_ok(), "{part}: {:?}", result.err());
        }
    });
}

#[test]
fn a_limit_of_memory_is_kept() {
    let source = include_str!("../data/code/functions.py").repeat(4);
    let (mut refused, mut accepted) = (0, 0);
    for limit in (0..1_200_000).step_by(7_919) {
        let options = CompileOptions { memory_bytes: Some(limit), ..options(0, 0) };
        match compile(&source, "<s>", Mode::Exec, &options) {
            Ok(_) => accepted += 1,
            Err(error) => {
                assert_eq!(error.kind, ErrorKind::MemoryError);
                refused += 1;
            }
        }
    }
    assert!(refused > 10 && accepted > 10, "{refused} {accepted}");
}

/// Each `finally` is generated twice, at least.
#[test]
fn nested_finally_is_limited_by_memory() {
    let mut source = String::new();
    for depth in 0..19 {
        let indent = " ".repeat(depth);
        source += &format!("{indent}try: x\n{indent}finally:\n");
    }
    source += &(" ".repeat(19) + "pass\n");
    let options = CompileOptions { memory_bytes: Some(8 << 20), ..options(0, 0) };
    let error = compile(&source, "<s>", Mode::Exec, &options).unwrap_err();
    assert_eq!(error.kind, ErrorKind::MemoryError);
}
