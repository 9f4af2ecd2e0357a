//! `int`: integers of any size.
//!
//! Those that fit 62 bits are immediate words; an object holds the words of one that does not, or the value of an instance of
//! a subclass, of whatever size. The words lie behind the object, as a tuple's items do. The arithmetic is that of
//! `number::int`.
//!
//! Invariant: an object of exactly the type `int` holds a value that does not fit an immediate; words have no zero on top.

pub mod methods;
pub mod new;
pub mod operators;

use crate::class::layout::NativeLayout;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, getter, method};
use crate::class::{PyType, create, flags};
use crate::error::{PyResult, Raised};
use crate::heap::deallocate::deallocate_leaf;
use crate::heap::{Heap, NoMemory};
use crate::number::int::{Exception, Int, IntError, IntRef, Magnitude, Maker, Words};
use crate::number::words;
use crate::object::{Object, Payload};
use crate::thread::Thread;
use crate::value::{SMALL_MAX, SMALL_MIN, Value};
use std::cell::Cell;
use std::ptr::{self, NonNull};

#[repr(C)]
pub struct PyInt {
    object: Object,
    /// The number of words, shifted left by 1, and whether the int is negative.
    meta: Cell<usize>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyInt {
    const TYPE: &'static PyType = &TYPE;

    #[inline(always)]
    fn matches(ty: &PyType) -> bool {
        ty.has_flag(flags::INT_SUBCLASS)
    }
}

pub static TYPE: PyType = PyType::from_spec(&SPEC);

/// Nothing needs dropping: `deallocate_leaf` gives back memory alone.
pub(super) static LAYOUT: NativeLayout = NativeLayout { variable: true, ..NativeLayout::leaf::<PyInt>() };

static SPEC: TypeSpec = TypeSpec {
    name: "int",
    doc: "int([x]) -> integer\nint(x, base=10) -> integer\n\nConvert a number or a text to an integer, or return 0 without \
          arguments. A number\nis asked by __int__(); floating-point numbers are truncated towards zero.\n\nWith a base, or \
          if x is no number, x must be a string, bytes or bytearray with\nan integer literal in that base: a sign, white \
          space around it and underscores\nbetween digits are allowed. The base is 10 by default, otherwise 2 to 36, or 0\n\
          to take it from the literal's prefix.\n>>> int('0b100', base=0)\n4",
    flags: flags::BUILTIN | flags::BASETYPE | flags::INT_SUBCLASS | flags::MATCH_SELF,
    slots: Slots {
        hash: Some(operators::hash),
        richcompare: Some(operators::richcompare),
        repr: Some(operators::repr),
        new: Some(new::new),
        add: Some(operators::add),
        subtract: Some(operators::subtract),
        multiply: Some(operators::multiply),
        remainder: Some(operators::remainder),
        divmod: Some(operators::divmod),
        power: Some(operators::power),
        negative: Some(operators::negative),
        positive: Some(exact),
        absolute: Some(operators::absolute),
        bool: Some(operators::bool),
        invert: Some(operators::invert),
        lshift: Some(operators::lshift),
        rshift: Some(operators::rshift),
        and: Some(operators::and),
        xor: Some(operators::xor),
        or: Some(operators::or),
        int: Some(exact),
        float: Some(operators::float),
        floor_divide: Some(operators::floor_divide),
        true_divide: Some(operators::true_divide),
        index: Some(exact),
        ..Slots::NONE
    },
    methods: &[
        method("conjugate", "($self, /)", "Return self, the complex conjugate of any int.", methods::exact),
        method("bit_length", "($self, /)", methods::BIT_LENGTH, methods::bit_length),
        method("bit_count", "($self, /)", methods::BIT_COUNT, methods::bit_count),
        method("as_integer_ratio", "($self, /)", methods::AS_INTEGER_RATIO, methods::as_integer_ratio),
        method(
            "to_bytes",
            "($self, /, length=1, byteorder='big', *, signed=False)",
            methods::TO_BYTES,
            methods::to_bytes,
        ),
        method(
            "from_bytes",
            "($type, /, bytes, byteorder='big', *, signed=False)",
            methods::FROM_BYTES,
            methods::from_bytes,
        )
        .classmethod(),
        method("__trunc__", "($self, /)", "Truncating an Integral returns itself.", methods::exact),
        method("__floor__", "($self, /)", "Flooring an Integral returns itself.", methods::exact),
        method("__ceil__", "($self, /)", "Ceiling of an Integral returns itself.", methods::exact),
        method("__round__", "($self, ndigits=None, /)", methods::ROUND, methods::round),
        method("__getnewargs__", "($self, /)", "", methods::getnewargs),
        method(
            "__format__",
            "($self, format_spec, /)",
            "Convert to a string according to format_spec.",
            methods::format,
        ),
        method("__sizeof__", "($self, /)", "Returns size in memory, in bytes.", methods::sizeof),
        method("is_integer", "($self, /)", "Returns True: an int is one, as some floats are.", |_, _| {
            Ok(Value::TRUE)
        }),
    ],
    getset: &[
        getter("real", "the real part of a complex number", exact),
        getter("imag", "the imaginary part of a complex number", |_, _| Ok(small(0))),
        getter("numerator", "the numerator of a rational number in lowest terms", exact),
        getter("denominator", "the denominator of a rational number in lowest terms", |_, _| Ok(small(1))),
    ],
    ..TypeSpec::with(&LAYOUT, deallocate_leaf::<PyInt>)
};

const HEADER: usize = size_of::<PyInt>();

impl PyInt {
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.meta.get() >> 1
    }

    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The magnitude, least significant word first.
    #[inline(always)]
    pub fn words(&self) -> &[u64] {
        // SAFETY: so many words lie behind the object; they never change once it is complete.
        unsafe { std::slice::from_raw_parts(ptr::from_ref(self).cast::<u8>().add(HEADER).cast(), self.len()) }
    }

