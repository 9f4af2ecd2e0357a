//! Arithmetic: operators on operands of any type, and conversion to indices.
//!
//! Source: data model, "Emulating numeric types"; CPython's `binary_op1`.

use crate::builtins::exceptions;
use crate::builtins::float::{self, PyFloat};
use crate::builtins::int;
use crate::class::PyType;
use crate::class::slots::{Binary, Slots, Ternary, Unary};
use crate::error::{PyResult, Raised};
use crate::number::int::IntRef;
use crate::object::Payload;
use crate::protocol::compare::CompareOp;
use crate::thread::Thread;
use crate::value::Value;

/// The operators of `BINARY_OP`, numbered as in CPython (`_nb_ops`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum BinaryOp {
    Add,
    And,
    FloorDivide,
    Lshift,
    MatrixMultiply,
    Multiply,
    Remainder,
    Or,
    Power,
    Rshift,
    Subtract,
    TrueDivide,
    Xor,
}

/// Reads one slot.
pub type SlotOf = fn(&Slots) -> Option<Binary>;

/// Symbol, slot, slot of the in-place form, in the order of [`BinaryOp`]. `**` goes through `power`.
static OPERATORS: [(&str, SlotOf, SlotOf); 13] = [
    ("+", |s| s.add, |s| s.inplace_add),
    ("&", |s| s.and, |s| s.inplace_and),
    ("//", |s| s.floor_divide, |s| s.inplace_floor_divide),
    ("<<", |s| s.lshift, |s| s.inplace_lshift),
    ("@", |s| s.matrix_multiply, |s| s.inplace_matrix_multiply),
    ("*", |s| s.multiply, |s| s.inplace_multiply),
    ("%", |s| s.remainder, |s| s.inplace_remainder),
    ("|", |s| s.or, |s| s.inplace_or),
    ("** or pow()", |_| None, |_| None),
    (">>", |s| s.rshift, |s| s.inplace_rshift),
    ("-", |s| s.subtract, |s| s.inplace_subtract),
    ("/", |s| s.true_divide, |s| s.inplace_true_divide),
    ("^", |s| s.xor, |s| s.inplace_xor),
];

impl BinaryOp {
    pub const ALL: [BinaryOp; 13] = [
        BinaryOp::Add,
        BinaryOp::And,
        BinaryOp::FloorDivide,
        BinaryOp::Lshift,
        BinaryOp::MatrixMultiply,
        BinaryOp::Multiply,
        BinaryOp::Remainder,
        BinaryOp::Or,
        BinaryOp::Power,
        BinaryOp::Rshift,
        BinaryOp::Subtract,
        BinaryOp::TrueDivide,
        BinaryOp::Xor,
    ];

    pub fn symbol(self) -> &'static str {
        OPERATORS[self as usize].0
    }
}

