//! The header that every heap object begins with: reference count, collector word, type. 16 bytes.
//!
//! Reference counts are 32 bits wide. A count with the highest bit set is *immortal*: it is never written again, so static
//! objects can be shared by the VMs of a process. A count that grows that far becomes immortal instead of wrapping.
//!
//! The collector word holds flags in its low byte and a number above: for a young or middle-aged object its index in the
//! generation's vector, during a collection the trial count (see `heap::collect`).
//!
//! Clauses of the heap's contract, cited by the safety notes elsewhere:
//! 1. A pointer to an object is live as long as a reference to it is owned by somebody.
//! 2. An object's size, address and native layout never change; its type changes only to one of compatible layout.
//! 3. The payload type `T` of an object is the one whose `T::TYPE` is in the object's MRO ("the solid base"): its struct
//!    begins at the object's address, and its subclasses only append.
//! 4. Payloads are changed through shared references (cells), only by the thread that holds the VM's lock, and no reference
//!    into a payload lives across anything that can drop a `Value`, call Python or allocate a tracked object.

use crate::class::PyType;
use crate::heap::Heap;
use crate::value::Value;
use std::cell::Cell;
use std::ops::Deref;
use std::ptr::NonNull;

#[repr(C)]
pub struct Object {
    count: Cell<u32>,
    gc: Cell<u32>,
    ty: Cell<NonNull<PyType>>,
}

const _: () = assert!(size_of::<Object>() == 16);

pub const IMMORTAL: u32 = 1 << 31;

/// Flags and fields of the collector word.
pub mod gc {
    /// 0: not tracked; 1: young; 2: middle; 3: old.
    pub const GENERATION: u32 = 3;
    pub const OLD: u32 = 3;
    /// Belongs to the set that is being collected; the number is its trial count.
    pub const COLLECTING: u32 = 1 << 2;
    pub const REACHABLE: u32 = 1 << 3;
    /// `__del__` has run (PEP 442).
    pub const FINALIZED: u32 = 1 << 4;
    /// The heap's side table has weak references to the object.
    pub const WEAKREFS: u32 = 1 << 5;
    /// Found to be garbage by the collection that is running.
    pub const GARBAGE: u32 = 1 << 6;
    /// `gc.freeze()`: old, and left alone by collections.
    pub const FROZEN: u32 = 1 << 7;
    /// Flags that survive a change of generation.
    pub const LASTING: u32 = FINALIZED | WEAKREFS;
    /// Where the number begins.
    pub const SHIFT: u32 = 8;
    pub const NUMBER_MAX: u32 = (1 << 24) - 1;
}

impl Object {
    /// The header of a new object, owned once. Heap types count their instances' references themselves.
    #[inline(always)]
    pub fn new(ty: &PyType) -> Object {
        Object { count: Cell::new(1), gc: Cell::new(0), ty: Cell::new(NonNull::from(ty)) }
    }

    /// The header of an object in static memory.
    pub const fn immortal(ty: &'static PyType) -> Object {
        // SAFETY-free: a reference is never null, and `NonNull::from_ref` is const.
        Object { count: Cell::new(IMMORTAL), gc: Cell::new(0), ty: Cell::new(NonNull::from_ref(ty)) }
    }

    #[inline(always)]
    pub fn ty(&self) -> &PyType {
        // SAFETY: an object keeps its type alive (static types live for ever).
        unsafe { self.ty.get().as_ref() }
    }

    #[inline(always)]
    pub fn type_ptr(&self) -> *const PyType {
        self.ty.get().as_ptr()
    }

    /// Replaces the type; the caller has checked the layout (contract, 2) and moves the reference count of heap types.
    pub(crate) fn set_type(&self, ty: &PyType) {
        self.ty.set(NonNull::from(ty));
    }

    pub fn count(&self) -> u32 {
        self.count.get()
    }

    pub fn is_immortal(&self) -> bool {
        self.count.get() >= IMMORTAL
    }

    /// Makes the object live until its heap goes.
    pub fn make_immortal(&self) {
        self.count.set(IMMORTAL);
    }

