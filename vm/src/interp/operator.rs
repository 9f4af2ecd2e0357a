//! Special methods of operators without a loop of their own: `a[b]`, `a[b] = c` and `a + b` push the frame of a Python `__getitem__`,
//! `__setitem__` or `__add__`, whose result is the instruction's. So does `a.b = c` with what a property or a `__set__` calls.
//!
//! Invariant: while such a frame ([`Kind::Operator`]) runs, its caller is stopped at the instruction, and the operands lie where
//! they lay. Those whose lives end with the instruction are given up when the frame has left.

use super::enter;
use super::exec::Left;
use super::frame::{Frame, Kind};
use super::instr::{self, Op, flag};
use crate::builtins::function::PyFunction;
use crate::class::lookup::lookup_borrowed;
use crate::class::slots::Binary;
use crate::class::special;
use crate::class::statics::StaticStr;
use crate::protocol::number::{self, BinaryOp};
use crate::thread::Thread;
use crate::value::{Value, Word};
use std::ptr;

/// A frame for `b op right`, if that begins with a plain Python function: `vm.frame` is the callee then.
///
/// # Safety
/// `frame` is the innermost frame, at an instruction of that operator with this first word; `right` is alive.
#[inline]
pub unsafe fn push_binary(vm: &Thread, frame: *mut Frame, w: u64, right: Word, op: BinaryOp) -> bool {
    // SAFETY: by contract.
    unsafe {
        let left = *(*frame).register(instr::b(w));
        if !left.is_object() || !(*left.0).ty().is_heap_type() {
            return false;
        }
        let (own, other) = ((*left.0).ty(), right.as_value().ty());
        let Some((slot, method, name)) = special::of_operator(op) else { return false };
        let is_special = |found: Option<Binary>| found.is_some_and(|found| ptr::fn_addr_eq(found, method));
        if !is_special(slot(own.slots())) {
            return false;
        }
        // Where the right operand may have to be asked first, or in the same breath, `special` does it.
        if !own.is(other) && (is_special(slot(other.slots())) || other.is_subtype(own)) {
            return false;
        }
        if instr::flags(w) & flag::INPLACE != 0 && number::has_inplace(own, op) {
            return false;
        }
        push(vm, left, right, name)
    }
}

/// # Safety
/// Both words are values that the frame below keeps, and the frame is at the instruction that asks.
unsafe fn push(vm: &Thread, object: Word, argument: Word, name: &'static StaticStr) -> bool {
    // SAFETY: by contract of the callers; the frame keeps the function.
    unsafe {
        let method = lookup_borrowed(vm, (*object.0).ty(), name);
        if method.is_null() {
            return false;
        }
        let Some(function) = method.as_value().downcast_exact::<PyFunction>() else { return false };
        enter::special(vm, function, [object, argument], Kind::Operator).is_some()
    }
}

/// Whether the instruction is `a[b] = c` or `a.b = c`, which have no result.
#[inline(always)]
fn is_store(op: Op) -> bool {
    matches!(op, Op::SetItem | Op::SetItemList | Op::SetItemDict | Op::StoreDescr)
}

/// The frame of an operator's method has returned: the instruction of `caller` gets the result.
///
/// # Safety
/// `caller` is the innermost frame, stopped at the instruction that pushed the frame; `value` is owned.
pub unsafe fn finish(vm: &Thread, caller: *mut Frame, value: Word) -> Left {
    // SAFETY: by contract.
    unsafe {
        let pc = (*caller).pc.get();
        let w = *pc;
        let op = Op::of_word(w);
        if is_store(op) {
            let next = pc.add(op.words());
            (*caller).pc.set(next.byte_sub(1));
            value.decrement();
            give_up_operands(caller, w);
            (*caller).pc.set(next);
            return Left::To(caller);
        }
        let value = if value.as_value().is_not_implemented() {
            match ask_other(vm, caller, value) {
                Some(value) => value,
                None => return Left::Failed(caller),
            }
        } else {
            value
        };
        let next = pc.add(op.words());
        let place = (*caller).register(instr::a(w));
        let old = if instr::flags(w) & flag::TO_LOCAL != 0 {
            place.replace(value)
        } else {
            // The place of a temporary may be that of an operand whose life ends.
            let (b, c) = take_operands(caller, w);
            place.write(value);
            (*caller).pc.set(next.byte_sub(1));
            c.decrement();
            b.decrement();
            (*caller).pc.set(next);
            return Left::To(caller);
        };
        (*caller).pc.set(next.byte_sub(1));
        give_up_operands(caller, w);
        old.decrement();
        (*caller).pc.set(next);
        Left::To(caller)
    }
}

