//! Strings and bytes apart from the object model: views, searching, codecs, Unicode data, formatting.

pub mod affix;
pub mod builder;
pub mod bytes;
pub mod case;
pub mod codecs;
pub mod field_name;
pub mod format_number;
pub mod format_spec;
pub mod hash;
pub mod layout;
pub mod percent;
pub mod replace;
pub mod repr;
pub mod search;
pub mod split;
pub mod translate;
pub mod two_way;
pub mod ucd;
pub mod view;

pub use builder::{Compact, TextBuf};
pub use view::{Text, Unit};

use crate::heap::NoMemory;

/// Why a result whose size a script decides cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SizeError {
    NoMemory,
    /// An `OverflowError` with this text: the length alone is impossible.
    TooLong(&'static str),
}

impl From<NoMemory> for SizeError {
    fn from(_: NoMemory) -> Self {
        SizeError::NoMemory
    }
}

/// `count` as a length, or the error for one that is too large.
fn length(count: Option<usize>, text: &'static str) -> Result<usize, SizeError> {
    count.filter(|&count| count <= isize::MAX as usize).ok_or(SizeError::TooLong(text))
}