    #[inline(always)]
    pub fn increment(&self) {
        let count = self.count.get();
        if (count as i32) >= 0 {
            self.count.set(count + 1);
        }
    }

    /// As many increments at once.
    pub fn increment_by(&self, by: usize) {
        let count = self.count.get();
        if (count as i32) >= 0 {
            self.count.set(u32::try_from(by).map_or(IMMORTAL, |by| count.saturating_add(by)));
        }
    }

    /// Counts down; the object that loses its last reference is deallocated, which may run Python code.
    ///
    /// # Safety
    /// The caller owns a reference to the live object, and gives it up.
    #[inline(always)]
    pub unsafe fn decrement(object: NonNull<Object>) {
        // SAFETY: live by contract.
        unsafe {
            if object.as_ref().give_up() {
                Object::deallocate(object);
            }
        }
    }

    /// Counts down; whether this was the last reference, so that the object is to be deallocated.
    ///
    /// # Safety
    /// The caller owns a reference to the live object, and gives it up.
    #[inline(always)]
    #[must_use]
    pub unsafe fn give_up(&self) -> bool {
        let count = self.count.get();
        if (count as i32) < 0 {
            return false;
        }
        debug_assert!(count > 0, "an object was released once too often");
        self.count.set(count - 1);
        count == 1
    }

    /// Counts down, unless this is the last reference; false if it is.
    ///
    /// # Safety
    /// The caller owns a reference to the live object, and has given it up if the result is true.
    #[inline(always)]
    pub unsafe fn give_up_shared(&self) -> bool {
        let count = self.count.get();
        if count == 1 {
            return false;
        }
        if (count as i32) >= 0 {
            self.count.set(count - 1);
        }
        true
    }

    /// # Safety
    /// Nothing refers to the object any more.
    #[cold]
    #[inline(never)]
    pub unsafe fn deallocate(object: NonNull<Object>) {
        // A pointer that was made of a reference may only read the fields of its type: this one may do all that its heap may.
        let object = crate::heap::page::owned(object);
        // SAFETY: the count has just become zero; the type's function was made for the object's layout.
        unsafe {
            let deallocate = object.as_ref().ty().deallocate;
            deallocate(object);
        }
    }

    /// Sets the count of an object that is being deallocated, while its finalizer runs.
    pub(crate) fn set_count(&self, count: u32) {
        self.count.set(count);
    }

    #[inline(always)]
    pub(crate) fn gc(&self) -> u32 {
        self.gc.get()
    }

    #[inline(always)]
    pub(crate) fn set_gc(&self, gc: u32) {
        self.gc.set(gc);
    }

    #[inline(always)]
    pub fn is_tracked(&self) -> bool {
        self.gc.get() & gc::GENERATION != 0
    }

    #[inline(always)]
    pub fn is_finalized(&self) -> bool {
        self.gc.get() & gc::FINALIZED != 0
    }

    /// Whether the object's payload is a `T` (contract, 3).
    #[inline(always)]
    pub fn is<T: Payload>(&self) -> bool {
        T::matches(self.ty())
    }

    #[inline(always)]
    pub fn downcast<T: Payload>(&self) -> Option<&T> {
        // SAFETY: contract, 3.
        if self.is::<T>() { Some(unsafe { self.downcast_unchecked() }) } else { None }
    }

    /// # Safety
    /// `self.is::<T>()`.
    #[inline(always)]
    pub unsafe fn downcast_unchecked<T: Payload>(&self) -> &T {
        debug_assert!(self.is::<T>());
        // SAFETY: contract, 3: the payload's struct begins with this header.
        unsafe { &*std::ptr::from_ref(self).cast::<T>() }
    }

    /// The heap the object was allocated in; only for objects that are not static.
    #[inline(always)]
    pub fn heap(&self) -> &Heap {
        // SAFETY: contract of `Heap::of`: the object lies in a page or behind a large header.
        unsafe { Heap::of(NonNull::from(self)) }
    }
}

