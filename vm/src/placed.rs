//! `Placed`: a box that may be moved while what is in it is referred to. Moving a `Box` claims its contents anew, as the only
//! one that may refer to them; this does not.

use std::ops::Deref;
use std::ptr::NonNull;

pub struct Placed<T>(NonNull<T>);

impl<T> Placed<T> {
    pub fn new(value: T) -> Placed<T> {
        Placed(NonNull::from(Box::leak(Box::new(value))))
    }
}

impl<T> Deref for Placed<T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: a leaked box, freed by `drop` alone; nothing but shared references is made to it before.
        unsafe { self.0.as_ref() }
    }
}

impl<T> Drop for Placed<T> {
    fn drop(&mut self) {
        // SAFETY: from a box in `new`. Whoever drops it has seen to it that nothing refers to the contents.
        drop(unsafe { Box::from_raw(self.0.as_ptr()) });
    }
}

// SAFETY: it owns a `T`, as a `Box` does.
unsafe impl<T: Send> Send for Placed<T> {}