    #[inline(always)]
    pub fn as_int_ref(&self) -> IntRef<'_> {
        let big = IntRef::Big(Magnitude { negative: self.meta.get() & 1 != 0, words: self.words() });
        match big.to_i64() {
            Some(small) => IntRef::Small(small),
            None => big,
        }
    }

    /// An int of type `ty` with `len` words, all zero, which nobody else knows of.
    #[inline]
    fn allocate(heap: &Heap, ty: &PyType, len: usize) -> Result<NonNull<PyInt>, NoMemory> {
        let size =
            len.checked_mul(8).and_then(|words| words.checked_add(ty.instance_size())).ok_or(NoMemory)?;
        let memory = heap.allocate_raw(size)?;
        // SAFETY: the memory is large enough for the header, the words and what a class adds.
        unsafe {
            memory.cast::<PyInt>().write(PyInt { object: Object::new(ty), meta: Cell::new(len << 1) });
            ptr::write_bytes(memory.as_ptr().add(HEADER), 0, size - HEADER);
        }
        Ok(memory.cast())
    }
}

/// Makes objects.
impl Maker for &Thread {
    type Int = Value;

    #[inline]
    fn small(self, value: i64) -> Result<Value, NoMemory> {
        match Value::small(value) {
            Some(value) => Ok(value),
            None => self.words(1, |out| {
                out[0] = value.unsigned_abs();
                value < 0
            }),
        }
    }

    #[inline]
    fn words(self, len: usize, write: impl FnOnce(&mut [u64]) -> bool) -> Result<Value, NoMemory> {
        let int = PyInt::allocate(self.heap(), &TYPE, len)?;
        // SAFETY: the object is new, so the words are ours alone; `write` calls no Python. If it turns out to be small it is
        // given back: it is not tracked and nobody has seen it.
        unsafe {
            let row = std::slice::from_raw_parts_mut(int.as_ptr().cast::<u8>().add(HEADER).cast(), len);
            let negative = write(row);
            let used = words::trimmed(row);
            if used <= 1
                && let Some(small) = fits(row.first().copied().unwrap_or(0), negative)
            {
                self.heap().free_raw(int.cast());
                return Ok(small);
            }
            int.as_ref().meta.set(used << 1 | usize::from(negative));
            Ok(Value::from_object(int.cast()))
        }
    }
}

/// The immediate with this magnitude.
#[inline]
fn fits(magnitude: u64, negative: bool) -> Option<Value> {
    let value = i64::try_from(magnitude).ok()?;
    Value::small(if negative { -value } else { value })
}

/// An int object of an int by value.
pub fn from_int(vm: &Thread, value: &Int) -> PyResult {
    Ok(match value {
        Int::Small(value) => vm.small(*value)?,
        Int::Big(value) => vm.big(value)?,
    })
}

/// An int object with the value of a big integer.
pub fn from_big(vm: &Thread, value: dashu_int::IBig) -> PyResult {
    Ok(vm.big(&value)?)
}

#[inline]
pub fn from_i64(vm: &Thread, value: i64) -> PyResult {
    match Value::small(value) {
        Some(small) => Ok(small),
        None => from_i128(vm, i128::from(value)),
    }
}

#[inline]
pub fn from_u64(vm: &Thread, value: u64) -> PyResult {
    match i64::try_from(value).ok().and_then(Value::small) {
        Some(small) => Ok(small),
        None => from_i128(vm, i128::from(value)),
    }
}