/// What comes of the instruction of `caller` where the left operand's method has returned this, `NotImplemented`; none with an exception set.
///
/// # Safety
/// As for [`finish`].
#[cold]
unsafe fn ask_other(vm: &Thread, caller: *mut Frame, value: Word) -> Option<Word> {
    // SAFETY: by contract.
    unsafe {
        let pc = (*caller).pc.get();
        let w = *pc;
        let Some(op) = binary_of(Op::of_word(w), pc) else { return Some(value) };
        let (left, right) = ((*(*caller).register(instr::b(w))).to_value(), right_of(caller, pc));
        let in_place = instr::flags(w) & flag::INPLACE != 0;
        let rest = if in_place { number::inplace_after_left } else { number::binary_after_left };
        match rest(vm, &left, &right, op) {
            Ok(value) => Some(value.into_word()),
            Err(_) => {
                vm.keeping_exception(|| {
                    drop((left, right));
                    give_up_operands(caller, w);
                });
                None
            }
        }
    }
}

/// # Safety
/// The frame is at the instruction `w`, whose operands are initialized.
unsafe fn take_operands(frame: *mut Frame, w: u64) -> (Word, Word) {
    let flags = instr::flags(w);
    // SAFETY: by contract of the callers.
    unsafe {
        let c = if flags & flag::FREE_C != 0 { (*frame).take(instr::c(w)) } else { Word::NULL };
        let b = if flags & flag::FREE_B != 0 { (*frame).take(instr::b(w)) } else { Word::NULL };
        (b, c)
    }
}

/// Drops the operands whose lives end with the instruction.
///
/// # Safety
/// `frame` is stopped at the instruction `w`, which has pushed a frame for its operator.
pub unsafe fn give_up_operands(frame: *mut Frame, w: u64) {
    // SAFETY: by contract.
    unsafe {
        let (b, c) = take_operands(frame, w);
        if is_store(Op::of_word(w)) {
            b.decrement();
            if instr::flags(w) & flag::FREE_A != 0 {
                (*frame).take(instr::a(w)).decrement();
            }
            c.decrement();
        } else {
            c.decrement();
            b.decrement();
        }
    }
}

/// The right operand of the instruction at `pc`.
unsafe fn right_of(frame: *mut Frame, pc: *mut u64) -> Value {
    // SAFETY: by contract of `finish`: the operands are alive.
    unsafe {
        let w = *pc;
        let fields = Op::of_word(w).fields();
        if fields.contains(&instr::Field::IntC) {
            Value::small_unchecked(instr::int_c(w))
        } else if fields.contains(&instr::Field::Const) {
            Word::from_bits(*pc.add(1)).to_value()
        } else {
            (*(*frame).register(instr::c(w))).to_value()
        }
    }
}

/// The operator of an arithmetic instruction; none for one that loads an item.
///
/// # Safety
/// `pc` is at an instruction `op`.
unsafe fn binary_of(op: Op, pc: *mut u64) -> Option<BinaryOp> {
    Some(match op {
        Op::AddRR | Op::AddRI | Op::AddRK => BinaryOp::Add,
        Op::SubRR | Op::SubRI | Op::SubRK => BinaryOp::Subtract,
        Op::MulRR | Op::MulRI | Op::MulRK => BinaryOp::Multiply,
        Op::TrueDivRR | Op::TrueDivRI | Op::TrueDivRK => BinaryOp::TrueDivide,
        Op::FloorDivRR | Op::FloorDivRI => BinaryOp::FloorDivide,
        Op::ModRR | Op::ModRI => BinaryOp::Remainder,
        Op::AndRR | Op::AndRI => BinaryOp::And,
        Op::OrRR | Op::OrRI => BinaryOp::Or,
        Op::XorRR | Op::XorRI => BinaryOp::Xor,
        Op::LshiftRR | Op::LshiftRI => BinaryOp::Lshift,
        Op::RshiftRR | Op::RshiftRI => BinaryOp::Rshift,
        // SAFETY: the second word holds the operator's number, which the translator checked.
        Op::BinaryRR => unsafe { BinaryOp::ALL[(*pc.add(1) >> 32) as usize] },
        _ => return None,
    })
}
