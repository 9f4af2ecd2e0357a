//! `Value`: one 64-bit word that is a Python object reference, an int, a float or a singleton.
//!
//! The low three bits are the tag:
//!
//! | low bits | meaning |
//! | --- | --- |
//! | `000` | pointer to an [`Object`] on the heap or in static memory, usable as it is |
//! | `x10` | int of 62 bits, two's complement, in the upper bits |
//! | `001`, `100`, `101` | float, its bits rotated left by 4, plus 1 |
//! | `011` | `None`, `Ellipsis`, `False`, `True`, `NotImplemented`, and the internal `unbound`, by the bits above |
//! | `111` | never |
//!
//! Rotating a double by 4 brings the three highest bits of its exponent into the tag; of their eight values the three that
//! stand for 0 and tiny numbers, for magnitudes from 2^-255 up to 2, and from 2 up to 2^257 come to lie on tags that are
//! free after adding 1 ("float self-tagging", Melançon, Serrano, Feeley, OOPSLA 2025). Other floats are boxed.
//!
//! Invariants:
//! 1. A `Value` owns one reference to its object: `Clone` counts up, `Drop` counts down. A [`Word`] is the same bits
//!    without ownership.
//! 2. A word is never 0, so that `Option<Value>` and `Result<Value, Raised>` are one register wide.
//! 3. An int that fits 62 bits is always immediate, a float that fits is always immediate: equal bits are `is`, and `is` of
//!    two immediates is equality of bits.

use crate::object::Object;
use std::fmt;
use std::mem::forget;
use std::num::NonZeroUsize;
use std::ptr::NonNull;

/// An owned reference to a Python object. `!Send`: it belongs to its VM.
#[repr(transparent)]
pub struct Value(NonNull<Object>);

const _: () = assert!(size_of::<Value>() == 8);
const _: () = assert!(size_of::<Option<Value>>() == 8);
const _: () = assert!(size_of::<Result<Value, crate::error::Raised>>() == 8);

pub const TAG_MASK: u64 = 7;
const INT_MASK: u64 = 3;
const INT_TAG: u64 = 2;

const NONE: u64 = 0x03;
const ELLIPSIS: u64 = 0x0B;
const FALSE: u64 = 0x13;
const TRUE: u64 = 0x1B;
/// Sorting orders booleans as their words.
const _: () = assert!(FALSE < TRUE);
const NOT_IMPLEMENTED: u64 = 0x23;
const UNBOUND: u64 = 0x2B;

/// The tags of floats, as a bit set over the tag.
const FLOAT_TAGS: u64 = 1 << 1 | 1 << 4 | 1 << 5;
/// The rotated exponent bits that end on a float tag once 1 is added.
const FLOAT_ROTATED: u64 = 1 << 0 | 1 << 3 | 1 << 4;

/// The bounds of immediate ints.
pub const SMALL_MIN: i64 = -(1 << 61);
pub const SMALL_MAX: i64 = (1 << 61) - 1;

impl Value {
    pub const NONE: Value = Value::singleton(NONE);
    pub const ELLIPSIS: Value = Value::singleton(ELLIPSIS);
    pub const FALSE: Value = Value::singleton(FALSE);
    pub const TRUE: Value = Value::singleton(TRUE);
    pub const NOT_IMPLEMENTED: Value = Value::singleton(NOT_IMPLEMENTED);
    /// Stands for "no value" where every element of an array must be a word; never seen by Python.
    pub const UNBOUND: Value = Value::singleton(UNBOUND);

    /// The float 0.0: its bits are 0, rotated, plus 1.
    pub const ZERO_FLOAT: Value = Value::singleton(1);

    const fn singleton(bits: u64) -> Value {
        match NonZeroUsize::new(bits as usize) {
            Some(bits) => Value(NonNull::without_provenance(bits)),
            None => panic!("a word is never 0"),
        }
    }

    /// An immediate from its bits, which must carry an immediate's tag.
    #[inline(always)]
    fn immediate(bits: u64) -> Value {
        debug_assert!(bits & TAG_MASK != 0);
        // SAFETY: a tag is not 0.
        Value(NonNull::without_provenance(unsafe { NonZeroUsize::new_unchecked(bits as usize) }))
    }

    #[inline(always)]
    pub fn bits(&self) -> u64 {
        self.0.addr().get() as u64
    }

