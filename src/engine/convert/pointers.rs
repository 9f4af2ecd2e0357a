//! Values behind pointers, which convert as what they point to.

use super::{Context, FromPython, IntoPython, Local, Result};
use std::borrow::Cow;
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;

impl<T: IntoPython> IntoPython for Box<T> {
    fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
        (*self).into_python(context)
    }
}

impl<T: FromPython> FromPython for Box<T> {
    fn from_python(value: &Local<'_>) -> Result<Self> {
        T::from_python(value).map(Box::new)
    }
}

macro_rules! shared {
    ($($pointer:ident)*) => {$(
        /// What others share is cloned.
        impl<T: IntoPython + Clone> IntoPython for $pointer<T> {
            fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
                $pointer::unwrap_or_clone(self).into_python(context)
            }
        }

        impl<T: FromPython> FromPython for $pointer<T> {
            fn from_python(value: &Local<'_>) -> Result<Self> {
                T::from_python(value).map($pointer::new)
            }
        }
    )*}
}

shared! { Rc Arc }

macro_rules! texts {
    ($($pointer:ident)*) => {$(
        impl IntoPython for $pointer<str> {
            fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
                (&*self).into_python(context)
            }
        }

        impl FromPython for $pointer<str> {
            fn from_python(value: &Local<'_>) -> Result<Self> {
                String::from_python(value).map($pointer::from)
            }
        }
    )*}
}

texts! { Box Rc Arc }

impl<T: IntoPython> IntoPython for Box<[T]> {
    fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
        self.into_vec().into_python(context)
    }
}

impl<T: FromPython> FromPython for Box<[T]> {
    fn from_python(value: &Local<'_>) -> Result<Self> {
        T::vec_from_python(value).map(Vec::into_boxed_slice)
    }
}

impl IntoPython for Cow<'_, str> {
    fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
        (&*self).into_python(context)
    }
}

impl FromPython for Cow<'_, str> {
    fn from_python(value: &Local<'_>) -> Result<Self> {
        String::from_python(value).map(Cow::Owned)
    }
}

impl<T: IntoPython + Clone> IntoPython for Cow<'_, [T]> {
    fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
        self.into_owned().into_python(context)
    }
}

impl<T: FromPython + Clone> FromPython for Cow<'_, [T]> {
    fn from_python(value: &Local<'_>) -> Result<Self> {
        T::vec_from_python(value).map(Cow::Owned)
    }
}

impl IntoPython for Cow<'_, Path> {
    fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
        (&*self).into_python(context)
    }
}