#[inline(never)]
fn from_i128(vm: &Thread, value: i128) -> PyResult {
    Ok(vm.wide(value)?)
}

#[inline]
pub fn from_usize(vm: &Thread, value: usize) -> PyResult {
    from_u64(vm, value as u64)
}

/// A number that is known to be small: a line, a flag.
pub fn small(value: i64) -> Value {
    debug_assert!((SMALL_MIN..=SMALL_MAX).contains(&value));
    Value::small_unchecked(value)
}

/// An instance of a subclass with this value.
pub fn new_of_subclass(vm: &Thread, ty: &PyType, value: IntRef<'_>) -> PyResult {
    let magnitude: Words<'_> = value.words();
    let int = PyInt::allocate(vm.heap(), ty, magnitude.len())?;
    // SAFETY: new; the words are written before anybody sees it.
    unsafe {
        let row = int.as_ptr().cast::<u8>().add(HEADER).cast::<u64>();
        ptr::copy_nonoverlapping(magnitude.as_ptr(), row, magnitude.len());
        int.as_ref().meta.set(magnitude.len() << 1 | usize::from(value.is_negative()));
        create::finish_instance(vm, int.cast::<Object>().as_ref());
        Ok(Value::from_object(int.cast()))
    }
}

/// Whether the value is an int, of a subclass (as `bool`) or not.
pub fn is_int(value: &Value) -> bool {
    value.is_small() || value.ty().has_flag(flags::INT_SUBCLASS)
}

/// Whether the value's type is exactly `int`.
#[inline(always)]
pub fn is_exact(value: &Value) -> bool {
    value.is_small() || value.as_object().is_some_and(|object| ptr::eq(object.type_ptr(), &TYPE))
}

/// The value of an int, of a subclass or not; `None` for others.
#[inline]
pub fn as_ref(value: &Value) -> Option<IntRef<'_>> {
    if let Some(small) = value.as_small() {
        return Some(IntRef::Small(small));
    }
    if let Some(bool) = value.as_bool() {
        return Some(IntRef::Small(i64::from(bool)));
    }
    Some(value.downcast::<PyInt>()?.as_int_ref())
}

/// The value of an int that fits, whatever its form; `None` for others.
#[inline]
pub fn as_i64(value: &Value) -> Option<i64> {
    as_ref(value)?.to_i64()
}

/// Whether an int is below 0.
pub fn is_negative(value: &Value) -> bool {
    as_ref(value).is_some_and(IntRef::is_negative)
}

/// `hash()` of an int; `None` for others.
pub fn hash_of(value: &Value) -> Option<i64> {
    Some(as_ref(value)?.hash())
}

/// The int itself if its type is `int`, otherwise one with the value of `value`, which is of a subclass.
pub fn exact(vm: &Thread, value: &Value) -> PyResult {
    if is_exact(value) {
        return Ok(value.clone());
    }
    Ok(crate::number::int::same(vm, operand(value))?)
}

/// The value of what is known to be an int: `self` of a method or slot.
#[inline]
pub(super) fn operand(value: &Value) -> IntRef<'_> {
    as_ref(value).unwrap_or(IntRef::Small(0))
}

/// Raises what stands for an error of the kernel.
#[cold]
pub fn raise(vm: &Thread, error: IntError) -> Raised {
    let (exception, text) = error.exception();
    match exception {
        Exception::MemoryError => NoMemory.into(),
        Exception::OverflowError => vm.overflow_error(text),
        Exception::ValueError => vm.value_error(text),
        Exception::ZeroDivisionError => vm.zero_division_error(text),
        Exception::Termination => vm.stopped(),
    }
}

/// A result of the kernel, or its exception.
#[inline]
pub fn checked<T>(vm: &Thread, result: Result<T, IntError>) -> PyResult<T> {
    result.map_err(|error| raise(vm, error))
}

/// What `__index__` has returned, if it is no exact int: an int of a subclass passes with a warning.
#[cold]
pub fn check_index_result(vm: &Thread, result: Value) -> PyResult {
    check_result(vm, result, "__index__")
}

/// What `__int__` or `__index__` has returned, if it is no exact int.
#[cold]
pub(super) fn check_result(vm: &Thread, result: Value, method: &str) -> PyResult {
    let name = result.ty().name();
    if !is_int(&result) {
        return Err(vm.type_error(format!("{method} returned non-int (type {name:.200})")));
    }
    let text = format!(
        "{method} returned non-int (type {name:.200}).  The ability to return an instance of a strict subclass of int is \
         deprecated, and may be removed in a future version of Python."
    );
    vm.warn_deprecated(&text)?;
    Ok(result)
}