/// Tries the slots of both operands, the right one first where its type derives from the left one's.
#[inline]
fn dispatch(vm: &Thread, left: &Value, right: &Value, slot: SlotOf) -> PyResult {
    let (own, other) = (left.ty(), right.ty());
    let left_slot = slot(own.slots());
    let mut right_slot = if own.is(other) { None } else { slot(other.slots()) };
    if let (Some(a), Some(b)) = (left_slot, right_slot)
        && std::ptr::fn_addr_eq(a, b)
    {
        right_slot = None;
    }
    if let Some(left_slot) = left_slot {
        if let Some(function) = right_slot
            && other.is_subtype(own)
        {
            let result = function(vm, left, right)?;
            if !result.is_not_implemented() {
                return Ok(result);
            }
            right_slot = None;
        }
        let result = left_slot(vm, left, right)?;
        if !result.is_not_implemented() {
            return Ok(result);
        }
    }
    match right_slot {
        Some(function) => function(vm, left, right),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

#[cold]
fn unsupported(vm: &Thread, left: &Value, right: &Value, symbol: &str) -> Raised {
    let (left_name, right_name) = (left.ty().name(), right.ty().name());
    vm.type_error(format!(
        "unsupported operand type(s) for {symbol}: '{left_name:.100}' and '{right_name:.100}'"
    ))
}

/// The value of a number whose type is exactly `int` or `float`.
enum Plain<'a> {
    Int(IntRef<'a>),
    Float(f64),
}

impl<'a> Plain<'a> {
    #[inline(always)]
    fn of(value: &'a Value) -> Option<Plain<'a>> {
        if let Some(object) = value.as_object() {
            if let Some(float) = value.downcast_exact::<PyFloat>() {
                return Some(Plain::Float(float.value()));
            }
            if std::ptr::eq(object.type_ptr(), int::PyInt::TYPE) {
                return value.downcast_exact::<int::PyInt>().map(|int| Plain::Int(int.as_int_ref()));
            }
            return None;
        }
        if let Some(small) = value.as_small() {
            return Some(Plain::Int(IntRef::Small(small)));
        }
        value.as_small_float().map(Plain::Float)
    }
}

/// `left op right` for operands that are exactly ints and floats, without looking at slots; `None` for others, and for what is
/// an error.
#[inline(never)]
pub fn plain(vm: &Thread, left: &Value, right: &Value, op: BinaryOp) -> Option<PyResult> {
    let result = match (Plain::of(left)?, Plain::of(right)?) {
        (Plain::Float(a), Plain::Float(b)) => float::operators::binary(vm, a, b, op),
        (Plain::Float(a), Plain::Int(IntRef::Small(b))) => float::operators::binary(vm, a, b as f64, op),
        (Plain::Int(IntRef::Small(a)), Plain::Float(b)) => float::operators::binary(vm, a as f64, b, op),
        (Plain::Int(a), Plain::Int(b)) => int::operators::binary(vm, a, b, op),
        _ => return None,
    };
    match result {
        Ok(value) if value.is_not_implemented() => None,
        result => Some(result),
    }
}

/// `left op right` for operands that are exactly ints and floats; `None` for others.
#[inline]
pub fn plain_compare(left: &Value, right: &Value, op: CompareOp) -> Option<bool> {
    Some(match (Plain::of(left)?, Plain::of(right)?) {
        (Plain::Float(a), Plain::Float(b)) => op.of_floats(a, b),
        (Plain::Int(a), Plain::Int(b)) => op.of(a.cmp(&b)),
        (Plain::Int(a), Plain::Float(b)) => float::operators::mixed(a, b, op),
        (Plain::Float(a), Plain::Int(b)) => float::operators::mixed(b, a, op.swapped()),
    })
}

/// Whether [`plain`] may have an answer, as far as this operand goes: exactly an int or float, or another immediate.
#[inline(always)]
fn may_be_plain(value: &Value) -> bool {
    let is_number = |ty: *const PyType| std::ptr::eq(ty, int::PyInt::TYPE) || std::ptr::eq(ty, PyFloat::TYPE);
    value.as_object().is_none_or(|object| is_number(object.type_ptr()))
}

/// `left op right`.
#[inline(never)]
pub fn binary(vm: &Thread, left: &Value, right: &Value, op: BinaryOp) -> PyResult {
    if may_be_plain(left)
        && let Some(result) = plain(vm, left, right, op)
    {
        return result;
    }
    if op == BinaryOp::Add
        && let Some(concat) = concat_of_both(left, right, false)
    {
        return concat(vm, left, right);
    }
    if op == BinaryOp::Power {
        return power(vm, left, right, &Value::NONE);
    }
    let result = dispatch(vm, left, right, OPERATORS[op as usize].1)?;
    if !result.is_not_implemented() {
        return Ok(result);
    }
    binary_of_sequences(vm, left, right, op)
}

/// What is left of `left op right` when the left operand's own method, the first to be asked, has given `NotImplemented`.
#[cold]
pub fn binary_after_left(vm: &Thread, left: &Value, right: &Value, op: BinaryOp) -> PyResult {
    let result = ask_right(vm, left, right, op)?;
    if result.is_not_implemented() { binary_of_sequences(vm, left, right, op) } else { Ok(result) }
}

/// The same of `left op= right`.
#[cold]
pub fn inplace_after_left(vm: &Thread, left: &Value, right: &Value, op: BinaryOp) -> PyResult {
    let result = ask_right(vm, left, right, op)?;
    if result.is_not_implemented() { inplace_of_sequences(vm, left, right, op) } else { Ok(result) }
}

/// Asks the right operand, if its type has another slot than the left one's.
fn ask_right(vm: &Thread, left: &Value, right: &Value, op: BinaryOp) -> PyResult {
    let slot = OPERATORS[op as usize].1;
    let own = slot(left.ty().slots());
    match slot(right.ty().slots()) {
        Some(function) if own.is_none_or(|own| !std::ptr::fn_addr_eq(own, function)) => {
            function(vm, left, right)
        }
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// Whether instances of the type have an in-place form of the operator.
pub fn has_inplace(ty: &PyType, op: BinaryOp) -> bool {
    OPERATORS[op as usize].2(ty.slots()).is_some()
}

/// The slot of an operator; none of `**`, which has three operands.
pub fn slot_of(op: BinaryOp) -> SlotOf {
    OPERATORS[op as usize].1
}

/// How the left operand is concatenated with the right one, where neither has something to say as a number.
#[inline]
fn concat_of_both(left: &Value, right: &Value, inplace: bool) -> Option<Binary> {
    let (own, other) = (left.ty().slots(), right.ty().slots());
    if own.add.is_some() || other.add.is_some() || inplace && own.inplace_add.is_some() {
        return None;
    }
    if inplace { own.inplace_concat.or(own.concat) } else { own.concat }
}

/// `left op right` as sequences have it, which no number has answered.
fn binary_of_sequences(vm: &Thread, left: &Value, right: &Value, op: BinaryOp) -> PyResult {
    match op {
        BinaryOp::Add => {
            if let Some(concat) = left.ty().slots().concat {
                return concat(vm, left, right);
            }
        }
        BinaryOp::Multiply => {
            if let Some(result) = sequence_repeat(vm, left, right, false) {
                return result;
            }
        }
        _ => {}
    }
    Err(unsupported(vm, left, right, op.symbol()))
}

/// `left op= right`: the in-place form where the left operand has one.
#[inline(never)]
pub fn inplace(vm: &Thread, left: &Value, right: &Value, op: BinaryOp) -> PyResult {
    if may_be_plain(left)
        && let Some(result) = plain(vm, left, right, op)
    {
        return result;
    }
    if op == BinaryOp::Add
        && let Some(concat) = concat_of_both(left, right, true)
    {
        return concat(vm, left, right);
    }
    if op == BinaryOp::Power {
        return inplace_power(vm, left, right);
    }
    let (_, slot, inplace_slot) = OPERATORS[op as usize];
    if let Some(function) = inplace_slot(left.ty().slots()) {
        let result = function(vm, left, right)?;
        if !result.is_not_implemented() {
            return Ok(result);
        }
    }
    let result = dispatch(vm, left, right, slot)?;
    if !result.is_not_implemented() {
        return Ok(result);
    }
    inplace_of_sequences(vm, left, right, op)
}

/// The same as [`binary_of_sequences`], in place.
fn inplace_of_sequences(vm: &Thread, left: &Value, right: &Value, op: BinaryOp) -> PyResult {
    match op {
        BinaryOp::Add => {
            let slots = left.ty().slots();
            if let Some(concat) = slots.inplace_concat.or(slots.concat) {
                return concat(vm, left, right);
            }
        }
        BinaryOp::Multiply => {
            if let Some(result) = sequence_repeat(vm, left, right, true) {
                return result;
            }
        }
        _ => {}
    }
    let symbol = format!("{}=", op.symbol());
    Err(unsupported(vm, left, right, &symbol))
}

/// `sequence * n` and `n * sequence`; `None` if neither operand is a sequence.
fn sequence_repeat(vm: &Thread, left: &Value, right: &Value, inplace: bool) -> Option<PyResult> {
    let slots = left.ty().slots();
    let own = if inplace { slots.inplace_repeat.or(slots.repeat) } else { slots.repeat };
    let (repeat, sequence, count) = match (own, right.ty().slots().repeat) {
        (Some(repeat), _) => (repeat, left, right),
        (None, Some(repeat)) => (repeat, right, left),
        (None, None) => return None,
    };
    if !count.is_small() && count.ty().slots().index.is_none() {
        let text = format!("can't multiply sequence by non-int of type '{:.200}'", count.ty().name());
        return Some(Err(vm.type_error(text)));
    }
    let count = match count.as_small() {
        Some(count) => Ok(count as isize),
        None => {
            index(vm, count).and_then(|count| index_to_isize(vm, &count, Some(&exceptions::OVERFLOW_ERROR)))
        }
    };
    Some(count.and_then(|count| repeat(vm, sequence, count)))
}

fn unsupported_power(vm: &Thread, base: &Value, exponent: &Value, modulus: &Value, symbol: &str) -> Raised {
    if modulus.is_none() {
        return unsupported(vm, base, exponent, symbol);
    }
    vm.type_error(format!(
        "unsupported operand type(s) for {symbol}: '{:.100}', '{:.100}', '{:.100}'",
        base.ty().name(),
        exponent.ty().name(),
        modulus.ty().name()
    ))
}

fn dispatch_power(vm: &Thread, base: &Value, exponent: &Value, modulus: &Value) -> PyResult {
    let slot = |value: &Value| value.ty().slots().power;
    let same = |a: Option<Ternary>, b: Option<Ternary>| matches!((a, b), (Some(a), Some(b)) if std::ptr::fn_addr_eq(a, b));
    let left = slot(base);
    let mut right = if base.ty().is(exponent.ty()) { None } else { slot(exponent) };
    if same(left, right) {
        right = None;
    }
    if let Some(left) = left {
        if let Some(function) = right
            && exponent.ty().is_subtype(base.ty())
        {
            let result = function(vm, base, exponent, modulus)?;
            if !result.is_not_implemented() {
                return Ok(result);
            }
            right = None;
        }
        let result = left(vm, base, exponent, modulus)?;
        if !result.is_not_implemented() {
            return Ok(result);
        }
    }
    if let Some(function) = right {
        let result = function(vm, base, exponent, modulus)?;
        if !result.is_not_implemented() {
            return Ok(result);
        }
    }
    let third = if modulus.is_none() { None } else { slot(modulus) };
    match third {
        Some(function) if !same(left, third) && !same(slot(exponent), third) => {
            function(vm, base, exponent, modulus)
        }
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// `pow(base, exponent, modulus)`; `modulus` is `None` for `base ** exponent`.
pub fn power(vm: &Thread, base: &Value, exponent: &Value, modulus: &Value) -> PyResult {
    let result = dispatch_power(vm, base, exponent, modulus)?;
    if !result.is_not_implemented() {
        return Ok(result);
    }
    Err(unsupported_power(vm, base, exponent, modulus, "** or pow()"))
}

fn inplace_power(vm: &Thread, base: &Value, exponent: &Value) -> PyResult {
    if let Some(function) = base.ty().slots().inplace_power {
        let result = function(vm, base, exponent, &Value::NONE)?;
        if !result.is_not_implemented() {
            return Ok(result);
        }
    }
    let result = dispatch_power(vm, base, exponent, &Value::NONE)?;
    if !result.is_not_implemented() {
        return Ok(result);
    }
    Err(unsupported(vm, base, exponent, "**="))
}

/// `divmod(left, right)`.
pub fn divmod(vm: &Thread, left: &Value, right: &Value) -> PyResult {
    let result = dispatch(vm, left, right, |s| s.divmod)?;
    if result.is_not_implemented() { Err(unsupported(vm, left, right, "divmod()")) } else { Ok(result) }
}

fn unary(vm: &Thread, value: &Value, slot: fn(&Slots) -> Option<Unary>, symbol: &str) -> PyResult {
    match slot(value.ty().slots()) {
        Some(function) => function(vm, value),
        None => Err(vm.type_error(format!("bad operand type for {symbol}: '{:.200}'", value.ty().name()))),
    }
}

pub fn negative(vm: &Thread, value: &Value) -> PyResult {
    unary(vm, value, |s| s.negative, "unary -")
}

pub fn positive(vm: &Thread, value: &Value) -> PyResult {
    unary(vm, value, |s| s.positive, "unary +")
}

pub fn invert(vm: &Thread, value: &Value) -> PyResult {
    unary(vm, value, |s| s.invert, "unary ~")
}

pub fn absolute(vm: &Thread, value: &Value) -> PyResult {
    unary(vm, value, |s| s.absolute, "abs()")
}

/// Whether a value is something like a number: `PyNumber_Check`.
pub fn is_number(value: &Value) -> bool {
    let slots = value.ty().slots();
    slots.index.is_some() || slots.int.is_some() || slots.float.is_some()
}

/// `operator.index(value)`: the value itself if it is an int (of a subclass, too), or what `__index__` returns.
pub fn index(vm: &Thread, value: &Value) -> PyResult {
    if value.is_small() || value.ty().has_flag(crate::class::flags::INT_SUBCLASS) {
        return Ok(value.clone());
    }
    let Some(function) = value.ty().slots().index else {
        let text = format!("'{:.200}' object cannot be interpreted as an integer", value.ty().name());
        return Err(vm.type_error(text));
    };
    let result = function(vm, value)?;
    if int::is_exact(&result) {
        return Ok(result);
    }
    int::check_index_result(vm, result)
}

/// `operator.index(value)` as an int of exactly that type.
pub fn exact_index(vm: &Thread, value: &Value) -> PyResult {
    if value.is_small() {
        return Ok(value.clone());
    }
    int::exact(vm, &index(vm, value)?)
}

/// An index or a count: out of range is an `IndexError`.
pub fn to_isize(vm: &Thread, value: &Value) -> PyResult<isize> {
    if value.is_small() {
        return Ok(value.small_value() as isize);
    }
    let value = index(vm, value)?;
    index_to_isize(vm, &value, Some(&exceptions::INDEX_ERROR))
}

/// The `isize` of an int. Out of range is an exception of type `error`, or the nearest bound where there is none.
pub fn index_to_isize(vm: &Thread, value: &Value, error: Option<&'static PyType>) -> PyResult<isize> {
    match (int::as_i64(value), error) {
        (Some(value), _) => Ok(value as isize),
        (None, None) => Ok(if int::is_negative(value) { isize::MIN } else { isize::MAX }),
        (None, Some(error)) => {
            let text = format!("cannot fit '{:.200}' into an index-sized integer", value.ty().name());
            Err(vm.raise(error, &text))
        }
    }
}

/// An index, clipped to the range of `isize`: for slices and their like.
pub fn to_isize_clipped(vm: &Thread, value: &Value) -> PyResult<isize> {
    if value.is_small() {
        return Ok(value.small_value() as isize);
    }
    let value = index(vm, value)?;
    index_to_isize(vm, &value, None)
}

impl Thread {
    /// The index or count that a native function was given: out of range is an `OverflowError`.
    pub fn expect_ssize(&self, value: &Value) -> PyResult<isize> {
        if value.is_small() {
            return Ok(value.small_value() as isize);
        }
        let value = index(self, value)?;
        self.ssize_of_int(&value)
    }

    /// As [`Thread::expect_ssize`], of an int alone: `__index__` does not count.
    pub fn expect_int_ssize(&self, value: &Value) -> PyResult<isize> {
        if int::is_int(value) {
            self.ssize_of_int(value)
        } else {
            Err(self.type_error("an integer is required"))
        }
    }

    fn ssize_of_int(&self, value: &Value) -> PyResult<isize> {
        int::as_i64(value)
            .map(|value| value as isize)
            .ok_or_else(|| self.overflow_error("Python int too large to convert to C ssize_t"))
    }
}