    /// As [`Word::exposed_bits`].
    #[inline(always)]
    pub fn exposed_bits(&self) -> u64 {
        self.word().exposed_bits()
    }

    #[inline(always)]
    pub fn bool(value: bool) -> Value {
        Value::immediate(FALSE + ((value as u64) << 3))
    }

    /// An immediate int; `value` must lie in `SMALL_MIN..=SMALL_MAX`.
    #[inline(always)]
    pub fn small_unchecked(value: i64) -> Value {
        debug_assert!((SMALL_MIN..=SMALL_MAX).contains(&value));
        Value::immediate((value as u64) << 2 | INT_TAG)
    }

    /// An immediate int, if `value` fits.
    #[inline(always)]
    pub fn small(value: i64) -> Option<Value> {
        if (SMALL_MIN..=SMALL_MAX).contains(&value) { Some(Value::small_unchecked(value)) } else { None }
    }

    /// An immediate float, if `value` is one of those that fit.
    #[inline(always)]
    pub fn small_float(value: f64) -> Option<Value> {
        let rotated = value.to_bits().rotate_left(4);
        if FLOAT_ROTATED >> (rotated & TAG_MASK) & 1 != 0 {
            Some(Value::immediate(rotated + 1))
        } else {
            None
        }
    }

    #[inline(always)]
    pub fn is_heap(&self) -> bool {
        self.bits() & TAG_MASK == 0
    }

    #[inline(always)]
    pub fn is_small(&self) -> bool {
        self.bits() & INT_MASK == INT_TAG
    }

    #[inline(always)]
    pub fn as_small(&self) -> Option<i64> {
        if self.is_small() { Some(self.small_value()) } else { None }
    }

    /// The int of a word known to be an immediate int.
    #[inline(always)]
    pub fn small_value(&self) -> i64 {
        debug_assert!(self.is_small());
        self.bits() as i64 >> 2
    }

    #[inline(always)]
    pub fn is_small_float(&self) -> bool {
        FLOAT_TAGS >> (self.bits() & TAG_MASK) & 1 != 0
    }

    #[inline(always)]
    pub fn as_small_float(&self) -> Option<f64> {
        if self.is_small_float() { Some(self.small_float_value()) } else { None }
    }

    /// The float of a word known to be an immediate float.
    #[inline(always)]
    pub fn small_float_value(&self) -> f64 {
        debug_assert!(self.is_small_float());
        f64::from_bits((self.bits() - 1).rotate_right(4))
    }

    #[inline(always)]
    pub fn is_none(&self) -> bool {
        self.bits() == NONE
    }

    #[inline(always)]
    pub fn is_true(&self) -> bool {
        self.bits() == TRUE
    }

    #[inline(always)]
    pub fn is_false(&self) -> bool {
        self.bits() == FALSE
    }

    #[inline(always)]
    pub fn is_ellipsis(&self) -> bool {
        self.bits() == ELLIPSIS
    }

    #[inline(always)]
    pub fn is_not_implemented(&self) -> bool {
        self.bits() == NOT_IMPLEMENTED
    }

    #[inline(always)]
    pub fn is_unbound(&self) -> bool {
        self.bits() == UNBOUND
    }

    #[inline(always)]
    pub fn as_bool(&self) -> Option<bool> {
        if self.bits() | 8 == TRUE { Some(self.bits() == TRUE) } else { None }
    }

    /// The truth value of `True`, `False`, `None` and small ints, which need no references.
    #[inline(always)]
    pub fn quick_truth(&self) -> Option<bool> {
        match self.as_bool() {
            Some(value) => Some(value),
            None if self.is_none() => Some(false),
            None if self.is_small() => Some(self.small_value() != 0),
            None => None,
        }
    }

    /// The identity test of Python's `is`.
    #[inline(always)]
    pub fn is(&self, other: &Value) -> bool {
        self.bits() == other.bits()
    }

    /// The heap object, if the word is a pointer.
    #[inline(always)]
    pub fn as_object(&self) -> Option<&Object> {
        // SAFETY: the tag says it is a pointer, and this reference keeps the object alive.
        if self.is_heap() { Some(unsafe { self.0.as_ref() }) } else { None }
    }

    /// The heap object of a word known to be a pointer.
    #[inline(always)]
    pub fn object_unchecked(&self) -> &Object {
        debug_assert!(self.is_heap());
        // SAFETY: as in `as_object`.
        unsafe { self.0.as_ref() }
    }

