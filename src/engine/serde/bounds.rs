//! [`Bounds`]: how much may be deserialized at once.

use super::super::convert::Given;
use crate::{Context, Error, Result};

/// How deep and how large a value may be that serde makes of Python objects, which may contain themselves, or each other over
/// and over. What exceeds a bound is an [`Error::Conversion`].
///
/// ```
/// use taipan::Bounds;
///
/// let mut vm = taipan::Engine::new().vm();
/// vm.run("endless = []; endless.append(endless)").unwrap();
/// vm.run("wide = 'spam'\nfor _ in range(60): wide = [wide, wide]").unwrap();
/// let mut text = |name: &str, bounds: Bounds| {
///     let value = vm.eval_object(name).unwrap();
///     vm.with(|context| context.object(&value)?.deserialize_within::<serde_json::Value>(bounds)).unwrap_err().to_string()
/// };
/// assert_eq!(text("endless", Bounds::default()), "a value is nested more than 128 deep");
/// assert_eq!(text("wide", Bounds::default().bytes(1 << 20)), "a value takes more than 1048576 bytes");
/// assert_eq!(text("wide", Bounds::default().depth(10)), "a value is nested more than 10 deep");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    depth: usize,
    bytes: usize,
}

impl Default for Bounds {
    /// 128 deep, 256 MiB.
    fn default() -> Bounds {
        Bounds { depth: 128, bytes: 256 << 20 }
    }
}

/// What a value takes beside its text.
const VALUE: usize = 32;

impl Bounds {
    /// How deep values may be nested. Rust's stack is used for each level; the machine's own bound on that holds in any case.
    pub fn depth(mut self, levels: usize) -> Bounds {
        self.depth = levels;
        self
    }

    /// Bytes in all: the length of texts, and 32 for every value.
    pub fn bytes(mut self, bytes: usize) -> Bounds {
        self.bytes = bytes;
        self
    }
}

/// What is left of the bounds.
pub(super) struct Left {
    bounds: Bounds,
    depth: usize,
    bytes: usize,
}

impl Left {
    pub fn new(bounds: Bounds) -> Left {
        Left { bounds, depth: bounds.depth, bytes: bounds.bytes }
    }

    /// A value is visited, with a text of so many bytes.
    pub fn count(&mut self, context: &Context<'_>, text: usize) -> Result<()> {
        let bytes = text.saturating_add(VALUE);
        self.bytes = self.bytes.checked_sub(bytes).ok_or_else(|| {
            Error::Conversion(format!("a value takes more than {} bytes", self.bounds.bytes))
        })?;
        Given::count(context, bytes)
    }

    pub fn enter(&mut self, context: &Context<'_>) -> Result<()> {
        context.check(context.vm().check_native_stack(" while converting a value"))?;
        self.depth = self.depth.checked_sub(1).ok_or_else(|| {
            Error::Conversion(format!("a value is nested more than {} deep", self.bounds.depth))
        })?;
        Ok(())
    }

    pub fn leave(&mut self) {
        self.depth += 1;
    }
}
