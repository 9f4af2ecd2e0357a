//! The fields of a code object outside its instructions.

use super::Flaw;
use crate::code::{Code, flags, kinds};

/// Units and locals are counted in 32 bits with room to spare.
const MAX_CODE_BYTES: usize = 1 << 30;
const MAX_LOCALS: usize = 1 << 24;
const MAX_STACK: u32 = 1 << 24;

pub(super) fn check(code: &Code) -> Result<(), Flaw> {
    if code.code.is_empty() || !code.code.len().is_multiple_of(2) || code.code.len() > MAX_CODE_BYTES {
        return Err(Flaw::new("co_code has no whole number of code units"));
    }
    let too_many = [code.consts.len(), code.names.len(), code.localsplusnames.len()];
    if too_many.into_iter().any(|count| count > MAX_LOCALS) || code.stacksize > MAX_STACK {
        return Err(Flaw::new("too many constants, names, locals or stack places"));
    }
    check_kinds(code)?;
    check_arguments(code)
}

/// Locals come first, then cells that are no locals, then free variables.
fn check_kinds(code: &Code) -> Result<(), Flaw> {
    if code.localspluskinds.len() != code.localsplusnames.len() {
        return Err(Flaw::new("as many kinds of locals as names are needed"));
    }
    let group = |kind: u8| match kind {
        _ if kind & !(kinds::LOCAL | kinds::CELL | kinds::FREE | kinds::HIDDEN | ARGUMENT) != 0 => None,
        _ if kind & kinds::LOCAL != 0 && kind & kinds::FREE == 0 => Some(0),
        kinds::CELL => Some(1),
        kinds::FREE => Some(2),
        _ => None,
    };
    let mut last = 0;
    for &kind in &*code.localspluskinds {
        match group(kind) {
            Some(group) if group >= last => last = group,
            _ => return Err(Flaw::new("kinds of locals do not fit together")),
        }
    }
    Ok(())
}

const ARGUMENT: u8 = kinds::ARG_POS | kinds::ARG_KW | kinds::ARG_VAR;

/// The first locals are the arguments.
fn check_arguments(code: &Code) -> Result<(), Flaw> {
    let Some(total) = argument_count(code) else {
        return Err(Flaw::new("argument counts do not fit together"));
    };
    let positional = code.argcount as usize;
    let keyword = positional + code.kwonlyargcount as usize;
    let has = |flag: u32| code.flags & flag != 0;
    for (index, &kind) in code.localspluskinds.iter().enumerate() {
        let expected = match index {
            _ if index < code.posonlyargcount as usize => kinds::ARG_POS,
            _ if index < positional => kinds::ARG_POS | kinds::ARG_KW,
            _ if index < keyword => kinds::ARG_KW,
            _ if index == keyword && has(flags::VARARGS) => kinds::ARG_VAR | kinds::ARG_POS,
            _ if index < total => kinds::ARG_VAR | kinds::ARG_KW,
            _ => 0,
        };
        if kind & ARGUMENT != expected {
            return Err(Flaw::new("kinds of locals do not fit the arguments"));
        }
    }
    Ok(())
}

/// How many locals are arguments, if there are as many.
pub(super) fn argument_count(code: &Code) -> Option<usize> {
    let has = |flag: u32| usize::from(code.flags & flag != 0);
    let total = (code.argcount as usize)
        .checked_add(code.kwonlyargcount as usize)?
        .checked_add(has(flags::VARARGS) + has(flags::VARKEYWORDS))?;
    let locals = code.localspluskinds.iter().filter(|&&kind| kind & kinds::LOCAL != 0).count();
    (code.posonlyargcount <= code.argcount && total <= locals).then_some(total)
}

pub(super) fn is_generator(code: &Code) -> bool {
    code.flags & (flags::GENERATOR | flags::COROUTINE | flags::ASYNC_GENERATOR) != 0
}