    /// Takes over one reference to `object`.
    ///
    /// # Safety
    /// `object` points to a live object of which the caller owns a reference.
    #[inline(always)]
    pub unsafe fn from_object(object: NonNull<Object>) -> Value {
        Value(object)
    }

    /// A new reference to a borrowed object.
    #[inline(always)]
    pub fn borrowed(object: &Object) -> Value {
        object.increment();
        Value(NonNull::from(object))
    }

    /// Gives up ownership without counting down.
    #[inline(always)]
    pub fn into_word(self) -> Word {
        let word = Word(self.0.as_ptr());
        forget(self);
        word
    }

    /// The same bits, borrowed.
    #[inline(always)]
    pub fn word(&self) -> Word {
        Word(self.0.as_ptr())
    }

    /// `id(self)`: the address, or the word of an immediate.
    pub fn id(&self) -> u64 {
        self.bits()
    }
}

impl Clone for Value {
    #[inline(always)]
    fn clone(&self) -> Value {
        if self.is_heap() {
            self.object_unchecked().increment();
        }
        Value(self.0)
    }
}

impl Drop for Value {
    #[inline(always)]
    fn drop(&mut self) {
        if self.is_heap() {
            // SAFETY: this value owns a reference, which ends here.
            unsafe { Object::decrement(self.0) }
        }
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.as_small(), self.as_small_float(), self.as_object()) {
            (Some(int), _, _) => write!(f, "{int}"),
            (_, Some(float), _) => write!(f, "{float:?}"),
            (_, _, Some(object)) => write!(f, "<{} at {:#x}>", object.ty().name(), self.bits()),
            _ => f.write_str(match self.bits() {
                NONE => "None",
                TRUE => "True",
                FALSE => "False",
                ELLIPSIS => "Ellipsis",
                NOT_IMPLEMENTED => "NotImplemented",
                _ => "<unbound>",
            }),
        }
    }
}

/// The bits of a value, or null, without ownership: what lies in the slots of a frame. Whoever moves words around sees to
/// it that each reference is owned exactly once.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(transparent)]
pub struct Word(pub(crate) *mut Object);

impl Word {
    /// An empty slot: an unbound local, the missing `self` of a call.
    pub const NULL: Word = Word(std::ptr::null_mut());

    /// For comparing; what a word is made of again must come from [`Word::exposed_bits`].
    #[inline(always)]
    pub fn bits(self) -> u64 {
        self.0.addr() as u64
    }

    /// The bits that an instruction keeps, for [`Word::from_bits`].
    #[inline(always)]
    pub fn exposed_bits(self) -> u64 {
        self.0.expose_provenance() as u64
    }

    #[inline(always)]
    pub fn is_null(self) -> bool {
        self.0.is_null()
    }

    /// A pointer to an object; null is not. Two tests, of which most immediates need the first alone: one of both needs a copy and a
    /// constant in a register.
    #[inline(always)]
    pub fn is_object(self) -> bool {
        self.bits() & TAG_MASK == 0 && !self.is_null()
    }

    /// As [`Word::is_object`], of a word that is not null.
    #[inline(always)]
    pub fn is_pointer(self) -> bool {
        debug_assert!(!self.is_null());
        self.bits() & TAG_MASK == 0
    }

    /// Neither a pointer nor null.
    #[inline(always)]
    pub fn is_immediate(self) -> bool {
        self.bits() & TAG_MASK != 0
    }

    #[inline(always)]
    pub fn is_small(self) -> bool {
        self.bits() & INT_MASK == INT_TAG
    }

    #[inline(always)]
    pub fn is_small_float(self) -> bool {
        FLOAT_TAGS >> (self.bits() & TAG_MASK) & 1 != 0
    }

    #[inline(always)]
    pub fn small_value(self) -> i64 {
        debug_assert!(self.is_small());
        self.bits() as i64 >> 2
    }

    #[inline(always)]
    pub fn small_float_value(self) -> f64 {
        debug_assert!(self.is_small_float());
        f64::from_bits((self.bits() - 1).rotate_right(4))
    }

    /// A word from its bits; a pointer must come from `exposed_bits` of a live object.
    #[inline(always)]
    pub fn from_bits(bits: u64) -> Word {
        Word(std::ptr::with_exposed_provenance_mut(bits as usize))
    }

    /// Whether bits are those of an immediate int.
    #[inline(always)]
    pub fn immediate_int(bits: u64) -> bool {
        bits & INT_MASK == INT_TAG
    }

