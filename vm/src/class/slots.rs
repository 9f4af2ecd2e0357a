//! Slots: the function pointers of a type that operators and protocols go through, as `tp_*`, `nb_*`, `sq_*`, `mp_*` and
//! `am_*` in CPython. Native types declare them in their table; classes written in Python get wrappers that call the
//! special method (`class::slotdefs`).
//!
//! Rules of the calling convention: operands are borrowed, results owned. `Err(Raised)` says that an exception is set.
//! Binary operators return `NotImplemented` for operands they do not know; they are called with the operands in source
//! order, also when they belong to the right operand's type.
//!
//! A function that is compared with a slot (`fn_addr_eq`) is marked `#[inline(never)]`: one that may be inlined, or is generic,
//! may have several addresses.

use crate::buffer::Buffer;
use crate::builtins::str::PyStr;
use crate::call::Args;
use crate::class::PyType;
use crate::error::PyResult;
use crate::protocol::compare::CompareOp;
use crate::thread::Thread;
use crate::value::Value;

pub type Unary = fn(&Thread, &Value) -> PyResult;
pub type Binary = fn(&Thread, &Value, &Value) -> PyResult;
pub type Ternary = fn(&Thread, &Value, &Value, &Value) -> PyResult;
pub type Inquiry = fn(&Thread, &Value) -> PyResult<bool>;
pub type Length = fn(&Thread, &Value) -> PyResult<usize>;
pub type Hash = fn(&Thread, &Value) -> PyResult<i64>;
pub type Compare = fn(&Thread, &Value, &Value, CompareOp) -> PyResult;
/// `None` at the end, without a `StopIteration`.
pub type Next = fn(&Thread, &Value) -> PyResult<Option<Value>>;
pub type GetAttr = fn(&Thread, &Value, &PyStr) -> PyResult;
/// Deletes where the new value is `None`.
pub type SetAttr = fn(&Thread, &Value, &PyStr, Option<&Value>) -> PyResult<()>;
pub type SetItem = fn(&Thread, &Value, &Value, Option<&Value>) -> PyResult<()>;
/// The index is already non-negative, or came negative from the caller, who added the length.
pub type Item = fn(&Thread, &Value, isize) -> PyResult;
pub type Repeat = fn(&Thread, &Value, isize) -> PyResult;
pub type Contains = fn(&Thread, &Value, &Value) -> PyResult<bool>;
pub type Call = fn(&Thread, &Value, Args<'_>) -> PyResult;
pub type Init = fn(&Thread, &Value, Args<'_>) -> PyResult<()>;
pub type New = fn(&Thread, &PyType, Args<'_>) -> PyResult;
/// Descriptor, instance, owner.
pub type DescrGet = fn(&Thread, &Value, Option<&Value>, Option<&Value>) -> PyResult;
pub type DescrSet = fn(&Thread, &Value, &Value, Option<&Value>) -> PyResult<()>;
/// Runs the finalizer; what it raises is reported, not returned.
pub type Finalize = fn(&Thread, &Value);
pub type GetBuffer = fn(&Thread, &Value, u32) -> PyResult<Buffer>;
/// A buffer of the object ends.
pub type ReleaseBuffer = fn(&Thread, &Value, &Buffer);

macro_rules! slots {
    ($($(#[$doc:meta])* $name:ident: $type:ty,)*) => {
        /// The slots of a type. A field that is `None` is inherited from the bases when the type is made ready.
        #[derive(Clone, Copy)]
        pub struct Slots {
            $($(#[$doc])* pub $name: Option<$type>,)*
        }

        impl Slots {
            pub const NONE: Slots = Slots { $($name: None,)* };

            /// Takes over from `base` every slot that is not set. Equality and hash are inherited together or not at all: a
            /// type that defines one of them has said what it wants (data model, `__hash__`).
            pub fn inherit(&mut self, base: &Slots) {
                let (hash, richcompare) = (self.hash, self.richcompare);
                $(if self.$name.is_none() { self.$name = base.$name; })*
                if hash.is_some() || richcompare.is_some() {
                    (self.hash, self.richcompare) = (hash, richcompare);
                }
            }

            /// Takes over every slot that is not set.
            pub fn inherit_all(&mut self, base: &Slots) {
                $(if self.$name.is_none() { self.$name = base.$name; })*
            }
        }
    };
}

slots! {
    repr: Unary,
    str: Unary,
    hash: Hash,
    call: Call,
    getattro: GetAttr,
    setattro: SetAttr,
    richcompare: Compare,
    iter: Unary,
    iternext: Next,
    descr_get: DescrGet,
    descr_set: DescrSet,
    init: Init,
    new: New,
    finalize: Finalize,
    buffer: GetBuffer,
    release_buffer: ReleaseBuffer,

    add: Binary,
    subtract: Binary,
    multiply: Binary,
    remainder: Binary,
    divmod: Binary,
    /// The third operand is `None` but for `pow(a, b, c)`.
    power: Ternary,
    negative: Unary,
    positive: Unary,
    absolute: Unary,
    bool: Inquiry,
    invert: Unary,
    lshift: Binary,
    rshift: Binary,
    and: Binary,
    xor: Binary,
    or: Binary,
    int: Unary,
    float: Unary,
    inplace_add: Binary,
    inplace_subtract: Binary,
    inplace_multiply: Binary,
    inplace_remainder: Binary,
    inplace_power: Ternary,
    inplace_lshift: Binary,
    inplace_rshift: Binary,
    inplace_and: Binary,
    inplace_xor: Binary,
    inplace_or: Binary,
    floor_divide: Binary,
    true_divide: Binary,
    inplace_floor_divide: Binary,
    inplace_true_divide: Binary,
    index: Unary,
    matrix_multiply: Binary,
    inplace_matrix_multiply: Binary,

    /// `len()` of sequences and mappings alike.
    length: Length,
    /// `a + b` of sequences, tried after the numeric slots.
    concat: Binary,
    repeat: Repeat,
    item: Item,
    contains: Contains,
    inplace_concat: Binary,
    inplace_repeat: Repeat,

    /// `a[key]`.
    subscript: Binary,
    /// `a[key] = value`, `del a[key]`.
    ass_subscript: SetItem,

    am_await: Unary,
    am_aiter: Unary,
    am_anext: Unary,
}
