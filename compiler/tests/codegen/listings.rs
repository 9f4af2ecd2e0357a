//! Code objects of whole programs, and their listings by `dis`.

use super::describe::describe;
use taipan_compiler::dis::{DisOptions, dis};
use taipan_compiler::parser::Mode;
use taipan_compiler::{CompileOptions, compile};

/// A listing without addresses and the contents of sets, as the script keeps it.
fn normalized(listing: &str) -> String {
    let mut out = String::new();
    for line in listing.lines() {
        let mut line = line.to_string();
        while let Some(start) = line.find(" at 0x") {
            let end = line[start..].find(", file").map_or(line.len(), |length| start + length);
            line.replace_range(start..end, "");
        }
        if let (Some(start), Some(end)) = (line.find("frozenset({"), line.rfind("})")) {
            line.replace_range(start..end + 2, "frozenset");
        }
        out += &line;
        out.push('\n');
    }
    out
}

fn check_listing(name: &str, source: &str, expected: &str, options: &DisOptions) {
    let compiled = compile(source, &format!("{name}.py"), Mode::Exec, &CompileOptions::default()).unwrap();
    let actual = describe(&compiled.code) + &normalized(&dis(&compiled.code, options));
    for (number, (actual, expected)) in actual.lines().zip(expected.lines()).enumerate() {
        assert_eq!(actual, expected, "{name}.txt, line {}", number + 1);
    }
    assert_eq!(actual.lines().count(), expected.lines().count(), "{name}");
}

macro_rules! check_listings {
    ($($name:ident $options:expr;)*) => {$(
        #[test]
        fn $name() {
            let source = include_str!(concat!("../data/code/", stringify!($name), ".py"));
            let expected = include_str!(concat!("../data/code/", stringify!($name), ".txt"));
            check_listing(stringify!($name), source, expected, &$options);
        }
    )*};
}

const PLAIN: DisOptions =
    DisOptions { depth: None, show_caches: false, show_offsets: false, show_positions: false };

check_listings! {
    statements DisOptions { show_positions: true, ..PLAIN };
    exceptions PLAIN;
    functions DisOptions { show_offsets: true, ..PLAIN };
    classes DisOptions { show_caches: true, ..PLAIN };
    matching DisOptions { show_caches: true, show_positions: true, show_offsets: true, ..PLAIN };
    strings PLAIN;
    future PLAIN;
}
