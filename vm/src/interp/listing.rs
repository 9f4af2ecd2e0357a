//! Listings: of a translation (`taipan dis --adaptive`), and of instructions as they run (`taipan --trace`).

use super::frame::Frame;
use super::instr::{self, Field, Op};
use super::translate::Entry;
use crate::builtins::code::PyCode;
use crate::value::Word;
use std::fmt::Write as _;
use std::io::Write as _;
use taipan_compiler::op::Opcode;

/// One line an instruction: word, CPython's offset, name, operands.
pub fn listing(code: &PyCode) -> String {
    let mut out = String::new();
    // SAFETY: a translation, if there is one, lives as long as its code.
    let Some(exec) = (unsafe { code.exec().as_ref() }) else { return out };
    let words = exec.words();
    let mut at = 0;
    while at < words.len() {
        let word = words[at];
        let op = Op::of_word(word);
        let offset = exec.entry_at(at).offset * 2;
        let _ = write!(out, "{at:>5} {offset:>5}  {:<18}", op.name());
        for field in op.fields() {
            let second = words.get(at + 1).copied().unwrap_or(0);
            let target = |distance: i32| at as i64 + i64::from(distance);
            let _ = match field {
                Field::A => write!(out, " {}", register(code, instr::a(word))),
                Field::B => write!(out, " {}", register(code, instr::b(word))),
                Field::C => write!(out, " {}", register(code, instr::c(word))),
                Field::IntC => write!(out, " {}", instr::int_c(word)),
                Field::CountB => write!(out, " #{}", instr::count_b(word)),
                Field::CountC => write!(out, " #{}", instr::count_c(word)),
                Field::Wide => write!(out, " #{}", instr::wide(word)),
                Field::Jump => write!(out, " -> {}", target(instr::wide(word) as i32)),
                Field::JumpWord => write!(out, " -> {}", target(second as i32)),
                // SAFETY: constants of instructions are alive.
                Field::Const => write!(out, " {:?}", unsafe { Word::from_bits(second).to_value() }),
                Field::Name => write!(out, " {}", name(code, (second >> 32) as usize)),
                Field::Kind => write!(out, " ?{}", second >> 32),
                Field::Opcode => {
                    let opcode = Opcode::from_u8(instr::flags(word));
                    write!(out, " {}", opcode.map_or("?", |opcode| opcode.name()))
                }
            };
        }
        out.push('\n');
        at += op.words();
    }
    out
}

/// Prints CPython's instruction at a code unit of a frame whose stack is canonical: qualified name, line, offset in bytes,
/// instruction with its argument, and what is on top of the stack.
pub fn show_instruction(frame: &Frame, offset: u32) {
    let code = frame.code();
    let (opcode, argument) = instruction_at(&code.code().code, offset as usize);
    let line = code.line_at(offset as usize).map_or_else(|| "-".to_owned(), |line| line.to_string());
    let top = match frame.stack_entries().last() {
        // SAFETY: the map says that the register is in use.
        Some(Entry::Temp(register)) => unsafe { *frame.locals().add(*register as usize) },
        _ => Word::NULL,
    };
    // SAFETY: as above: the word is null or alive.
    let top = if top.is_null() { String::new() } else { format!("{:?}", unsafe { top.to_value() }) };
    let name = opcode.map_or("?", |opcode| opcode.name());
    let qualname = code.code().qualname.as_wtf8();
    let place = format!("{}:{line}", String::from_utf8_lossy(qualname.as_bytes()));
    let line = format!("{place:<24} {:>5} {name:<24}{argument:>5}  {top}", 2 * offset);
    // There is nobody to tell that the listing cannot be written.
    let _ = writeln!(std::io::stderr(), "{}", line.trim_end());
}

/// The instruction behind the `EXTENDED_ARG`s at a code unit, and its argument.
fn instruction_at(code: &[u8], offset: usize) -> (Option<Opcode>, u32) {
    let mut argument = 0;
    for unit in code.chunks_exact(2).skip(offset) {
        argument = argument << 8 | u32::from(unit[1]);
        let opcode = Opcode::from_u8(unit[0]);
        if opcode != Some(Opcode::ExtendedArg) {
            return (opcode, argument);
        }
    }
    (None, argument)
}

fn name(code: &PyCode, index: usize) -> String {
    let name = code.names().get(index).and_then(|name| name.downcast::<crate::builtins::str::PyStr>());
    name.map_or_else(|| "?".to_owned(), crate::builtins::str::PyStr::to_string_lossy)
}

fn register(code: &PyCode, register: isize) -> String {
    match usize::try_from(register) {
        Ok(place) => format!("t{}", place.saturating_sub(super::frame::FRAME_WORDS)),
        Err(_) => code.local_name((code.locals_count() as isize + register) as usize).to_string_lossy(),
    }
}
