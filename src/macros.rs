//! What the code that the attribute macros write needs, beside the public items.

use crate::{Context, Error, FromPython, HostClass, Local, Object, Result};
use std::marker::PhantomData;

/// The methods of a class without `#[pymethods]`: a function of the type's own goes before that of a trait.
pub trait NoMethods: Sized {
    /// The class as it is.
    fn __taipan_methods(class: HostClass<Self>) -> HostClass<Self> {
        class
    }
}

impl<T> NoMethods for T {}

/// An instance that holds a `T`, to be borrowed once all arguments are there.
#[derive(Debug)]
pub struct Held<T> {
    object: Object,
    data: PhantomData<fn() -> T>,
}

impl<T: 'static> FromPython for Held<T> {
    fn from_python(value: &Local<'_>) -> Result<Self> {
        if value.holds::<T>() {
            return Ok(Held { object: value.keep(), data: PhantomData });
        }
        let name = crate::engine::short_name::<T>();
        Err(Error::Conversion(format!("expected {name}, not {}", value.type_name())))
    }
}

impl<T: 'static> Held<T> {
    /// Uses the data.
    pub fn with_ref<R>(self, context: &Context<'_>, work: impl FnOnce(&T) -> R) -> Result<R> {
        context.object(&self.object)?.data(work)
    }

    /// Uses and changes the data.
    pub fn with_mut<R>(self, context: &Context<'_>, work: impl FnOnce(&mut T) -> R) -> Result<R> {
        context.object(&self.object)?.data_mut(work)
    }
}
