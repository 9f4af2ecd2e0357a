//! Conversion of a native function's arguments, with the messages of CPython's Argument Clinic.

use crate::builtins::exceptions;
use crate::builtins::str::PyStr;
use crate::error::{PyResult, Raised};
use crate::protocol::number;
use crate::thread::Thread;
use crate::value::Value;
use std::ops::Range;

/// Which argument a message is about.
#[derive(Clone, Copy)]
pub enum Which {
    /// The only one.
    Only,
    /// The one at this position, counted from 1.
    At(usize),
    Named(&'static str),
}

impl Value {
    /// What messages about arguments call its type: that of `None` goes by the value's name.
    pub fn argument_type(&self) -> &str {
        if self.is_none() { "None" } else { self.ty().name() }
    }
}

impl Thread {
    /// `f() argument 1 must be str, not int`.
    #[cold]
    pub fn bad_argument(&self, function: &str, which: Which, expected: &str, given: &Value) -> Raised {
        let which = match which {
            Which::Only => String::new(),
            Which::At(position) => format!(" {position}"),
            Which::Named(name) => format!(" '{name}'"),
        };
        let given = given.argument_type();
        self.type_error(format!("{function}() argument{which} must be {expected}, not {given:.50}"))
    }

    /// An argument that must be a string.
    #[inline]
    pub fn str_argument<'a>(&self, value: &'a Value, function: &str, which: Which) -> PyResult<&'a PyStr> {
        match value.downcast::<PyStr>() {
            Some(string) => Ok(string),
            None => Err(self.bad_argument(function, which, "str", value)),
        }
    }

    /// A `Py_ssize_t` argument.
    #[inline]
    pub fn size_argument(&self, value: &Value) -> PyResult<isize> {
        if value.is_small() {
            return Ok(value.small_value() as isize);
        }
        match self.index_argument(value)? {
            Some(size) => Ok(size as isize),
            None => Err(self.too_large_for("ssize_t")),
        }
    }

    /// The value of `__index__`, if it fits.
    #[cold]
    fn index_argument(&self, value: &Value) -> PyResult<Option<i64>> {
        Ok(crate::builtins::int::as_i64(&number::index(self, value)?))
    }

    #[cold]
    fn too_large_for(&self, c_type: &str) -> Raised {
        self.raise(&exceptions::OVERFLOW_ERROR, &format!("Python int too large to convert to C {c_type}"))
    }

    /// An `int` argument of C.
    pub fn c_int_argument(&self, value: &Value) -> PyResult<i32> {
        let size = match value.as_small() {
            Some(size) => Some(size),
            None => self.index_argument(value)?,
        };
        size.and_then(|size| i32::try_from(size).ok()).ok_or_else(|| self.too_large_for("int"))
    }

    /// A bound of `find`, `count`, `startswith` and their like: `None`, or a missing argument, means `default`.
    #[inline]
    pub fn slice_bound(&self, value: &Value, default: isize) -> PyResult<isize> {
        if value.is_small() {
            return Ok(value.small_value() as isize);
        }
        if value.is_none() || value.is_unbound() {
            return Ok(default);
        }
        if value.ty().slots().index.is_none() {
            return Err(self.type_error("slice indices must be integers or None or have an __index__ method"));
        }
        number::to_isize_clipped(self, value)
    }

    /// `start` and `end`, as they were given.
    #[inline(always)]
    pub fn slice_bounds(&self, start: &Value, end: &Value) -> PyResult<(isize, isize)> {
        if start.is_unbound() && end.is_unbound() {
            return Ok((0, isize::MAX));
        }
        Ok((self.slice_bound(start, 0)?, self.slice_bound(end, isize::MAX)?))
    }

    /// A truth argument; `default` where it is missing.
    pub fn bool_argument(&self, value: &Value, default: bool) -> PyResult<bool> {
        if value.is_unbound() { Ok(default) } else { self.is_true(value) }
    }
}

/// Whether an argument was given: neither missing nor `None`.
#[inline]
pub fn given(value: &Value) -> Option<&Value> {
    if value.is_unbound() || value.is_none() { None } else { Some(value) }
}

/// The part of a sequence that bounds mean (`text::search::span`); an empty one at the end where they mean none.
pub fn span_or_empty(len: usize, bounds: (isize, isize)) -> Range<usize> {
    crate::text::search::span(len, bounds.0, bounds.1).unwrap_or(len..len)
}
