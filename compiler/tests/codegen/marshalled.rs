//! Marshalled values.

use super::describe::constant_text;
use super::on_small_stack;
use super::recorded::{options, records};
use taipan_compiler::code::{Code, Const};
use taipan_compiler::marshal::{self, ReadError};
use taipan_compiler::parser::Mode;
use taipan_compiler::{compile, marshal::MAX_DEPTH};

#[test]
fn marshalled_code_is_the_same_when_read_again() {
    for source in [include_str!("../data/code/functions.py"), include_str!("../data/code/strings.py")] {
        let compiled = compile(source, "é.py", Mode::Exec, &options(0, 0)).unwrap();
        let code = Const::Code(compiled.code.into());
        for version in [5, 4, 3, 2, 1, 0] {
            match marshal::dumps(&code, version) {
                Ok(bytes) => assert!(marshal::loads(&bytes).unwrap() == code, "{version}"),
                Err(error) => {
                    // Only slices need the last version.
                    assert_eq!(error, marshal::WriteError::Unmarshallable);
                    assert!(version < 5 && source.contains("::"), "{version}");
                }
            }
        }
    }
}

#[test]
fn frozen_code_is_the_same_when_thawed() {
    for source in [include_str!("../data/code/functions.py"), include_str!("../data/code/strings.py")] {
        let code = compile(source, "é.py", Mode::Exec, &options(0, 0)).unwrap().code;
        let bytes: &'static [u8] = marshal::freeze(&code).unwrap().leak();
        assert!(*marshal::frozen::thaw(bytes, &code.filename).unwrap() == *code);
        for end in 0..bytes.len().min(200) {
            assert!(marshal::frozen::thaw(&bytes[..end], &code.filename).is_err());
        }
        // Only the library is made of them.
        assert!(marshal::loads(bytes).is_err());
    }
}

fn bytes_of(hex: &str) -> Vec<u8> {
    let digits = |index: usize| u8::from_str_radix(&hex[2 * index..2 * index + 2], 16).unwrap();
    (0..hex.len() / 2).map(digits).collect()
}

#[test]
fn what_cpython_writes_is_read_in_every_version() {
    for record in records(include_str!("../data/marshal.tsv")) {
        let [version, hex, expected] = &record[..] else { panic!("bad record {record:?}") };
        let value = marshal::loads(&bytes_of(hex)).unwrap();
        assert_eq!(constant_text(&value), *expected, "{version}");
        let written = marshal::dumps(&value, version.parse().unwrap()).unwrap();
        assert!(marshal::loads(&written).unwrap() == value, "{expected}");
        if matches!(value, Const::Int(_) | Const::BigInt(_) | Const::Float(_) | Const::Complex(..)) {
            // Whether a value is marked as one that may be referred to again is up to its reference count.
            let unmarked = |bytes: &[u8]| (bytes[0] & 0x7F, bytes[1..].to_vec());
            assert_eq!(unmarked(&written), unmarked(&bytes_of(hex)), "{expected}");
        }
    }
}

fn nested(head: &[u8], count: usize, innermost: &[u8], tail: &[u8]) -> Vec<u8> {
    [head.repeat(count), innermost.to_vec(), tail.repeat(count)].concat()
}

#[test]
fn nesting_is_bounded() {
    on_small_stack(|| {
        for count in [1, 100, 1900, 5_000, 1_000_000] {
            let result = marshal::loads(&nested(b")\x01", count, b"N", b""));
            assert_eq!(result.is_ok(), count < MAX_DEPTH, "{count}");
            // A tuple of no others, with large claims.
            assert!(marshal::loads(&nested(b"(\xff\xff\x00\x00", count, b"N", b"")).is_err());
        }
        // A tuple of tuples, each of which refers to the one before it.
        let mut chain = b"(\x40\x9c\x00\x00\xa9\x00".to_vec();
        for index in 0..39_999u32 {
            chain.extend(b"\xa9\x01r");
            chain.extend(index.to_le_bytes());
        }
        assert_eq!(marshal::loads(&chain).unwrap_err(), ReadError::Bad("recursion limit exceeded"));
    });
}

fn code_with(constant: &[u8]) -> Vec<u8> {
    let mut bytes = b"c".to_vec();
    bytes.extend([0u8; 20]);
    bytes.extend(b"s\x02\0\0\0\x1b\0)\x01");
    bytes.extend(constant);
    bytes.extend(b")\0)\0s\0\0\0\0z\x01fz\x01nz\x01q\0\0\0\0s\0\0\0\0s\0\0\0\0");
    bytes
}

#[test]
fn nested_code_objects_are_bounded() {
    on_small_stack(|| {
        let mut bytes = code_with(b"N");
        let mut accepted = 0;
        for depth in 0..1_500 {
            bytes = code_with(&bytes);
            if depth % 50 != 0 {
                continue;
            }
            match marshal::loads(&bytes) {
                Ok(value) => {
                    accepted += 1;
                    assert!(marshal::dumps(&value, 5).is_ok());
                }
                Err(error) => assert_eq!(error, ReadError::Bad("recursion limit exceeded")),
            }
        }
        assert!(accepted > 3, "{accepted}");
    });
}

#[test]
fn references_do_not_multiply_work() {
    // Each tuple holds the one before twice: 2 ** 60 items.
    let mut bytes = b"(\x3d\x00\x00\x00\xa9\x00".to_vec();
    for index in 0..60u32 {
        bytes.extend(b"\xa9\x02");
        for _ in 0..2 {
            bytes.push(b'r');
            bytes.extend(index.to_le_bytes());
        }
    }
    assert!(marshal::loads(&bytes).is_ok());
    // Hashing it would take forever.
    let in_set = [b">\x02\0\0\0N".to_vec(), bytes].concat();
    assert_eq!(marshal::loads(&in_set).unwrap_err(), ReadError::Bad("too many references"));
}

fn some_code() -> Vec<u8> {
    let compiled =
        compile(include_str!("../data/code/functions.py"), "f", Mode::Exec, &options(0, 0)).unwrap();
    marshal::dumps(&Const::Code(compiled.code.into()), 5).unwrap()
}

/// Wrong bytes are read as something else, or refused.
#[test]
fn changed_bytes_do_not_panic() {
    let bytes = some_code();
    let mut random = 12345u32;
    for _ in 0..3_000 {
        let mut changed = bytes.clone();
        for _ in 0..3 {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let place = (random >> 8) as usize % changed.len();
            changed[place] = random as u8;
        }
        if let Ok(Const::Code(code)) = marshal::loads(&changed) {
            let _: &Code = &code;
            let _ = taipan_compiler::verify::verify(&code);
            let _ = taipan_compiler::dis::dis(&code, &Default::default());
        }
    }
    for end in (0..bytes.len()).step_by(7) {
        assert!(marshal::loads(&bytes[..end]).is_err());
    }
}
