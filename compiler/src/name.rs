//! The text of a name, or of another string that code objects share.

use crate::wtf8::{Wtf8, Wtf8Buf};
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// An interned name. Names are valid Unicode in practice, but `code.replace` lets surrogates in.
#[derive(Clone)]
pub struct Name(Text);

#[derive(Clone)]
enum Text {
    /// Of a library that is frozen into the program: nothing is copied.
    Frozen(Wtf8<'static>),
    Shared(Arc<Wtf8Buf>),
}

impl Name {
    pub fn new(text: Wtf8Buf) -> Name {
        Name(Text::Shared(Arc::new(text)))
    }

    pub fn frozen(text: Wtf8<'static>) -> Name {
        Name(Text::Frozen(text))
    }

    #[inline]
    pub fn as_wtf8(&self) -> Wtf8<'_> {
        match &self.0 {
            Text::Frozen(text) => *text,
            Text::Shared(text) => text.as_wtf8(),
        }
    }

    /// Whether the two are one text in memory.
    pub fn is(&self, other: &Name) -> bool {
        self.address() == other.address()
    }

    /// A number that no other text in memory has.
    pub fn address(&self) -> usize {
        match &self.0 {
            Text::Frozen(text) => text.as_bytes().as_ptr() as usize,
            Text::Shared(text) => Arc::as_ptr(text) as usize,
        }
    }

    /// Whether others hold the same text in memory.
    pub fn is_shared(&self) -> bool {
        match &self.0 {
            Text::Frozen(_) => false,
            Text::Shared(text) => Arc::strong_count(text) > 1,
        }
    }
}

impl From<&str> for Name {
    fn from(text: &str) -> Name {
        Name::new(text.into())
    }
}

impl From<Wtf8Buf> for Name {
    fn from(text: Wtf8Buf) -> Name {
        Name::new(text)
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Name) -> bool {
        self.as_wtf8() == other.as_wtf8()
    }
}

impl Eq for Name {}

impl Hash for Name {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_wtf8().hash(state);
    }
}

impl PartialOrd for Name {
    fn partial_cmp(&self, other: &Name) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Name {
    fn cmp(&self, other: &Name) -> std::cmp::Ordering {
        self.as_wtf8().cmp(&other.as_wtf8())
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_wtf8().fmt(f)
    }
}
