//! How libffi is told of the types of C.
//!
//! A structure is described by its *leaves*, the scalars that lie in it. Calling conventions look no further: x86-64 passes
//! up to 16 bytes by the kinds of scalars in each eight bytes, AArch64 tells structures of up to four equal floats from all
//! others. So a description of few elements stands for a structure of any nesting, for packed ones and for unions, too.

use libffi::raw::{self, FFI_TYPE_STRUCT, ffi_type};
use std::rc::Rc;

/// A scalar in a structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scalar {
    /// Of so many bytes; pointers among them.
    Int(u8),
    Float,
    Double,
    LongDouble,
}

impl Scalar {
    fn size(self) -> usize {
        match self {
            Scalar::Int(size) => size.into(),
            Scalar::Float => 4,
            Scalar::Double => 8,
            Scalar::LongDouble => size_of_long_double(),
        }
    }

    fn describe(self) -> *mut ffi_type {
        match self {
            Scalar::Int(1) => &raw mut raw::ffi_type_uint8,
            Scalar::Int(2) => &raw mut raw::ffi_type_uint16,
            Scalar::Int(4) => &raw mut raw::ffi_type_uint32,
            Scalar::Int(_) => &raw mut raw::ffi_type_uint64,
            Scalar::Float => &raw mut raw::ffi_type_float,
            Scalar::Double => &raw mut raw::ffi_type_double,
            Scalar::LongDouble => &raw mut raw::ffi_type_longdouble,
        }
    }
}

/// `sizeof(long double)`.
pub const fn size_of_long_double() -> usize {
    if cfg!(all(target_vendor = "apple", target_arch = "aarch64")) { 8 } else { 16 }
}

#[derive(Clone, Copy, Debug)]
pub struct Leaf {
    pub offset: usize,
    pub scalar: Scalar,
}

/// Structures of more bytes are passed in memory by every convention, so that what is in them does not matter: four `long
/// double` are the most that is passed in registers.
pub const LEAVES_MATTER: usize = 64;

/// The type of an argument or a result.
#[derive(Clone)]
pub enum Ffi {
    /// One of libffi's own.
    Basic(*mut ffi_type),
    Structure(Rc<Structure>),
}

impl Ffi {
    pub fn pointer() -> Ffi {
        Ffi::Basic(&raw mut raw::ffi_type_pointer)
    }

    pub fn int() -> Ffi {
        Ffi::Basic(&raw mut raw::ffi_type_sint32)
    }

    pub fn void() -> Ffi {
        Ffi::Basic(&raw mut raw::ffi_type_void)
    }

    /// For libffi, which does not change it once the structure's size is known. Good as long as this lives.
    pub fn as_ptr(&self) -> *mut ffi_type {
        match self {
            Ffi::Basic(own) => *own,
            Ffi::Structure(own) => std::ptr::from_ref(&own.own).cast_mut(),
        }
    }
}

pub struct Structure {
    own: ffi_type,
    /// Ends with null; `own` points to it.
    _elements: Box<[*mut ffi_type]>,
}

impl Structure {
    pub fn new(leaves: &[Leaf], size: usize, align: usize) -> Structure {
        let mut elements: Vec<*mut ffi_type> = match equal_floats(leaves, size) {
            Some(scalar) => vec![scalar.describe(); leaves.len()],
            None if size > 16 => vec![Scalar::Int(8).describe()],
            None => (0..size)
                .step_by(8)
                .flat_map(|start| eightbyte(leaves, start, (size - start).min(8)))
                .map(Scalar::describe)
                .collect(),
        };
        elements.push(std::ptr::null_mut());
        let mut elements = elements.into_boxed_slice();
        let own = ffi_type {
            size,
            alignment: u16::try_from(align).unwrap_or(u16::MAX),
            type_: FFI_TYPE_STRUCT,
            elements: elements.as_mut_ptr(),
        };
        Structure { own, _elements: elements }
    }
}

/// The kind of floats that a structure consists of, if it consists of at most four of one kind.
fn equal_floats(leaves: &[Leaf], size: usize) -> Option<Scalar> {
    let first = leaves.first()?.scalar;
    let is_row = || {
        leaves
            .iter()
            .enumerate()
            .all(|(index, leaf)| leaf.scalar == first && leaf.offset == index * first.size())
    };
    let is_float = !matches!(first, Scalar::Int(_));
    (is_float && leaves.len() <= 4 && leaves.len() * first.size() == size && is_row()).then_some(first)
}

/// What stands for the eight bytes from `start` on, of which only `len` are the structure's.
fn eightbyte(leaves: &[Leaf], start: usize, len: usize) -> Vec<Scalar> {
    let inside = |leaf: &&Leaf| leaf.offset < start + len && leaf.offset + leaf.scalar.size() > start;
    let has_double = leaves.iter().filter(inside).any(|leaf| leaf.scalar == Scalar::Double);
    let only_floats =
        leaves.iter().filter(inside).all(|leaf| matches!(leaf.scalar, Scalar::Float | Scalar::Double));
    let is_empty = !leaves.iter().any(|leaf| inside(&leaf));
    if only_floats && !is_empty {
        return match len {
            8 if has_double => vec![Scalar::Double],
            8 => vec![Scalar::Float, Scalar::Float],
            _ => vec![Scalar::Float],
        };
    }
    let mut parts = Vec::new();
    let mut left = len;
    for size in [8, 4, 2, 1] {
        if left >= size {
            parts.push(Scalar::Int(size as u8));
            left -= size;
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaf(offset: usize, scalar: Scalar) -> Leaf {
        Leaf { offset, scalar }
    }

    #[test]
    fn eightbytes_are_told_by_what_is_in_them() {
        let leaves = [leaf(0, Scalar::Double), leaf(8, Scalar::Int(4)), leaf(12, Scalar::Float)];
        assert_eq!(eightbyte(&leaves, 0, 8), [Scalar::Double]);
        assert_eq!(eightbyte(&leaves, 8, 8), [Scalar::Int(8)]);
        assert_eq!(
            eightbyte(&[leaf(0, Scalar::Int(1))], 0, 7),
            [Scalar::Int(4), Scalar::Int(2), Scalar::Int(1)]
        );
        // A union of a double and an int.
        assert_eq!(eightbyte(&[leaf(0, Scalar::Double), leaf(0, Scalar::Int(4))], 0, 8), [Scalar::Int(8)]);
    }

    #[test]
    fn rows_of_floats_are_found() {
        let row: Vec<_> = (0..4).map(|index| leaf(8 * index, Scalar::Double)).collect();
        assert_eq!(equal_floats(&row, 32), Some(Scalar::Double));
        assert_eq!(equal_floats(&row[..3], 32), None);
        assert_eq!(equal_floats(&[leaf(0, Scalar::Int(8))], 8), None);
    }
}
