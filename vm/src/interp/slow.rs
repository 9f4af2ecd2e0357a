//! The parts of instructions that are not the fast path: each does the whole instruction, but for moving on.
//!
//! All get the innermost frame and the instruction's address; `frame.pc` is up to date. Operands are cloned before anything
//! can run Python code; those whose life ends are given up whether the instruction fails or not.

use super::addition::operate_owned;
use super::asked;
use super::cold;
use super::enter;
use super::exact::exact;
use super::frame::{Frame, Kind};
use super::immediate::{both_small, small_word};
use super::instr::{self, Op, flag};
use super::item;
use super::many;
use super::operator;
use super::specialize;
use super::stats;
use super::trace;
use super::variables;
use crate::builtins::bytes::PyBytes;
use crate::builtins::cell::PyCell;
use crate::builtins::descriptors::{PyGetSetDescr, PyMethodDescr};
use crate::builtins::dict::{self, PyDict};
use crate::builtins::function::PyFunction;
use crate::builtins::list::PyList;
use crate::builtins::list::iterators::PyListIterator;
use crate::builtins::method::PyMethod;
use crate::builtins::range::iterators::PyRangeIterator;
use crate::builtins::set::PySet;
use crate::builtins::str::PyStr;
use crate::builtins::tuple::PyTuple;
use crate::builtins::tuple::iterator::PyTupleIterator;
use crate::builtins::{exceptions, float, super_};
use crate::class::slots::{DescrGet, GetAttr};
use crate::class::spec::GetSetDef;
use crate::class::{PyType, attributes, flags as type_flags, lookup, special};
use crate::collections::Buf;
use crate::error::{PyResult, Raised};
use crate::names;
use crate::object::Ref;
use crate::protocol::compare::CompareOp;
use crate::protocol::number::{self, BinaryOp};
use crate::thread::Thread;
use crate::value::{Value, Word};
use std::ptr;

/// Reads an operand: the register's own reference if its life ends here, otherwise a new one.
///
/// # Safety
/// The register is one of the frame's, and initialized; if its life ends here, it is not read again.
unsafe fn operand(frame: *mut Frame, register: isize, ends: bool) -> Value {
    // SAFETY: the register holds a value (the translator's work).
    unsafe {
        let word = *(*frame).register(register);
        if ends { word.into_value() } else { word.to_value() }
    }
}

pub(super) unsafe fn operand_b(frame: *mut Frame, w: u64) -> Value {
    // SAFETY: as above.
    unsafe { operand(frame, instr::b(w), instr::flags(w) & flag::FREE_B != 0) }
}

unsafe fn operand_c(frame: *mut Frame, w: u64) -> Value {
    // SAFETY: as above.
    unsafe { operand(frame, instr::c(w), instr::flags(w) & flag::FREE_C != 0) }
}

unsafe fn operand_a(frame: *mut Frame, w: u64) -> Value {
    // SAFETY: as above.
    unsafe { operand(frame, instr::a(w), instr::flags(w) & flag::FREE_A != 0) }
}

/// Writes the result to `a`.
pub(super) unsafe fn set_result(frame: *mut Frame, w: u64, value: Value) {
    // SAFETY: `a` is a temporary that was dead, or a local that owns its value.
    unsafe {
        let place = (*frame).register(instr::a(w));
        if instr::flags(w) & flag::TO_LOCAL != 0 {
            place.replace(value.into_word()).decrement();
        } else {
            place.write(value.into_word());
        }
    }
}

fn constant(bits: u64) -> Value {
    // SAFETY: constants of an instruction are kept by the code object.
    unsafe { Word::from_bits(bits).to_value() }
}

fn small(int: i64) -> Value {
    Value::small_unchecked(int)
}

/// The length of an object that is exactly a list, tuple, dict, string, set or bytes object.
#[inline(always)]
pub fn quick_len(object: Word) -> Option<usize> {
    // SAFETY: an argument of a call.
    let object = unsafe { object.as_value() };
    if let Some(list) = object.downcast_exact::<PyList>() {
        Some(list.len())
    } else if let Some(string) = object.downcast_exact::<PyStr>() {
        Some(string.len())
    } else if let Some(tuple) = object.downcast_exact::<PyTuple>() {
        Some(tuple.len())
    } else if let Some(dict) = object.downcast_exact::<PyDict>() {
        Some(dict.len())
    } else if let Some(bytes) = object.downcast_exact::<PyBytes>() {
        Some(bytes.len())
    } else {
        crate::builtins::set::exact(object).map(PySet::len)
    }
}

#[cold]
#[inline(never)]
pub fn box_float(vm: &Thread, value: f64) -> PyResult {
    float::new(vm, value)
}

pub(super) fn operate(vm: &Thread, w: u64, left: &Value, right: &Value, op: BinaryOp) -> PyResult {
    if instr::flags(w) & flag::INPLACE != 0 {
        number::inplace(vm, left, right, op)
    } else {
        number::binary(vm, left, right, op)
    }
}

/// Ints up to here are floats exactly.
const EXACT: i64 = 1 << 53;

/// A sum, difference, product or quotient in floats, of a float and an int, or the quotient of two ints.
#[inline(always)]
fn of_mixed_numbers(left: Word, right: Word, op: BinaryOp) -> Option<f64> {
    let number = |word: Word| {
        if word.is_small_float() {
            Some(word.small_float_value())
        } else if word.is_small() && (-EXACT..=EXACT).contains(&word.small_value()) {
            Some(word.small_value() as f64)
        } else {
            None
        }
    };
    let (x, y) = (number(left)?, number(right)?);
    if op == BinaryOp::TrueDivide {
        return (y != 0.0).then(|| x / y);
    }
    if left.is_small() && right.is_small() {
        return None;
    }
    match op {
        BinaryOp::Add => Some(x + y),
        BinaryOp::Subtract => Some(x - y),
        BinaryOp::Multiply => Some(x * y),
        _ => None,
    }
}

/// A sum, difference or product of immediate ints, if it is one as well.
#[inline(always)]
fn of_small_numbers(left: Word, right: Word, op: BinaryOp) -> Option<Word> {
    if !both_small(left, right) {
        return None;
    }
    let (left, right) = (left.small_value(), right.small_value());
    let result = match op {
        BinaryOp::Add => left.checked_add(right),
        BinaryOp::Subtract => left.checked_sub(right),
        BinaryOp::Multiply => left.checked_mul(right),
        _ => None,
    };
    result.and_then(small_word)
}

