//! Comparison: `<`, `==` and the rest, `is`-first equality, truth.
//!
//! Source: data model, "Rich comparison methods"; CPython's `do_richcompare`.

use crate::builtins::bytes::{self, PyBytes};
use crate::builtins::str::{self, PyStr};
use crate::builtins::tuple::{self, PyTuple};
use crate::builtins::type_;
use crate::class::PyType;
use crate::class::slots::{Compare, Hash};
use crate::class::statics::StaticStr;
use crate::error::{PyResult, Raised};
use crate::names;
use crate::object::Object;
use crate::thread::Thread;
use crate::value::Value;
use std::cmp::Ordering;
use std::ptr;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum CompareOp {
    Lt,
    Le,
    Eq,
    Ne,
    Gt,
    Ge,
}

impl CompareOp {
    pub const ALL: [CompareOp; 6] =
        [CompareOp::Lt, CompareOp::Le, CompareOp::Eq, CompareOp::Ne, CompareOp::Gt, CompareOp::Ge];

    /// The operator with its operands exchanged.
    pub fn swapped(self) -> CompareOp {
        match self {
            CompareOp::Lt => CompareOp::Gt,
            CompareOp::Le => CompareOp::Ge,
            CompareOp::Gt => CompareOp::Lt,
            CompareOp::Ge => CompareOp::Le,
            same => same,
        }
    }

    pub fn symbol(self) -> &'static str {
        ["<", "<=", "==", "!=", ">", ">="][self as usize]
    }

    pub fn method_name(self) -> &'static StaticStr {
        match self {
            CompareOp::Lt => &names::__lt__,
            CompareOp::Le => &names::__le__,
            CompareOp::Eq => &names::__eq__,
            CompareOp::Ne => &names::__ne__,
            CompareOp::Gt => &names::__gt__,
            CompareOp::Ge => &names::__ge__,
        }
    }

    /// The outcome for operands in this order.
    #[inline]
    pub fn of(self, ordering: Ordering) -> bool {
        match self {
            CompareOp::Lt => ordering.is_lt(),
            CompareOp::Le => ordering.is_le(),
            CompareOp::Eq => ordering.is_eq(),
            CompareOp::Ne => ordering.is_ne(),
            CompareOp::Gt => ordering.is_gt(),
            CompareOp::Ge => ordering.is_ge(),
        }
    }

    /// The outcome for floats: with a NaN only `!=` holds.
    #[inline(always)]
    pub fn of_floats(self, a: f64, b: f64) -> bool {
        match self {
            CompareOp::Lt => a < b,
            CompareOp::Le => a <= b,
            CompareOp::Eq => a == b,
            CompareOp::Ne => a != b,
            CompareOp::Gt => a > b,
            CompareOp::Ge => a >= b,
        }
    }

    /// The outcome for ints.
    #[inline(always)]
    pub fn of_ints(self, a: i64, b: i64) -> bool {
        match self {
            CompareOp::Lt => a < b,
            CompareOp::Le => a <= b,
            CompareOp::Eq => a == b,
            CompareOp::Ne => a != b,
            CompareOp::Gt => a > b,
            CompareOp::Ge => a >= b,
        }
    }
}

impl Value {
    /// The hash of a string, an immediate int or a class, which are most keys; `None` where code must run to tell.
    #[inline(always)]
    pub fn quick_hash(&self) -> Option<i64> {
        match self.downcast_exact::<PyStr>() {
            Some(string) => Some(string.hash()),
            None if self.is_small() => Some(crate::text::hash::hash_int(self.small_value())),
            None if is_plain_class(self) => Some(crate::text::hash::hash_address(self.id() as usize)),
            None => self.quick_hash_slow(),
        }
    }

    /// That of bytes, and of a tuple that has been hashed before, which may be of a subclass without a hash of its own.
    #[inline(never)]
    fn quick_hash_slow(&self) -> Option<i64> {
        if let Some(bytes) = self.downcast_exact::<PyBytes>() {
            return Some(bytes.hash());
        }
        let tuple = self.downcast::<PyTuple>()?;
        let is_own = |own| ptr::fn_addr_eq(own, tuple::hash as Hash);
        if self.ty().slots().hash.is_some_and(is_own) { tuple.known_hash() } else { None }
    }