    /// A word from bits that are an immediate's.
    #[inline(always)]
    pub fn immediate(bits: u64) -> Word {
        debug_assert!(bits & TAG_MASK != 0);
        Word(std::ptr::without_provenance_mut(bits as usize))
    }

    /// Views the slot as a value.
    ///
    /// # Safety
    /// The word is not null, and its object stays alive while the reference is used.
    #[inline(always)]
    pub unsafe fn as_value(&self) -> &Value {
        debug_assert!(!self.is_null());
        // SAFETY: both are transparent over a pointer; not null by contract.
        unsafe { &*std::ptr::from_ref(self).cast::<Value>() }
    }

    /// Takes ownership of the reference in the slot.
    ///
    /// # Safety
    /// The word is not null, and the caller owns the reference and forgets the slot.
    #[inline(always)]
    pub unsafe fn into_value(self) -> Value {
        debug_assert!(!self.is_null());
        // SAFETY: not null by contract.
        Value(unsafe { NonNull::new_unchecked(self.0) })
    }

    /// A new reference to what the slot holds.
    ///
    /// # Safety
    /// As for [`Word::as_value`].
    #[inline(always)]
    pub unsafe fn to_value(self) -> Value {
        // SAFETY: by contract; the count taken here is the one the value owns.
        unsafe {
            self.increment_bound();
            self.into_value()
        }
    }

    /// Counts one reference up, if the word is a pointer.
    ///
    /// # Safety
    /// A pointer must be to a live object.
    #[inline(always)]
    pub unsafe fn increment(self) {
        if self.is_object() {
            // SAFETY: by contract.
            unsafe { (*self.0).increment() }
        }
    }

    /// As [`Word::increment`], of a word that is not null.
    ///
    /// # Safety
    /// A pointer must be to a live object.
    #[inline(always)]
    pub unsafe fn increment_bound(self) {
        if self.is_pointer() {
            // SAFETY: by contract.
            unsafe { (*self.0).increment() }
        }
    }

    /// As [`Word::decrement`], of a word that is not null.
    ///
    /// # Safety
    /// The caller owns the reference and forgets the slot.
    #[inline(always)]
    pub unsafe fn decrement_bound(self) {
        if self.is_pointer() {
            // SAFETY: by contract; a pointer is not null.
            unsafe { Object::decrement(NonNull::new_unchecked(self.0)) }
        }
    }

    /// Counts one reference down, if the word is a pointer.
    ///
    /// # Safety
    /// The caller owns the reference and forgets the slot.
    #[inline(always)]
    pub unsafe fn decrement(self) {
        if self.is_object() {
            // SAFETY: by contract; a pointer is not null.
            unsafe { Object::decrement(NonNull::new_unchecked(self.0)) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ints_keep_62_bits() {
        for int in [0, 1, -1, 255, SMALL_MIN, SMALL_MAX] {
            let value = Value::small(int).unwrap();
            assert!(!value.is_heap() && !value.is_small_float());
            assert_eq!(value.as_small(), Some(int));
        }
        assert!(Value::small(SMALL_MAX + 1).is_none() && Value::small(SMALL_MIN - 1).is_none());
    }

    #[test]
    fn common_floats_are_immediate() {
        for float in [0.0, -0.0, 1.0, -1.5, 1e-70, 1e70, 3.2e-76, f64::MIN_POSITIVE, 5e-324] {
            let value = Value::small_float(float).unwrap();
            assert!(!value.is_heap() && !value.is_small());
            assert_eq!(value.as_small_float().unwrap().to_bits(), float.to_bits());
        }
        assert!(Value::small_float(0.0).unwrap().is(&Value::ZERO_FLOAT));
        for float in [f64::INFINITY, f64::NAN, 1e300, -1e100, 1e-100] {
            assert!(Value::small_float(float).is_none());
        }
    }

    #[test]
    fn singletons_are_neither_int_nor_float() {
        for value in
            [Value::NONE, Value::TRUE, Value::FALSE, Value::ELLIPSIS, Value::NOT_IMPLEMENTED, Value::UNBOUND]
        {
            assert!(!value.is_heap() && !value.is_small() && !value.is_small_float());
        }
        assert_eq!((Value::bool(true).as_bool(), Value::bool(false).as_bool()), (Some(true), Some(false)));
        assert_eq!(Value::NONE.as_bool(), None);
    }
}