/// # Safety
/// As for all functions of this file: `frame` is the innermost frame, `pc` the address of its current instruction, which is
/// one that the function is for.
#[inline(never)]
pub unsafe fn binary_rr(vm: &Thread, frame: *mut Frame, pc: *mut u64, op: BinaryOp) -> PyResult<()> {
    // SAFETY: by contract.
    unsafe {
        let w = *pc;
        let (left, right) = (*(*frame).register(instr::b(w)), *(*frame).register(instr::c(w)));
        if let Some(result) = of_mixed_numbers(left, right, op) {
            set_result(frame, w, float::new(vm, result)?);
            return Ok(());
        }
        if op == BinaryOp::Add && append_in_place(frame, w, right.as_value())? {
            if instr::flags(w) & flag::FREE_C != 0 {
                drop(operand_c(frame, w));
            }
            return Ok(());
        }
        if operator::push_binary(vm, frame, w, *(*frame).register(instr::c(w)), op) {
            return Ok(());
        }
        let (left, right) = (operand_b(frame, w), operand_c(frame, w));
        set_result(frame, w, operate_owned(vm, w, left, right, op)?);
    }
    Ok(())
}

/// `s = s + t` or `s += t` for strings, where `s` is a local that holds the only reference, or shares it with the operand on the
/// stack, which was loaded before `t` was worked out: grows the string.
///
/// # Safety
/// See [`binary_rr`]; the instruction's operand `b` is a register.
unsafe fn append_in_place(frame: *mut Frame, w: u64, right: &Value) -> PyResult<bool> {
    let flags = instr::flags(w);
    if flags & flag::TO_LOCAL == 0 {
        return Ok(false);
    }
    let is_on_stack = flags & flag::FREE_B != 0;
    // SAFETY: by contract of the caller.
    let (local, left) =
        unsafe { (*(*frame).register(instr::a(w)), (*(*frame).register(instr::b(w))).as_value()) };
    let is_own = if is_on_stack { local.bits() == left.word().bits() } else { instr::a(w) == instr::b(w) };
    if !is_own {
        return Ok(false);
    }
    let (Some(left), Some(right)) = (left.downcast_exact::<PyStr>(), right.downcast_exact::<PyStr>()) else {
        return Ok(false);
    };
    match left.append_in_place(right, 1 + u32::from(is_on_stack)) {
        None => Ok(false),
        Some(Err(error)) => Err(error.into()),
        Some(Ok(())) => {
            if is_on_stack {
                // SAFETY: by contract of the caller; the local keeps the string.
                drop(unsafe { operand_b(frame, w) });
            }
            Ok(true)
        }
    }
}

/// # Safety
/// See [`binary_rr`].
#[inline(never)]
pub unsafe fn binary_ri(vm: &Thread, frame: *mut Frame, pc: *mut u64, op: BinaryOp) -> PyResult<()> {
    // SAFETY: by contract.
    unsafe {
        let w = *pc;
        let right = small(instr::int_c(w)).word();
        if let Some(result) = of_mixed_numbers(*(*frame).register(instr::b(w)), right, op) {
            set_result(frame, w, float::new(vm, result)?);
            return Ok(());
        }
        if operator::push_binary(vm, frame, w, right, op) {
            return Ok(());
        }
        let left = operand_b(frame, w);
        let result = operate(vm, w, &left, &small(instr::int_c(w)), op)?;
        set_result(frame, w, result);
    }
    Ok(())
}

/// # Safety
/// See [`binary_rr`].
#[inline(never)]
pub unsafe fn binary_rk(vm: &Thread, frame: *mut Frame, pc: *mut u64, op: BinaryOp) -> PyResult<()> {
    // SAFETY: by contract.
    unsafe {
        let w = *pc;
        let (left, right) = (*(*frame).register(instr::b(w)), Word::from_bits(*pc.add(1)));
        if let Some(result) = of_small_numbers(left, right, op) {
            set_result(frame, w, result.into_value());
            return Ok(());
        }
        let right = constant(*pc.add(1));
        if op == BinaryOp::Add && append_in_place(frame, w, &right)? {
            return Ok(());
        }
        if operator::push_binary(vm, frame, w, right.word(), op) {
            return Ok(());
        }
        let left = operand_b(frame, w);
        set_result(frame, w, operate_owned(vm, w, left, right, op)?);
    }
    Ok(())
}

