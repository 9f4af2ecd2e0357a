//! Attributes that a Python `__getattr__` is asked for: an instruction keeps that method where the class has no such attribute.

use super::enter;
use super::exact::has_version;
use super::frame::{Frame, Kind};
use super::instr::{self, Op, with_op};
use super::{slow, specialize};
use crate::builtins::function::PyFunction;
use crate::builtins::str::PyStr;
use crate::class::lookup::{assign_version, lookup_borrowed};
use crate::class::{PyType, attributes, special};
use crate::error::PyResult;
use crate::object::to_value;
use crate::thread::Thread;
use std::ptr;

/// Specializes for an attribute that was found neither in an instance of `ty` nor in its classes, so that `method` has been asked.
///
/// # Safety
/// `pc` is at an instruction that loads this attribute; `method` is what a lookup of `__getattr__` in the type finds.
pub unsafe fn keep(vm: &Thread, pc: *mut u64, ty: &PyType, name: &PyStr, method: &PyFunction) {
    let version = assign_version(vm, ty);
    if version == 0 || !special::asks_only_for_missing(vm, ty) || !lookup_borrowed(vm, ty, name).is_null() {
        return;
    }
    // SAFETY: by contract.
    unsafe {
        specialize::set_version(pc, version);
        *pc.add(2) = ptr::from_ref(method).expose_provenance() as u64;
        *pc = with_op(*pc, Op::AttrAsked);
    }
}

/// Pushes the frame of the method, if the class is the one that the instruction has seen and the object has no such attribute.
///
/// # Safety
/// `pc` is at an `AttrAsked` of `frame`, the innermost.
#[inline(never)]
pub unsafe fn load(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> PyResult<()> {
    // SAFETY: by contract; the class keeps the method as long as the version holds, and the code its names.
    unsafe {
        let object = *(*frame).register(instr::b(*pc));
        if has_version(pc, object) {
            let name = slow::borrowed_name(frame, pc);
            let method = &*ptr::with_exposed_provenance::<PyFunction>(*pc.add(2) as usize);
            let is_missing = attributes::get(&*object.0, name).is_none();
            let args = [object, to_value(name).word()];
            if is_missing && enter::special(vm, method, args, Kind::Attribute).is_some() {
                return Ok(());
            }
        }
        slow::load_attr(vm, frame, pc)
    }
}
