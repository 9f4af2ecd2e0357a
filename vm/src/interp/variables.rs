//! Attributes of classes that keep changing (`class::variables`): where they are is kept, not what they are.

use super::frame::Frame;
use super::instr::{self, Op, with_op};
use super::{slow, specialize};
use crate::builtins::str::PyStr;
use crate::builtins::type_;
use crate::class::{PyType, attributes};
use crate::error::PyResult;
use crate::object::to_value;
use crate::thread::Thread;
use crate::value::{Value, Word};
use std::ptr;

/// In the word for the class that has the attribute: the operand is that class, or one derived from it, not an instance.
const OF_CLASS: u64 = 1;

/// Specializes for an attribute that is a variable of `holder`: `guard` is the version of the metaclass if the operand is a class, and
/// where the attributes of an instance begin otherwise.
///
/// # Safety
/// `pc` is at an instruction that loads an attribute; what has this version has the attribute from `holder`, and instances with inline
/// attributes have none of their own.
pub unsafe fn keep(
    pc: *mut u64,
    version: u32,
    (holder, number): (&PyType, usize),
    guard: u32,
    of_class: bool,
) {
    // SAFETY: by contract.
    unsafe {
        specialize::set_version(pc, version);
        *pc.add(2) = ptr::from_ref(holder).expose_provenance() as u64 | if of_class { OF_CLASS } else { 0 };
        *pc.add(3) = number as u64 & 0xFFFF_FFFF | u64::from(guard) << 32;
        *pc = with_op(*pc, Op::AttrVariable);
    }
}

/// The variable that the instruction at `pc` has kept the place of, borrowed; null if that does not hold for `object`.
///
/// # Safety
/// As for [`load`]; `object` is the operand.
unsafe fn find(frame: *mut Frame, pc: *mut u64, object: Word) -> Word {
    // SAFETY: by contract; a type with that version is derived from the one that has the attribute.
    unsafe {
        if !object.is_pointer() {
            return Word::NULL;
        }
        let (holder, number, guard) = (*pc.add(2), *pc.add(3) as u32, (*pc.add(3) >> 32) as u32);
        let ty = (*object.0).ty();
        let is_known = if holder & OF_CLASS != 0 {
            ty.version() == guard && (*object.0.cast::<PyType>()).version() == *pc.add(1) as u32
        } else {
            ty.version() == *pc.add(1) as u32 && attributes::word_is_inline(&*object.0, guard as usize)
        };
        if !is_known {
            return Word::NULL;
        }
        let holder = &*ptr::with_exposed_provenance::<PyType>((holder & !OF_CLASS) as usize);
        let name = to_value(slow::borrowed_name(frame, pc)).word().bits();
        holder.dict().entry_if(number as usize, name)
    }
}

/// # Safety
/// `pc` is at an `AttrVariable` of `frame`, the innermost.
#[inline(never)]
pub unsafe fn load(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> PyResult<()> {
    // SAFETY: by contract; the value is counted before what has it is given up.
    unsafe {
        let found = find(frame, pc, *(*frame).register(instr::b(*pc)));
        if found.is_null() {
            return slow::load_attr(vm, frame, pc);
        }
        let value = found.to_value();
        drop(slow::operand_b(frame, *pc));
        slow::set_attribute(frame, *pc, value);
        Ok(())
    }
}

/// `class.name = value` of a variable; false, with nothing done, if it is none.
pub fn store(object: &Value, name: &PyStr, value: &Value) -> bool {
    // What has such a name in `type` itself does not change.
    object.ty().is(&type_::TYPE)
        && object.downcast::<PyType>().is_some_and(|class| class.set_variable(name, value))
}