/// # Safety
/// See [`binary_rr`].
#[inline(never)]
pub unsafe fn binary_any(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> PyResult<()> {
    // SAFETY: by contract; the kind was checked by the translator.
    unsafe { binary_rr(vm, frame, pc, BinaryOp::ALL[(*pc.add(1) >> 32) as usize]) }
}

macro_rules! unary {
    ($($name:ident($vm:ident, $value:ident) $body:expr;)*) => {$(
        /// # Safety
        /// See [`binary_rr`].
        #[inline(never)]
        pub unsafe fn $name($vm: &Thread, frame: *mut Frame, pc: *mut u64) -> PyResult<()> {
            // SAFETY: by contract.
            unsafe {
                let w = *pc;
                let $value = &operand_b(frame, w);
                let result: Value = $body?;
                set_result(frame, w, result);
            }
            Ok(())
        }
    )*};
}

unary! {
    negative(vm, value) number::negative(vm, value);
    not(vm, value) quick_truth(value.word()).map_or_else(|| vm.is_true(value), Ok).map(|truth| Value::bool(!truth));
    to_bool(vm, value) vm.is_true(value).map(Value::bool);
    get_iter(vm, value) vm.get_iter(value);
}

fn kind(pc: *mut u64) -> CompareOp {
    // SAFETY: the second word of a comparison holds its kind.
    CompareOp::ALL[unsafe { *pc.add(1) >> 32 & 7 } as usize]
}

/// The truth of a comparison.
fn compare(vm: &Thread, left: &Value, right: &Value, op: CompareOp) -> PyResult<bool> {
    let result = vm.rich_compare(left, right, op)?;
    vm.is_true(&result)
}

/// The outcome of `<`, `<=`, `>` or `>=` of strings, or of tuples of what can be compared at once.
#[inline(never)]
fn order_quickly(left: &Value, right: &Value, op: CompareOp) -> Option<bool> {
    left.quick_order(right, op)
}

/// Whether two strings, or two tuples of what can be compared at once, are equal or not.
#[inline(always)]
fn compare_quickly(left: &Value, right: &Value, op: CompareOp) -> Option<bool> {
    if op != CompareOp::Eq && op != CompareOp::Ne {
        return order_quickly(left, right, op);
    }
    let equal = match (left.downcast_exact::<PyStr>(), right.downcast_exact::<PyStr>()) {
        (Some(left), Some(right)) => left.equals(right),
        (None, None)
            if left.downcast_exact::<PyTuple>().is_some() && right.downcast_exact::<PyTuple>().is_some() =>
        {
            left.quick_equals(right)?
        }
        _ => return None,
    };
    Some(equal == (op == CompareOp::Eq))
}

/// Gives up those of the operands `b` and `c` whose lives end with the instruction, which has used them where they lie.
///
/// # Safety
/// See [`binary_rr`].
#[inline(always)]
unsafe fn release_operands(frame: *mut Frame, w: u64) {
    // SAFETY: by contract.
    unsafe {
        if instr::flags(w) & flag::FREE_B != 0 {
            drop(operand_b(frame, w));
        }
        if instr::flags(w) & flag::FREE_C != 0 {
            drop(operand_c(frame, w));
        }
    }
}

/// # Safety
/// See [`binary_rr`].
#[inline(never)]
pub unsafe fn compare_rr(vm: &Thread, frame: *mut Frame, pc: *mut u64, op: CompareOp) -> PyResult<bool> {
    // SAFETY: by contract.
    unsafe {
        let w = *pc;
        let (left, right) = ((*frame).register(instr::b(w)), (*frame).register(instr::c(w)));
        if let Some(result) = compare_quickly((*left).as_value(), (*right).as_value(), op) {
            release_operands(frame, w);
            return Ok(result);
        }
        let (left, right) = (operand_b(frame, w), operand_c(frame, w));
        compare(vm, &left, &right, op)
    }
}

/// # Safety
/// See [`binary_rr`].
#[inline(never)]
pub unsafe fn compare_ri(vm: &Thread, frame: *mut Frame, pc: *mut u64, op: CompareOp) -> PyResult<bool> {
    // SAFETY: by contract.
    unsafe {
        let w = *pc;
        let left = operand_b(frame, w);
        compare(vm, &left, &small(instr::int_c(w)), op)
    }
}

/// # Safety
/// See [`binary_rr`].
#[inline(never)]
pub unsafe fn compare_rk(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> PyResult<bool> {
    // SAFETY: by contract.
    unsafe {
        let w = *pc;
        let right = constant(*pc.add(2));
        let left = (*(*frame).register(instr::b(w))).as_value();
        if let Some(result) = compare_quickly(left, &right, kind(pc)) {
            release_operands(frame, w);
            return Ok(result);
        }
        compare(vm, &operand_b(frame, w), &right, kind(pc))
    }
}

fn compare_value(vm: &Thread, left: &Value, right: &Value, pc: *mut u64) -> PyResult {
    if let Some(result) = compare_quickly(left, right, kind(pc)) {
        return Ok(Value::bool(result));
    }
    let result = vm.rich_compare(left, right, kind(pc))?;
    // SAFETY: as in `kind`.
    if unsafe { *pc.add(1) >> 32 & 32 } != 0 { vm.is_true(&result).map(Value::bool) } else { Ok(result) }
}

/// # Safety
/// See [`binary_rr`].
#[inline(never)]
pub unsafe fn compare_value_rr(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> PyResult<()> {
    // SAFETY: by contract.
    unsafe {
        let w = *pc;
        let (left, right) = ((*frame).register(instr::b(w)), (*frame).register(instr::c(w)));
        if let Some(result) = compare_quickly((*left).as_value(), (*right).as_value(), kind(pc)) {
            release_operands(frame, w);
            set_result(frame, w, Value::bool(result));
            return Ok(());
        }
        let (left, right) = (operand_b(frame, w), operand_c(frame, w));
        let result = compare_value(vm, &left, &right, pc)?;
        set_result(frame, w, result);
    }
    Ok(())
}

/// # Safety
/// See [`binary_rr`].
#[inline(never)]
pub unsafe fn compare_value_ri(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> PyResult<()> {
    // SAFETY: by contract.
    unsafe {
        let w = *pc;
        let left = operand_b(frame, w);
        let result = compare_value(vm, &left, &small(instr::int_c(w)), pc)?;
        set_result(frame, w, result);
    }
    Ok(())
}

/// # Safety
/// See [`binary_rr`].
#[inline(never)]
pub unsafe fn is(_: &Thread, frame: *mut Frame, pc: *mut u64) -> PyResult<()> {
    // SAFETY: by contract.
    unsafe {
        let w = *pc;
        let is = is_same(frame, w);
        release_operands(frame, w);
        set_result(frame, w, Value::bool(is != (instr::flags(w) & flag::SENSE != 0)));
    }
    Ok(())
}

/// # Safety
/// See [`binary_rr`].
#[inline(never)]
pub unsafe fn jump_is(frame: *mut Frame, pc: *mut u64) -> PyResult<bool> {
    // SAFETY: by contract.
    unsafe {
        let is = is_same(frame, *pc);
        release_operands(frame, *pc);
        Ok(is)
    }
}

/// # Safety
/// See [`binary_rr`].
#[inline(always)]
unsafe fn is_same(frame: *mut Frame, w: u64) -> bool {
    // SAFETY: by contract.
    unsafe { (*(*frame).register(instr::b(w))).bits() == (*(*frame).register(instr::c(w))).bits() }
}

/// More items than these are left to the general code, which counts them.
const FEW: usize = 64;

/// `item in container` for a dict, a set, or a few items in a list or tuple, where no code need run to tell.
#[inline(always)]
fn contains_fast(item: &Value, container: &Value) -> Option<bool> {
    let ty = container.as_object()?.type_ptr();
    if std::ptr::eq(ty, &crate::builtins::tuple::TYPE) {
        return is_among(item, container.downcast_exact::<PyTuple>()?.items());
    }
    if std::ptr::eq(ty, &crate::builtins::list::TYPE) {
        return is_among(item, container.downcast_exact::<PyList>()?.items());
    }
    if std::ptr::eq(ty, &crate::builtins::dict::TYPE) {
        return container.downcast_exact::<PyDict>()?.contains_fast(item);
    }
    if std::ptr::eq(ty, &crate::builtins::set::TYPE) || std::ptr::eq(ty, &crate::builtins::set::FROZENSET) {
        return container.downcast::<PySet>()?.contains_fast(item);
    }
    crate::builtins::mappingproxy::exact_dict(container)?.contains_fast(item)
}

fn is_among(item: &Value, items: &[Value]) -> Option<bool> {
    if items.len() > FEW {
        return None;
    }
    for one in items {
        if one.quick_equals(item)? {
            return Some(true);
        }
    }
    Some(false)
}

/// # Safety
/// See [`binary_rr`].
#[inline(never)]
pub unsafe fn contains(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> PyResult<bool> {
    // SAFETY: by contract.
    unsafe {
        let w = *pc;
        if let Some(found) = contains_fast(
            (*(*frame).register(instr::b(w))).as_value(),
            (*(*frame).register(instr::c(w))).as_value(),
        ) {
            if instr::flags(w) & flag::FREE_B != 0 {
                drop(operand_b(frame, w));
            }
            if instr::flags(w) & flag::FREE_C != 0 {
                drop(operand_c(frame, w));
            }
            return Ok(found);
        }
        let (item, container) = (operand_b(frame, w), operand_c(frame, w));
        vm.contains(&container, &item)
    }
}

/// # Safety
/// See [`binary_rr`].
#[inline(never)]
pub unsafe fn contains_value(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> PyResult<()> {
    // SAFETY: by contract.
    unsafe {
        let w = *pc;
        let invert = instr::flags(w) & flag::SENSE != 0;
        let result = contains(vm, frame, pc)?;
        set_result(frame, w, Value::bool(result != invert));
    }
    Ok(())
}

/// # Safety
/// See [`binary_rr`].
#[inline(never)]
pub unsafe fn truth(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> PyResult<bool> {
    // SAFETY: by contract.
    unsafe {
        let value = operand_b(frame, *pc);
        vm.is_true(&value)
    }
}

/// Whether an int is true, or an object that is exactly a list, tuple, dict, string, set or bytes object, or whose type says nothing of it.
#[inline(always)]
pub fn quick_truth(object: Word) -> Option<bool> {
    if !object.is_pointer() {
        return object.is_small().then(|| object.small_value() != 0);
    }
    // SAFETY: an operand of an instruction.
    let slots = unsafe { (*object.0).ty().slots() };
    if slots.length.is_none() {
        slots.bool.is_none().then_some(true)
    } else {
        quick_len(object).map(|len| len != 0)
    }
}

/// # Safety
/// See [`binary_rr`].
#[inline(never)]
pub unsafe fn for_iter(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> PyResult<Option<Value>> {
    // SAFETY: by contract. The iterator is owned by its temporary, which nothing else can reach.
    unsafe {
        let iterator = (*(*frame).register(instr::b(*pc))).as_value();
        vm.iter_next(iterator)
    }
}

#[cold]
#[inline(never)]
pub fn unbound_local(vm: &Thread, frame: *mut Frame, register: usize) -> Raised {
    // SAFETY: `frame` is the innermost frame.
    let name = unsafe { (*frame).code() }.local_name(register);
    let text =
        format!("cannot access local variable '{}' where it is not associated with a value", name.display());
    vm.raise(&exceptions::UNBOUND_LOCAL_ERROR, &text)
}

#[cold]
#[inline(never)]
pub fn unbound_deref(vm: &Thread, frame: *mut Frame, register: usize) -> Raised {
    // SAFETY: `frame` is the innermost frame.
    let code = unsafe { (*frame).code() };
    if register < code.first_free() {
        return unbound_local(vm, frame, register);
    }
    let name = code.local_name(register);
    let text = format!(
        "cannot access free variable '{}' where it is not associated with a value in enclosing scope",
        name.display()
    );
    vm.raise_name_error(&exceptions::NAME_ERROR, &text, name)
}

/// # Safety
/// See [`binary_rr`].
#[inline(never)]
pub unsafe fn load_global(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> PyResult<()> {
    stats::note_slow(vm, pc);
    // SAFETY: by contract.
    unsafe {
        let w = *pc;
        let name = name_of(frame, pc);
        let value = super::names::load_global(vm, &*frame, &name)?;
        specialize::load_global(vm, frame, pc, &name);
        if instr::flags(w) & flag::METHOD != 0 {
            (*frame).register(instr::a(w) + 1).write(Word::NULL);
        }
        set_result(frame, w, value);
    }
    Ok(())
}

/// # Safety
/// See [`binary_rr`].
#[inline(never)]
pub unsafe fn load_super(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> PyResult<()> {
    stats::note_slow(vm, pc);
    // SAFETY: by contract; the three operands are owned.
    unsafe {
        let w = *pc;
        let name = name_of(frame, pc);
        let place = (*frame).register(instr::a(w));
        let global_super = (*place).into_value();
        let (class, receiver) = ((*place.add(1)).into_value(), (*place.add(2)).into_value());
        let two_arguments = instr::flags(w) & flag::SENSE != 0;
        let is_method = instr::flags(w) & flag::METHOD != 0;
        if is_method
            && !vm.tracing.is_on()
            && let Some(function) = specialize::load_super(vm, pc, [&global_super, &class, &receiver], &name)
        {
            place.write(function.into_word());
            place.add(1).write(receiver.into_word());
            return Ok(());
        }
        let value = super_attribute(vm, global_super, class, receiver, &name, two_arguments)?;
        place.write(value.into_word());
        if is_method {
            place.add(1).write(Word::NULL);
        }
    }
    Ok(())
}

fn super_attribute(
    vm: &Thread,
    global_super: Value,
    class: Value,
    receiver: Value,
    name: &PyStr,
    two_arguments: bool,
) -> PyResult {
    if global_super.is(&super_::TYPE.to_value())
        && !vm.tracing.is_on()
        && let Some(class) = class.downcast::<PyType>()
    {
        let ty = super_::check(vm, class, &receiver)?;
        return match super_::lookup_behind(vm, class, &ty, &receiver, name)? {
            Some(value) if !name.is_text("__class__") => Ok(value),
            _ => vm.get_attr(&vm.call(&global_super, &[class.to_value(), receiver])?, name),
        };
    }
    let args = [class, receiver];
    let args = if two_arguments { &args[..] } else { &[] };
    let call_it = || vm.call(&global_super, args);
    let made = if vm.tracing.is_on() {
        trace::native_call(vm, &global_super, args.first(), call_it)
    } else {
        call_it()
    };
    vm.get_attr(&made?, name)
}

/// # Safety
/// See [`binary_rr`].
#[inline(never)]
pub unsafe fn load_name(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> PyResult<()> {
    stats::note_slow(vm, pc);
    // SAFETY: by contract.
    unsafe {
        let w = *pc;
        let name = name_of(frame, pc);
        let value = super::names::load_name(vm, &*frame, &name)?;
        specialize::load_name(vm, frame, pc, &name);
        set_result(frame, w, value);
    }
    Ok(())
}

/// # Safety
/// See [`binary_rr`].
#[inline(never)]
pub unsafe fn store_name(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> PyResult<()> {
    stats::note_slow(vm, pc);
    // SAFETY: by contract.
    unsafe {
        let w = *pc;
        let name = name_of(frame, pc);
        let value = operand_b(frame, w);
        if instr::flags(w) & flag::SENSE != 0 {
            (*frame).globals().set_str(&name, value)?;
        } else {
            super::names::store_name(vm, &*frame, &name, value)?;
        }
        specialize::store_name(vm, frame, pc, &name);
    }
    Ok(())
}

/// The name an instruction's second word refers to.
///
/// # Safety
/// The frame is at the instruction of `pc`, whose second word is the index of a name.
unsafe fn name_of(frame: *mut Frame, pc: *mut u64) -> Ref<PyStr> {
    // SAFETY: by contract of the callers.
    Ref::borrowed(unsafe { borrowed_name(frame, pc) })
}

/// An exception has left the frame that was to find an attribute: what `Thread::get_attr` does to it.
///
/// # Safety
/// `frame` is the innermost frame but for the one that is being left, and its current instruction loads an attribute.
pub unsafe fn tell_attribute(vm: &Thread, frame: *mut Frame) {
    // SAFETY: by contract; the object is kept by its register, which is given up later.
    unsafe {
        let pc = (*frame).pc.get();
        let object = (*(*frame).register(instr::b(*pc))).to_value();
        vm.tell_attribute(&object, &name_of(frame, pc));
    }
}

/// As [`name_of`]; to be used while the frame runs.
pub(super) unsafe fn borrowed_name<'a>(frame: *mut Frame, pc: *mut u64) -> &'a PyStr {
    // SAFETY: by contract of the callers.
    unsafe {
        let index = (*pc.add(1) >> 32) as usize;
        let name = &(*frame).code().names()[index];
        name.downcast::<PyStr>().expect("names are strings")
    }
}

/// # Safety
/// See [`binary_rr`].
#[inline(never)]
pub unsafe fn load_attr(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> PyResult<()> {
    // SAFETY: by contract.
    unsafe {
        if specialize::has_seen_many(pc) && many::load(vm, frame, pc) {
            stats::note_slow(vm, pc);
            return Ok(());
        }
        load_unknown(vm, frame, pc)
    }
}

/// # Safety
/// See [`binary_rr`].
#[cold]
#[inline(never)]
unsafe fn load_unknown(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> PyResult<()> {
    stats::note_slow(vm, pc);
    // SAFETY: by contract.
    unsafe {
        let w = *pc;
        let name = name_of(frame, pc);
        let object = operand_b(frame, w);
        specialize::load_attr(vm, frame, pc, &object, &name);
        if Op::of_word(*pc) == Op::AttrBound && *pc.add(3) & specialize::OF_CLASS != 0 {
            // The call that follows is to see the same the first time.
            let place = (*frame).register(instr::a(w));
            place.write(Word::from_bits(*pc.add(2)).to_value().into_word());
            place.add(1).write(object.into_word());
            return Ok(());
        }
        specialize::keep_site(vm, pc, &name);
        if object.ty().slots().getattro.is_some_and(|own| ptr::fn_addr_eq(own, special::getattro as GetAttr))
        {
            return load_asked(vm, frame, w, object, &name);
        }
        if Op::of_word(*pc) == Op::LoadAttr && push_descriptor(vm, &object, &name) {
            if instr::flags(w) & flag::FREE_B != 0 {
                std::mem::forget(object);
            }
            return Ok(());
        }
        if instr::flags(w) & flag::METHOD == 0 {
            let value = vm.get_attr(&object, &name)?;
            set_result(frame, w, value);
            return Ok(());
        }
        let (callable, receiver) = get_method(vm, object, &name)?;
        let place = (*frame).register(instr::a(w));
        place.write(callable.into_word());
        place.add(1).write(receiver.map_or(Word::NULL, Value::into_word));
    }
    Ok(())
}

/// An attribute that a native getter computes. Instructions that see objects of many types, most of which have the getter from
/// `object`, look it up.
///
/// # Safety
/// See [`binary_rr`]; the instruction was specialized for the getter.
#[inline(never)]
pub unsafe fn load_getter(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> PyResult<()> {
    // SAFETY: by contract; a getter's definition is static.
    unsafe {
        let w = *pc;
        let def = &*std::ptr::with_exposed_provenance::<GetSetDef>(*pc.add(2) as usize);
        let ty = (*(*frame).register(instr::b(w))).as_value().ty();
        if ty.version() != *pc.add(1) as u32 && !has_getter(vm, ty, borrowed_name(frame, pc), def) {
            return load_attr(vm, frame, pc);
        }
        let object = operand_b(frame, w);
        set_attribute(frame, w, (def.get)(vm, &object)?);
    }
    Ok(())
}

/// An attribute that a descriptor of the type gives: a bound method, as a rule.
///
/// # Safety
/// See [`binary_rr`]; the instruction was specialized for the descriptor.
#[inline(never)]
pub unsafe fn load_bound(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> PyResult<()> {
    // SAFETY: by contract; the descriptor lives as long as the type's version holds.
    unsafe {
        let w = *pc;
        let (found, attribute_word) = (Word::from_bits(*pc.add(2)), *pc.add(3) as usize);
        let object = (*(*frame).register(instr::b(w))).as_value();
        if attribute_word as u64 & specialize::OF_CLASS != 0 {
            // Only classes have a type with this version.
            let is_known = object.ty().version() == (*pc.add(3) >> 32) as u32
                && (*object.word().0.cast::<PyType>()).version() == *pc.add(1) as u32;
            if !is_known {
                return load_attr(vm, frame, pc);
            }
            let place = (*frame).register(instr::a(w));
            let object = operand_b(frame, w);
            place.write(found.to_value().into_word());
            place.add(1).write(object.into_word());
            return Ok(());
        }
        let is_known = object.ty().version() == *pc.add(1) as u32
            && (attribute_word == 0
                || object.as_object().is_some_and(|own| attributes::word_is_inline(own, attribute_word)));
        let get = found.as_value().ty().slots().descr_get.filter(|_| is_known);
        let Some(get) = get else { return load_attr(vm, frame, pc) };
        let (found, object) = (found.to_value(), operand_b(frame, w));
        let value = match found.downcast_exact::<PyFunction>() {
            Some(_) => PyMethod::new(vm, found, object)?.into_value(),
            None => get(vm, &found, Some(&object), Some(&object.ty().to_value()))?,
        };
        set_attribute(frame, w, value);
    }
    Ok(())
}

/// Puts an attribute where the instruction wants it, with no receiver.
///
/// # Safety
/// See [`binary_rr`].
pub(super) unsafe fn set_attribute(frame: *mut Frame, w: u64, value: Value) {
    // SAFETY: by contract.
    unsafe {
        if instr::flags(w) & flag::METHOD == 0 {
            set_result(frame, w, value);
        } else {
            let place = (*frame).register(instr::a(w));
            place.write(value.into_word());
            place.add(1).write(Word::NULL);
        }
    }
}

/// Whether instances of the type have the attribute from this getter.
fn has_getter(vm: &Thread, ty: &PyType, name: &PyStr, def: &GetSetDef) -> bool {
    if !ty.has_flag(type_flags::GENERIC_GETATTR) {
        return false;
    }
    let found = lookup::lookup_borrowed(vm, ty, name);
    if found.is_null() {
        return false;
    }
    // SAFETY: the class has what was found.
    let found = unsafe { found.as_value() };
    let is_it = |own: &PyGetSetDescr| std::ptr::eq(own.def, def) && own.applies_to(ty);
    found.downcast_exact::<PyGetSetDescr>().is_some_and(is_it)
}

/// Enters a frame for the Python `__get__` of what the object's class has as the attribute, unless the object's own goes before it;
/// false, with nothing done, if there is none.
///
/// # Safety
/// The innermost frame is at an instruction that loads this attribute.
unsafe fn push_descriptor(vm: &Thread, object: &Value, name: &PyStr) -> bool {
    let ty = object.ty();
    if !ty.has_flag(type_flags::GENERIC_GETATTR) {
        return false;
    }
    let found = lookup::lookup_borrowed(vm, ty, name);
    if found.is_null() {
        return false;
    }
    // SAFETY: the class has what was found, and the frame counts its arguments.
    unsafe {
        let slots = found.as_value().ty().slots();
        let is_special = |get| ptr::fn_addr_eq(get, special::descr_get as DescrGet);
        if !slots.descr_get.is_some_and(is_special) {
            return false;
        }
        let is_hidden = || object.as_object().is_some_and(|object| attributes::get(object, name).is_some());
        if slots.descr_set.is_none() && is_hidden() {
            return false;
        }
        let Some(get) = lookup::lookup(vm, found.as_value().ty(), &names::__get__) else { return false };
        let Some(function) = get.downcast_exact::<PyFunction>() else { return false };
        let words = [found, object.word(), ty.to_value().word()];
        enter::special(vm, function, words, Kind::Attribute).is_some()
    }
}

/// [`load_attr`] of an object that may have a `__getattr__`: a Python function gets a frame, and `vm.frame` is the callee then.
///
/// # Safety
/// See [`binary_rr`]; `object` was the operand `b`.
unsafe fn load_asked(vm: &Thread, frame: *mut Frame, w: u64, object: Value, name: &PyStr) -> PyResult<()> {
    // SAFETY: by contract; where a frame is pushed, the register keeps what it has.
    unsafe {
        let tell = |_: &Raised| vm.tell_attribute(&object, name);
        let value = match special::find_attribute(vm, &object, name).inspect_err(tell)? {
            special::Attribute::Found(value) => value,
            special::Attribute::Asked(method) => {
                let name_value = crate::object::to_value(name);
                if let Some(function) = method.downcast_exact::<PyFunction>()
                    && enter::special(vm, function, [object.word(), name_value.word()], Kind::Attribute)
                        .is_some()
                {
                    asked::keep(vm, (*frame).pc.get(), object.ty(), name, function);
                    if instr::flags(w) & flag::FREE_B != 0 {
                        std::mem::forget(object);
                    }
                    return Ok(());
                }
                special::call_found(vm, &method, &object, &[name_value]).inspect_err(tell)?
            }
        };
        if instr::flags(w) & flag::METHOD == 0 {
            set_result(frame, w, value);
        } else {
            let place = (*frame).register(instr::a(w));
            place.write(value.into_word());
            place.add(1).write(Word::NULL);
        }
    }
    Ok(())
}

/// What a call of `object.name(...)` calls: a function of the type with the object as its first argument, without binding,
/// or any attribute.
pub fn get_method(vm: &Thread, object: Value, name: &PyStr) -> PyResult<(Value, Option<Value>)> {
    let ty = object.ty();
    if ty.has_flag(type_flags::GENERIC_GETATTR)
        && let Some(found) = lookup::lookup(vm, ty, name)
        && found.ty().has_flag(type_flags::METHOD_DESCRIPTOR)
        && applies_to(&found, ty)
        && object.as_object().and_then(|object| crate::class::attributes::get(object, name)).is_none()
    {
        return Ok((found, Some(object)));
    }
    Ok((vm.get_attr(&object, name)?, None))
}

/// Whether a native method, which may be an attribute of any class, is one for instances of `ty`. An instruction that has got
/// callable and `self` from here may call the native function without asking again.
pub fn applies_to(found: &Value, ty: &PyType) -> bool {
    found.downcast_exact::<PyMethodDescr>().is_none_or(|method| ty.is_subtype(method.owner()))
}

/// # Safety
/// See [`binary_rr`].
#[inline(never)]
pub unsafe fn store_attr(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> PyResult<()> {
    // SAFETY: by contract.
    unsafe {
        if specialize::has_seen_many(pc) && many::store(vm, frame, pc) {
            stats::note_slow(vm, pc);
            return Ok(());
        }
        store_unknown(vm, frame, pc)
    }
}

/// # Safety
/// See [`binary_rr`].
#[cold]
#[inline(never)]
unsafe fn store_unknown(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> PyResult<()> {
    stats::note_slow(vm, pc);
    // SAFETY: by contract.
    unsafe {
        let w = *pc;
        let name = name_of(frame, pc);
        let (object, value) = (operand_a(frame, w), operand_b(frame, w));
        if variables::store(&object, &name, &value) {
            return Ok(());
        }
        vm.set_attr(&object, &name, Some(&value))?;
        specialize::store_attr(vm, frame, pc, &object, &name);
        specialize::keep_site(vm, pc, &name);
    }
    Ok(())
}

fn get_item(vm: &Thread, object: &Value, key: &Value) -> PyResult {
    if let Some(dict) = object.downcast_exact::<PyDict>() {
        return match dict.get_item(vm, key)? {
            Some(value) => Ok(value),
            None => Err(vm.raise_key_error(key)),
        };
    }
    vm.get_item(object, key)
}

/// # Safety
/// See [`binary_rr`].
#[inline(never)]
pub unsafe fn get_item_rr(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> PyResult<()> {
    // SAFETY: by contract.
    unsafe {
        let w = *pc;
        let key = *(*frame).register(instr::c(w));
        if key.is_small() && item::get_quickly(frame, w, key)
            || enter::item(vm, *(*frame).register(instr::b(w)), key).is_some()
        {
            return Ok(());
        }
        let (object, key) = (operand_b(frame, w), operand_c(frame, w));
        let result = get_item(vm, &object, &key)?;
        set_result(frame, w, result);
    }
    Ok(())
}

/// An item of what is neither a list nor a tuple, as a rule: of those, the instruction is specialized anew. Nor does a frame for it come
/// into question.
///
/// # Safety
/// See [`binary_rr`].
#[inline(never)]
pub unsafe fn get_item_other(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> PyResult<()> {
    // SAFETY: by contract.
    unsafe {
        let w = *pc;
        let (object, key) = (*(*frame).register(instr::b(w)), *(*frame).register(instr::c(w)));
        let object = object.as_value();
        if key.is_small()
            && (object.downcast_exact::<PyList>().is_some() || object.downcast_exact::<PyTuple>().is_some())
        {
            *pc = instr::with_op(w, Op::GetItemRR);
        }
        if key.is_small() && item::get_quickly(frame, w, key) {
            return Ok(());
        }
        let ty = object.ty();
        if !ty.is(&dict::TYPE)
            && let Some(subscript) = special::native_subscript(ty)
        {
            // The frame keeps both, whatever runs.
            let result = subscript(vm, object, key.as_value());
            release_operands(frame, w);
            set_result(frame, w, result?);
            return Ok(());
        }
        let (object, key) = (operand_b(frame, w), operand_c(frame, w));
        let result = get_item(vm, &object, &key)?;
        set_result(frame, w, result);
    }
    Ok(())
}

/// # Safety
/// See [`binary_rr`].
#[inline(never)]
pub unsafe fn get_item_ri(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> PyResult<()> {
    // SAFETY: by contract.
    unsafe {
        let w = *pc;
        let key = small(instr::int_c(w)).word();
        if item::get_quickly(frame, w, key) || enter::item(vm, *(*frame).register(instr::b(w)), key).is_some()
        {
            return Ok(());
        }
        let object = operand_b(frame, w);
        let result = get_item(vm, &object, &small(instr::int_c(w)))?;
        set_result(frame, w, result);
    }
    Ok(())
}

/// # Safety
/// See [`binary_rr`].
#[inline(never)]
pub unsafe fn get_item_rk(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> PyResult<()> {
    // SAFETY: by contract.
    unsafe {
        let w = *pc;
        let key = Word::from_bits(*pc.add(1));
        if let Some(result) = item::slice_quickly(vm, frame, w, key) {
            return result;
        }
        if item::get_quickly(frame, w, key) || enter::item(vm, *(*frame).register(instr::b(w)), key).is_some()
        {
            return Ok(());
        }
        let (object, key) = (operand_b(frame, w), constant(*pc.add(1)));
        let result = get_item(vm, &object, &key)?;
        set_result(frame, w, result);
    }
    Ok(())
}

/// # Safety
/// See [`binary_rr`].
#[inline(never)]
pub unsafe fn set_item(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> PyResult<()> {
    // SAFETY: by contract.
    unsafe {
        let w = *pc;
        let (object, key) = (*(*frame).register(instr::a(w)), *(*frame).register(instr::b(w)));
        if enter::set_item(vm, object, key, *(*frame).register(instr::c(w))).is_some() {
            return Ok(());
        }
        let ty = object.as_value().ty();
        if !ty.is(&dict::TYPE)
            && let Some(assign) = special::native_set_item(vm, ty)
        {
            // The frame keeps all three, whatever runs; a register may get another word meanwhile.
            let value = *(*frame).register(instr::c(w));
            let result = assign(vm, object.as_value(), key.as_value(), Some(value.as_value()));
            release_operands(frame, w);
            if instr::flags(w) & flag::FREE_A != 0 {
                drop(operand_a(frame, w));
            }
            return result;
        }
        let value = operand_c(frame, w);
        if let Some(dict) = object.as_value().downcast_exact::<PyDict>()
            && let Some(old) = dict.set_fast(key, value.word())
        {
            std::mem::forget(value);
            if instr::flags(w) & flag::FREE_B != 0 {
                key.decrement();
            }
            old.decrement();
            if instr::flags(w) & flag::FREE_A != 0 {
                drop(operand_a(frame, w));
            }
            return Ok(());
        }
        let (object, key) = (operand_a(frame, w), operand_b(frame, w));
        if let Some(dict) = object.downcast_exact::<PyDict>() {
            return dict.set_item(vm, &key, value);
        }
        vm.set_item(&object, &key, Some(&value))
    }
}

/// As [`set_item`], where the container may be a dict as it has been before.
///
/// # Safety
/// See [`binary_rr`].
#[inline(never)]
pub unsafe fn set_item_dict(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> PyResult<()> {
    // SAFETY: by contract; a value that the dict has got is counted before anything else happens.
    unsafe {
        let (object, key) = (*(*frame).register(instr::a_at(pc)), *(*frame).register(instr::b_at(pc)));
        let value = *(*frame).register(instr::c_at(pc));
        let old = exact::<PyDict>(object).and_then(|dict| dict.set_fast(key, value));
        let Some(old) = old else { return set_item(vm, frame, pc) };
        let flags = instr::flags_at(pc);
        if flags & flag::FREE_C == 0 {
            value.increment();
        }
        if flags & flag::FREE_B != 0 {
            key.decrement();
        }
        if flags & flag::FREE_A != 0 {
            object.decrement();
        }
        old.decrement();
    }
    Ok(())
}

/// A comprehension's list gets room at once for so many items that are to come: it may be left before.
const MOST_AT_ONCE: usize = 64;

/// How many items are to come, where that is known.
fn items_left(iterator: &Value) -> usize {
    if let Some(range) = iterator.downcast_exact::<PyRangeIterator>() {
        range.count() as usize
    } else if let Some(list) = iterator.downcast_exact::<PyListIterator>() {
        list.left()
    } else {
        iterator.downcast_exact::<PyTupleIterator>().map_or(0, PyTupleIterator::left)
    }
}

/// # Safety
/// See [`binary_rr`].
#[inline(never)]
pub unsafe fn list_append(_: &Thread, frame: *mut Frame, pc: *mut u64) -> PyResult<()> {
    // SAFETY: by contract; `a` is a list that the code made.
    unsafe {
        let w = *pc;
        let value = operand_b(frame, w);
        let list = &*(*(*frame).register(instr::a(w))).0.cast::<PyList>();
        if instr::flags(w) & flag::SENSE != 0 && list.is_empty() {
            let iterator = (*(*frame).register(instr::c(w))).as_value();
            list.with_items(|items| items.reserve_in_steps(1 + items_left(iterator).min(MOST_AT_ONCE)))?;
        }
        list.push(value)?;
    }
    Ok(())
}

/// Adds `b` to the set `a`.
///
/// # Safety
/// See [`binary_rr`].
#[inline(never)]
pub unsafe fn set_add(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> PyResult<()> {
    // SAFETY: by contract; the temporary owns the set meanwhile.
    unsafe {
        let w = *pc;
        let item = operand_b(frame, w);
        let target = (*(*frame).register(instr::a(w))).as_value();
        if let Some(set) = target.downcast_exact::<PySet>()
            && let Some(added) = set.add_fast(item.word())
        {
            added?;
            return Ok(());
        }
        cold::expect_set(vm, target)?.add_slow(vm, &item)
    }
}

/// Enters the value `c` for the key `b` in the dict `a`.
///
/// # Safety
/// See [`binary_rr`].
#[inline(never)]
pub unsafe fn map_add(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> PyResult<()> {
    // SAFETY: by contract; the temporary owns the dict meanwhile.
    unsafe {
        let w = *pc;
        let (key, value) = (operand_b(frame, w), operand_c(frame, w));
        let Some(dict) = (*(*frame).register(instr::a(w))).as_value().downcast::<PyDict>() else {
            return Err(vm.system_error("not a dict"));
        };
        match dict.set_fast(key.word(), value.word()) {
            Some(old) => {
                std::mem::forget(value);
                old.decrement();
                Ok(())
            }
            None => map_add_slow(vm, dict, &key, value),
        }
    }
}

#[inline(never)]
fn map_add_slow(vm: &Thread, dict: &PyDict, key: &Value, value: Value) -> PyResult<()> {
    dict.set_item(vm, key, value)
}

/// `list.append`, of a list that must grow: `base` is where the call's callable lies.
///
/// # Safety
/// The list and the argument are owned by the call.
#[inline(never)]
pub unsafe fn append_argument(base: *mut Word) -> PyResult<()> {
    // SAFETY: by contract.
    unsafe {
        let list = *base.add(1);
        let pushed = (*list.0.cast::<PyList>()).push((*base.add(2)).into_value());
        if pushed.is_err() {
            list.decrement();
        }
        Ok(pushed?)
    }
}

/// # Safety
/// See [`binary_rr`].
#[inline(never)]
pub unsafe fn build_tuple(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> PyResult<()> {
    // SAFETY: by contract; the temporaries own their values.
    unsafe {
        let w = *pc;
        let from = (*frame).register(instr::b(w));
        let tuple = PyTuple::take_words(vm, from, instr::count_c(w))?;
        set_result(frame, w, tuple);
    }
    Ok(())
}

/// # Safety
/// See [`binary_rr`].
#[inline(never)]
pub unsafe fn build_list(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> PyResult<()> {
    // SAFETY: by contract; the temporaries own their values.
    unsafe {
        let w = *pc;
        let from = (*frame).register(instr::b(w));
        let count = instr::count_c(w);
        let list = PyList::take_words(vm, from, count)?;
        set_result(frame, w, list);
    }
    Ok(())
}

/// # Safety
/// See [`binary_rr`].
#[inline(never)]
pub unsafe fn unpack_sequence(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> PyResult<()> {
    // SAFETY: by contract; the temporaries are dead.
    unsafe {
        let w = *pc;
        let source = operand_a(frame, w);
        let count = instr::count_c(w);
        let from = (*frame).register(instr::b(w));
        if let Some(list) = source.downcast_exact::<PyList>()
            && list.len() == count
        {
            for (index, item) in list.items().iter().enumerate() {
                from.add(count - 1 - index).write(item.clone().into_word());
            }
            return Ok(());
        }
        let items = unpack(vm, &source, count)?;
        for (index, item) in items.into_items().enumerate() {
            from.add(count - 1 - index).write(item.into_word());
        }
    }
    Ok(())
}

/// Exactly `count` items of an iterable.
fn unpack(vm: &Thread, source: &Value, count: usize) -> PyResult<Buf<Value>> {
    let mut items = Buf::with_capacity(count)?;
    let too_many = |length: Option<usize>| {
        vm.value_error(match length {
            Some(length) => format!("too many values to unpack (expected {count}, got {length})"),
            None => format!("too many values to unpack (expected {count})"),
        })
    };
    if source.ty().slots().iter.is_none() && source.ty().slots().item.is_none() {
        return Err(vm.type_error(format!("cannot unpack non-iterable {:.200} object", source.ty().name())));
    }
    let iterator = vm.get_iter(source)?;
    for index in 0..count {
        match vm.iter_next(&iterator)? {
            Some(item) => items.push(item)?,
            None => {
                let text = format!("not enough values to unpack (expected {count}, got {index})");
                return Err(vm.value_error(text));
            }
        }
    }
    match vm.iter_next(&iterator)? {
        None => Ok(items),
        Some(_) => {
            let exact = source.downcast_exact::<PyList>().map(PyList::len).or_else(|| {
                let tuple = source.downcast_exact::<PyTuple>().map(PyTuple::len);
                tuple.or_else(|| source.downcast_exact::<PyDict>().map(PyDict::len))
            });
            Err(too_many(exact))
        }
    }
}

/// The cell that a local is.
///
/// # Safety
/// The local holds a cell.
pub unsafe fn cell(frame: &Frame, index: usize) -> &PyCell {
    // SAFETY: by contract.
    unsafe { &*frame.local(index).get().0.cast::<PyCell>() }
}

/// The index of the local in a register.
#[inline(never)]
pub fn local_index(frame: *mut Frame, register: isize) -> usize {
    // SAFETY: `frame` is the innermost frame.
    (unsafe { (*frame).locals_count() } as isize + register) as usize
}
