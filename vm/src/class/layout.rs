//! `NativeLayout`: what the heap needs to know of a native payload, made by the compiler from its Rust type.
//!
//! An object of a type is laid out as
//!
//! ```text
//! header 16 | native payload | items (only `tuple`) | member slots of `__slots__` | attribute word | inline values
//! ```
//!
//! where the native payload is that of the solid base, and all that follows it is words: null or an owned reference. The
//! attribute word and the inline values are described in `class::attributes`.

use crate::heap::Tracer;
use crate::object::{Object, Payload};
use std::ptr::NonNull;

/// Payloads that the collector can look into.
pub trait Trace {
    /// Shows every `Value` the payload owns to the tracer, each as often as it is owned. Must not allocate or drop.
    fn trace(&self, tracer: &mut Tracer);

    /// Gives up references, so that a cycle through the object breaks. The object stays valid. The default does nothing:
    /// right for types that cannot be the only link of every cycle they are part of, as tuples.
    fn clear(&self) {}
}

pub struct NativeLayout {
    /// Bytes, header included.
    pub size: usize,
    /// Whether words follow whose number the payload knows (`tuple`).
    pub variable: bool,
    pub trace: Option<unsafe fn(&Object, &mut Tracer)>,
    pub clear: Option<unsafe fn(&Object)>,
    /// Drops the payload's fields, not the memory; `None` if there is nothing to drop.
    pub drop: Option<unsafe fn(NonNull<Object>)>,
}

impl NativeLayout {
    /// For payloads without references to other objects: never tracked.
    pub const fn leaf<T: Payload>() -> NativeLayout {
        NativeLayout { size: size_of::<T>(), variable: false, trace: None, clear: None, drop: drop_of::<T>() }
    }

    /// For payloads that hold values.
    pub const fn traced<T: Payload + Trace>() -> NativeLayout {
        NativeLayout {
            size: size_of::<T>(),
            variable: false,
            trace: Some(trace::<T>),
            clear: Some(clear::<T>),
            drop: drop_of::<T>(),
        }
    }
}

const fn drop_of<T: Payload>() -> Option<unsafe fn(NonNull<Object>)> {
    if std::mem::needs_drop::<T>() { Some(drop_payload::<T>) } else { None }
}

/// # Safety
/// The payload of the object is a `T`, and is not used again.
unsafe fn drop_payload<T: Payload>(object: NonNull<Object>) {
    // SAFETY: the caller deallocates an object whose payload is a `T`.
    unsafe { object.cast::<T>().drop_in_place() }
}

unsafe fn trace<T: Payload + Trace>(object: &Object, tracer: &mut Tracer) {
    // SAFETY: the caller takes the function from the layout of the object's own type.
    unsafe { (*std::ptr::from_ref(object).cast::<T>()).trace(tracer) }
}

unsafe fn clear<T: Payload + Trace>(object: &Object) {
    // SAFETY: as above.
    unsafe { (*std::ptr::from_ref(object).cast::<T>()).clear() }
}
