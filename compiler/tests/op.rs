//! The instruction table against CPython's own, as recorded by `conformance/tools/record_opcodes.py`.

use taipan_compiler::op::*;

const RECORDED: &str = include_str!("data/opcodes.txt");
const ARGS: [u32; 8] = [0, 1, 2, 3, 4, 5, 8, 259];
const FLAGS: [(&str, u16); 7] = [
    ("arg", flag::ARG),
    ("const", flag::CONST),
    ("name", flag::NAME),
    ("jump", flag::JUMP),
    ("free", flag::FREE),
    ("local", flag::LOCAL),
    ("exc", flag::EXC),
];

fn rows(kind: &str) -> impl Iterator<Item = Vec<&'static str>> {
    RECORDED.lines().filter_map(move |line| {
        let mut words = line.split(' ');
        (words.next() == Some(kind)).then(|| words.collect())
    })
}

fn describe(op: Op) -> String {
    let flags: Vec<_> = FLAGS.iter().filter(|(_, bit)| op.has(*bit)).map(|(name, _)| *name).collect();
    let layout = op.real().map_or(&[][..], Opcode::cache_layout);
    let caches: Vec<_> = layout.iter().map(|(name, size)| format!("{name}:{size}")).collect();
    let or_dash = |text: String| if text.is_empty() { "-".to_string() } else { text };
    let effect = |arg| format!("{}/{}", op.stack_effect(arg, false), op.stack_effect(arg, true));
    let effects: Vec<_> = ARGS.iter().map(|&arg| effect(if op.has(flag::ARG) { arg } else { 0 })).collect();
    format!(
        "{} {} {} {} {}",
        op as u16,
        op.name(),
        or_dash(flags.join("+")),
        or_dash(caches.join(",")),
        effects.join(" ")
    )
}

#[test]
fn rows_are_cpythons() {
    let recorded: Vec<_> = rows("op")
        .filter(|row| !row[1].starts_with("INSTRUMENTED_") && row[1] != "ENTER_EXECUTOR")
        .map(|row| row.join(" "))
        .collect();
    let ours: Vec<_> = Op::ALL.iter().map(|&op| describe(op)).collect();
    assert_eq!(ours, recorded);
}

#[test]
fn instrumented_and_specialized_are_cpythons() {
    let recorded: Vec<_> = rows("op")
        .filter(|row| row[1].starts_with("INSTRUMENTED_") || row[1] == "ENTER_EXECUTOR")
        .map(|row| (row[1], row[0].parse().unwrap()))
        .collect();
    assert_eq!(INSTRUMENTED, recorded);
    let recorded: Vec<_> =
        rows("specialized").map(|row| (row[0], row[1], row[2].parse::<u8>().unwrap())).collect();
    let ours: Vec<_> = SPECIALIZATIONS
        .iter()
        .flat_map(|(family, members)| members.iter().map(|&(name, number)| (family.name(), name, number)))
        .collect();
    assert_eq!(ours, recorded);
}

#[test]
fn argument_tables_are_cpythons() {
    let words = |kind| rows(kind).map(|row| row[0]).collect::<Vec<_>>();
    assert_eq!(NB_OPS, rows("nb").map(|row| (row[0], row[1])).collect::<Vec<_>>());
    assert_eq!(CMP_OPS, words("cmp"));
    assert_eq!(INTRINSIC_1, words("intrinsic1"));
    assert_eq!(INTRINSIC_2, words("intrinsic2"));
    assert_eq!(SPECIAL_METHODS, words("special"));
    assert_eq!(COMMON_CONSTANTS, words("common"));
    assert_eq!(words("have_argument"), [HAVE_ARGUMENT.to_string()]);
    assert_eq!(words("min_instrumented"), [MIN_INSTRUMENTED_OPCODE.to_string()]);
    assert_eq!(BinaryKind::Subscr as usize, NB_OPS.len() - 1);
    assert_eq!(Intrinsic1::Typealias as usize, INTRINSIC_1.len() - 1);
    assert_eq!(Intrinsic2::SetTypeparamDefault as usize, INTRINSIC_2.len() - 1);
}

#[test]
fn opcodes_round_trip_through_their_numbers() {
    for number in 0..=255 {
        if let Some(opcode) = Opcode::from_u8(number) {
            assert_eq!(opcode as u8, number);
            assert_eq!(Op::from(opcode) as u16, u16::from(number));
            assert_eq!(Op::from(opcode).real(), Some(opcode));
        }
    }
}

#[test]
fn decoding_joins_prefixes_and_skips_caches() {
    let ext = Opcode::ExtendedArg as u8;
    let load = Opcode::LoadConst as u8;
    let to_bool = Opcode::ToBool as u8;
    let code = [ext, 1, ext, 2, load, 3, to_bool, 0, 0, 0, 0, 0, 0, 0, load, 4];
    let got: Vec<_> =
        decode(&code).map(|i| i.unwrap()).map(|i| (i.start, i.offset, i.arg, i.end())).collect();
    assert_eq!(got, [(0, 2, 0x10203, 3), (3, 3, 0, 7), (7, 7, 4, 8)]);
}

#[test]
fn broken_code_is_refused() {
    let last = |code: &[u8]| decode(code).last().unwrap().unwrap_err();
    let ext = Opcode::ExtendedArg as u8;
    assert_eq!(last(&[Opcode::Nop as u8]), DecodeError::Truncated { offset: 0 });
    assert_eq!(last(&[Opcode::Nop as u8, 0, ext, 0]), DecodeError::Truncated { offset: 2 });
    assert_eq!(last(&[Opcode::ToBool as u8, 0, 0, 0]), DecodeError::Truncated { offset: 0 });
    assert_eq!(last(&[3, 0]), DecodeError::Opcode { offset: 0, number: 3 });
    assert_eq!(
        last(&[ext, 0, ext, 0, ext, 0, ext, 0, Opcode::Nop as u8, 0]),
        DecodeError::Prefixes { offset: 4 }
    );
}