/// A native object layout: a `#[repr(C)]` struct that begins with [`Object`].
///
/// # Safety
/// The struct is `#[repr(C)]`, its first field is an `Object` (or another payload's struct, if `TYPE` derives from that
/// one's), and `TYPE`'s declared size is the struct's.
pub unsafe trait Payload: Sized + 'static {
    const TYPE: &'static PyType;

    /// Whether objects of type `ty` begin with this struct.
    #[inline(always)]
    fn matches(ty: &PyType) -> bool {
        std::ptr::eq(ty, Self::TYPE) || ty.is_subtype(Self::TYPE)
    }
}

/// An owned reference to an object whose payload type is known.
#[repr(transparent)]
pub struct Ref<T: Payload>(NonNull<T>);

impl<T: Payload> Ref<T> {
    /// Takes over one reference.
    ///
    /// # Safety
    /// `payload` points to a live object of which the caller owns a reference.
    #[inline(always)]
    pub unsafe fn from_raw(payload: NonNull<T>) -> Self {
        Ref(payload)
    }

    /// A new reference to a borrowed object.
    #[inline(always)]
    pub fn borrowed(payload: &T) -> Self {
        let this = Ref(NonNull::from(payload));
        this.as_object().increment();
        this
    }

    /// The value as a `Ref`, or the value back if it is something else.
    #[inline(always)]
    pub fn try_from_value(value: Value) -> Result<Self, Value> {
        if value.as_object().is_some_and(|object| object.is::<T>()) {
            let word = value.into_word();
            // SAFETY: a heap word is not null; contract, 3.
            Ok(Ref(unsafe { NonNull::new_unchecked(word.0.cast()) }))
        } else {
            Err(value)
        }
    }

    #[inline(always)]
    pub fn as_object(&self) -> &Object {
        // SAFETY: every payload begins with the header.
        unsafe { self.0.cast::<Object>().as_ref() }
    }

    #[inline(always)]
    pub fn into_value(self) -> Value {
        let object = self.0.cast::<Object>();
        std::mem::forget(self);
        // SAFETY: the reference moves over.
        unsafe { Value::from_object(object) }
    }

    #[inline(always)]
    pub fn to_value(&self) -> Value {
        Value::borrowed(self.as_object())
    }

    #[inline(always)]
    pub fn as_value(&self) -> &Value {
        // SAFETY: `Ref` and `Value` are both transparent over a pointer to the object.
        unsafe { &*std::ptr::from_ref(self).cast::<Value>() }
    }

    #[inline(always)]
    pub fn as_ptr(&self) -> *mut T {
        self.0.as_ptr()
    }
}

impl<T: Payload> Deref for Ref<T> {
    type Target = T;

    #[inline(always)]
    fn deref(&self) -> &T {
        // SAFETY: contract, 1.
        unsafe { self.0.as_ref() }
    }
}

impl<T: Payload> Clone for Ref<T> {
    #[inline(always)]
    fn clone(&self) -> Self {
        self.as_object().increment();
        Ref(self.0)
    }
}

impl<T: Payload> Drop for Ref<T> {
    #[inline(always)]
    fn drop(&mut self) {
        // SAFETY: this reference ends here.
        unsafe { Object::decrement(self.0.cast()) }
    }
}

impl<T: Payload> From<Ref<T>> for Value {
    #[inline(always)]
    fn from(reference: Ref<T>) -> Value {
        reference.into_value()
    }
}

impl Value {
    /// The payload of a heap object, if it is a `T`.
    #[inline(always)]
    pub fn downcast<T: Payload>(&self) -> Option<&T> {
        self.as_object()?.downcast()
    }

    /// The payload, if the object's type is `T`'s own and not a subclass.
    #[inline(always)]
    pub fn downcast_exact<T: Payload>(&self) -> Option<&T> {
        let object = self.as_object()?;
        // SAFETY: contract, 3.
        if std::ptr::eq(object.ty(), T::TYPE) { Some(unsafe { object.downcast_unchecked() }) } else { None }
    }
}

/// A new reference to a payload that is borrowed.
#[inline(always)]
pub fn to_value<T: Payload>(payload: &T) -> Value {
    Ref::borrowed(payload).into_value()
}
