//! A listing of a translation: what `taipan dis --adaptive` prints.

use super::instr::{self, Field, Op};
use crate::builtins::code::PyCode;
use crate::value::Word;
use std::fmt::Write;

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
                    let opcode = taipan_compiler::op::Opcode::from_u8(instr::flags(word));
                    write!(out, " {}", opcode.map_or("?", |opcode| opcode.name()))
                }
            };
        }
        out.push('\n');
        at += op.words();
    }
    out
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