    /// Equality as containers see it, where no code need run to tell.
    #[inline(always)]
    pub fn quick_equals(&self, other: &Value) -> Option<bool> {
        if self.is(other) {
            Some(true)
        } else if self.is_small() && other.is_small() {
            Some(false)
        } else if let (Some(a), Some(b)) = (self.downcast_exact::<PyStr>(), other.downcast_exact::<PyStr>()) {
            Some(a.equals(b))
        } else {
            self.quick_equals_slow(other)
        }
    }

    /// The outcome of `<`, `<=`, `>` or `>=` of strings, or of tuples, where no code need run to tell.
    #[inline]
    pub fn quick_order(&self, other: &Value, op: CompareOp) -> Option<bool> {
        match (self.downcast_exact::<PyStr>(), other.downcast_exact::<PyStr>()) {
            (Some(a), Some(b)) => Some(op.of(a.order(b))),
            (None, None) => {
                let (a, b) = (self.downcast_exact::<PyTuple>()?, other.downcast_exact::<PyTuple>()?);
                quick_order_of_items(a.items(), b.items(), op)
            }
            _ => None,
        }
    }

    #[inline(never)]
    fn quick_equals_slow(&self, other: &Value) -> Option<bool> {
        match (self.as_object(), other.as_object()) {
            (Some(a), Some(b)) => quick_equal_objects(a, b, TUPLE_DEPTH),
            (Some(object), None) | (None, Some(object)) => equals_no_immediate(object).then_some(false),
            (None, None) => Some(self.as_small_float()? == other.as_small_float()?),
        }
    }
}

/// Whether the value is a class with no other metaclass than `type`: its hash is its identity.
#[inline(always)]
fn is_plain_class(value: &Value) -> bool {
    value.as_object().is_some_and(|object| ptr::eq(object.type_ptr(), &type_::TYPE))
}

/// Whether the object equals nothing that is not on the heap, nor warns that it is compared with it.
fn equals_no_immediate(object: &Object) -> bool {
    ptr::eq(object.type_ptr(), &str::TYPE) || ptr::eq(object.type_ptr(), &tuple::TYPE)
}

/// Tuples within tuples, as keys of dicts have them, are compared quickly so deep.
const TUPLE_DEPTH: usize = 4;

/// Equality of two objects that are not the same.
#[inline(always)]
fn quick_equal_objects(a: &Object, b: &Object, depth: usize) -> Option<bool> {
    let (own, other) = (a.ty(), b.ty());
    let are_same = ptr::eq(own, other);
    if let Some(left) = a.downcast::<PyTuple>() {
        let right = b.downcast::<PyTuple>()?;
        if !compares_as_tuple(own) || !are_same && !compares_as_tuple(other) || depth == 0 {
            return None;
        }
        return quick_equal_items(left.items(), right.items(), depth - 1);
    }
    if !are_same {
        return None;
    }
    if ptr::eq(own, &str::TYPE) {
        return Some(a.downcast::<PyStr>()?.equals(b.downcast()?));
    }
    if ptr::eq(own, &bytes::TYPE) {
        return Some(a.downcast::<PyBytes>()?.as_bytes() == b.downcast::<PyBytes>()?.as_bytes());
    }
    ptr::eq(own, &type_::TYPE).then_some(false)
}

/// Whether a type of tuples compares as they do: also a subclass, such as a named tuple, that has no comparison of its own.
#[inline(always)]
fn compares_as_tuple(ty: &PyType) -> bool {
    let is_own = |own| ptr::fn_addr_eq(own, tuple::richcompare as Compare);
    ptr::eq(ty, &tuple::TYPE) || ty.slots().richcompare.is_some_and(is_own)
}

/// [`Value::quick_equals`] of two tuples with these items.
#[inline]
pub fn quick_equal_rows(left: &[Value], right: &[Value]) -> Option<bool> {
    quick_equal_items(left, right, TUPLE_DEPTH)
}

/// Whether items are equal one by one, and as many.
fn quick_equal_items(left: &[Value], right: &[Value], depth: usize) -> Option<bool> {
    for (a, b) in left.iter().zip(right) {
        if a.is(b) {
            continue;
        }
        let is_equal = match (a.as_object(), b.as_object()) {
            (Some(a), Some(b)) => quick_equal_objects(a, b, depth)?,
            _ if a.is_small() && b.is_small() => false,
            _ => a.quick_equals_slow(b)?,
        };
        if !is_equal {
            return Some(false);
        }
    }
    Some(left.len() == right.len())
}

