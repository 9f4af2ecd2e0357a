//! How a library is frozen: marshalled code objects, those among their constants apart.
//!
//! A program runs a small part of the code of the modules it imports. So a code object among constants stands behind its
//! length and a head, which has what a function needs before it is called; the rest is read when somebody looks at it.
//!
//! Invariant: no value refers to another one, so that each code object can be read alone. File names are left out: where the
//! library seems to lie is known when it is read.

use super::read::{self, ReadError};
use crate::code::{Code, Name};
use crate::wtf8::Wtf8;
use std::fmt;
use std::sync::{Arc, OnceLock};

/// What is known of a code object before it is read.
#[derive(Clone, Copy, Debug)]
pub struct Head<'b> {
    pub flags: u32,
    pub kwonlyargcount: u32,
    pub stacksize: u32,
    /// The number of `localsplusnames`.
    pub locals_count: u32,
    pub name: Wtf8<'b>,
    pub qualname: Wtf8<'b>,
}

/// A code object of a frozen library that may not have been read yet.
pub struct Unread {
    pub head: Head<'static>,
    pub filename: Name,
    content: &'static [u8],
    code: OnceLock<Arc<Code>>,
}

impl Unread {
    pub(super) fn new(bytes: &'static [u8], filename: &Name) -> Result<Unread, ReadError> {
        let (head, content) = read::head(bytes)?;
        Ok(Unread { head, filename: filename.clone(), content, code: OnceLock::new() })
    }

    /// The code object, read now if it has not been.
    pub fn code(&self) -> &Arc<Code> {
        self.code.get_or_init(|| {
            let code = read::frozen_code(self.content, &self.filename);
            code.expect("a frozen library is as it was written")
        })
    }
}

impl fmt::Debug for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.code().fmt(f)
    }
}

/// The code object of a frozen module, with a file name for it and all those in it.
pub fn thaw(bytes: &'static [u8], filename: &Name) -> Result<Arc<Code>, ReadError> {
    let (_, content) = read::head(bytes)?;
    read::frozen_code(content, filename)
}
