//! `a, b, c = items`: tuples and lists taken apart, straight into the locals that the next instructions would put the values into.

use super::instr::{self, Op};
use crate::value::{Value, Word};

/// Takes `items` apart at the `UnpackSequence` at `pc`: the values go to locals as long as nothing ends that was there, and the rest to
/// their registers. The result is the instruction to go on at; no code has run.
///
/// # Safety
/// `fp` is the frame at that instruction, which has a register for each of the items; these are alive.
#[inline(never)]
pub unsafe fn unpack(fp: *mut Word, pc: *mut u64, items: &[Value]) -> *mut u64 {
    // SAFETY: by contract; an instruction that stores has others behind it, and its operands are registers of the frame.
    unsafe {
        // The first item lies in the last register.
        let registers = fp.offset(instr::b_at(pc));
        let (mut store, mut left) = (pc.add(1), items);
        loop {
            let first = fp.offset(instr::a_at(store));
            let is_next = std::ptr::eq(
                fp.offset(instr::b_at(store)),
                registers.wrapping_add(left.len()).wrapping_sub(1),
            );
            left = match (Op::of_word(*store), left) {
                (Op::StoreTwo, [a, b, rest @ ..]) if is_next => {
                    let second = fp.offset(instr::c_at(store));
                    let same = (*first).is_object() && (*first).bits() == (*second).bits();
                    if same || !can_overwrite(*first) || !can_overwrite(*second) {
                        break;
                    }
                    overwrite(first, a);
                    overwrite(second, b);
                    rest
                }
                (Op::Store, [a, rest @ ..]) if is_next && can_overwrite(*first) => {
                    overwrite(first, a);
                    rest
                }
                _ => break,
            };
            store = store.add(1);
        }
        for (index, item) in left.iter().rev().enumerate() {
            item.word().increment();
            registers.add(index).write(item.word());
        }
        store
    }
}

/// Whether a local's value may be given up without ending.
///
/// # Safety
/// A pointer must be to a live object.
#[inline(always)]
unsafe fn can_overwrite(old: Word) -> bool {
    // SAFETY: by contract.
    !old.is_object() || unsafe { (*old.0).count() != 1 }
}

/// # Safety
/// The local's value can be overwritten.
#[inline(always)]
unsafe fn overwrite(local: *mut Word, item: &Value) {
    // SAFETY: by contract.
    unsafe {
        item.word().increment();
        let old = local.replace(item.word());
        if old.is_object() {
            let is_shared = (*old.0).give_up_shared();
            debug_assert!(is_shared, "a value has ended where it must not");
        }
    }
}