/// What the first items that differ say, or else the lengths.
fn quick_order_of_items(left: &[Value], right: &[Value], op: CompareOp) -> Option<bool> {
    for (a, b) in left.iter().zip(right) {
        if a.quick_equals(b)? {
            continue;
        }
        if a.is_small() && b.is_small() {
            return Some(op.of_ints(a.small_value(), b.small_value()));
        }
        if let (Some(a), Some(b)) = (a.downcast_exact::<PyStr>(), b.downcast_exact::<PyStr>()) {
            return Some(op.of(a.order(b)));
        }
        return Some(op.of_floats(a.as_small_float()?, b.as_small_float()?));
    }
    Some(op.of(left.len().cmp(&right.len())))
}

impl Thread {
    /// `left op right`, whatever it evaluates to.
    pub fn rich_compare(&self, left: &Value, right: &Value, op: CompareOp) -> PyResult {
        if left.is_small() && right.is_small() {
            return Ok(Value::bool(op.of_ints(left.small_value(), right.small_value())));
        }
        if let Some(outcome) = super::number::plain_compare(left, right, op) {
            return Ok(Value::bool(outcome));
        }
        self.check_native_stack(" in comparison")?;
        let (own, other) = (left.ty(), right.ty());
        let mut reflected_tried = false;
        if !own.is(other)
            && other.is_subtype(own)
            && let Some(compare) = other.slots().richcompare
        {
            reflected_tried = true;
            let result = compare(self, right, left, op.swapped())?;
            if !result.is_not_implemented() {
                return Ok(result);
            }
        }
        if let Some(compare) = left.ty().slots().richcompare {
            let result = compare(self, left, right, op)?;
            if !result.is_not_implemented() {
                return Ok(result);
            }
        }
        if !reflected_tried && let Some(compare) = right.ty().slots().richcompare {
            let result = compare(self, right, left, op.swapped())?;
            if !result.is_not_implemented() {
                return Ok(result);
            }
        }
        match op {
            CompareOp::Eq => Ok(Value::bool(left.is(right))),
            CompareOp::Ne => Ok(Value::bool(!left.is(right))),
            _ => Err(self.unorderable(left, right, op)),
        }
    }

    #[cold]
    fn unorderable(&self, left: &Value, right: &Value, op: CompareOp) -> Raised {
        self.type_error(format!(
            "'{}' not supported between instances of '{:.100}' and '{:.100}'",
            op.symbol(),
            left.ty().name(),
            right.ty().name()
        ))
    }

    /// The truth of `left op right`; an object equals itself, whatever its `__eq__` says.
    pub fn rich_compare_bool(&self, left: &Value, right: &Value, op: CompareOp) -> PyResult<bool> {
        if left.is(right) {
            match op {
                CompareOp::Eq => return Ok(true),
                CompareOp::Ne => return Ok(false),
                _ => {}
            }
        }
        // Comparing containers that share their parts takes exponential time.
        self.charge_work(1)?;
        let result = self.rich_compare(left, right, op)?;
        self.is_true(&result)
    }

    /// Equality as containers see it: identity, then `==`. Both operands must stay alive while code runs.
    #[inline]
    pub fn equals(&self, left: &Value, right: &Value) -> PyResult<bool> {
        match left.quick_equals(right) {
            Some(equal) => Ok(equal),
            None => self.rich_compare_bool(left, right, CompareOp::Eq),
        }
    }

    /// `bool(value)`.
    #[inline]
    pub fn is_true(&self, value: &Value) -> PyResult<bool> {
        match value.quick_truth() {
            Some(truth) => Ok(truth),
            None => self.is_true_slow(value),
        }
    }

    #[cold]
    #[inline(never)]
    fn is_true_slow(&self, value: &Value) -> PyResult<bool> {
        if let Some(float) = value.as_small_float() {
            return Ok(float != 0.0);
        }
        let slots = value.ty().slots();
        if let Some(bool) = slots.bool {
            return bool(self, value);
        }
        match slots.length {
            Some(length) => Ok(length(self, value)? != 0),
            None => Ok(true),
        }
    }
}
