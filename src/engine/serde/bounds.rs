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
    ///
    /// ```
    /// use taipan::Bounds;
    ///
    /// let mut vm = taipan::Engine::new().vm();
    /// let nested = vm.eval_object("[[[[1]]]]").unwrap();
    /// let mut to = |depth| {
    ///     let bounds = Bounds::default().depth(depth);
    ///     vm.with(|context| context.object(&nested)?.deserialize_within::<serde_json::Value>(bounds))
    /// };
    /// assert!(to(8).is_ok() && to(2).is_err());
    /// ```
    pub fn depth(mut self, levels: usize) -> Bounds {
        self.depth = levels;
        self
    }

    /// Bytes in all: the length of texts, and 32 for every value.
    ///
    /// ```
    /// use taipan::Bounds;
    ///
    /// let mut vm = taipan::Engine::new().vm();
    /// let long = vm.eval_object("'x' * 1000").unwrap();
    /// let mut to = |bytes| {
    ///     let bounds = Bounds::default().bytes(bytes);
    ///     vm.with(|context| context.object(&long)?.deserialize_within::<String>(bounds))
    /// };
    /// assert!(to(2000).is_ok() && to(500).is_err());
    /// ```
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

    /// A value is visited.
    pub fn count(&mut self, context: &Context<'_>) -> Result<()> {
        self.count_text(VALUE)?;
        Given::count(context, VALUE)
    }

    /// A text of so many bytes has been copied, which its conversion has counted against the machine's memory.
    pub fn count_text(&mut self, bytes: usize) -> Result<()> {
        self.bytes = self.bytes.checked_sub(bytes).ok_or_else(|| {
            Error::Conversion(format!("a value takes more than {} bytes", self.bounds.bytes))
        })?;
        Ok(())
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
