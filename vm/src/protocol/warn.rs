//! Warnings that native code issues: `warnings.warn` with the innermost Python frame as the place.

use crate::builtins::exceptions;
use crate::builtins::int;
use crate::class::PyType;
use crate::error::PyResult;
use crate::import::engine;
use crate::thread::Thread;

impl Thread {
    /// `warnings.warn(text, category, stack_level)`; an error if a filter turns the warning into one. Nothing happens where
    /// there is no module `warnings`.
    #[cold]
    pub fn warn(&self, category: &'static PyType, text: &str, stack_level: i64) -> PyResult<()> {
        let warnings = match engine::import_absolute(self, "warnings") {
            Ok(warnings) => warnings,
            Err(_) if self.raised_matches(&exceptions::IMPORT_ERROR) => {
                self.clear_raised();
                return Ok(());
            }
            Err(raised) => return Err(raised),
        };
        let warn = self.get_attr_str(&warnings, "warn")?;
        self.call(&warn, &[self.new_str(text)?, category.to_value(), int::small(stack_level)])?;
        Ok(())
    }

    #[cold]
    pub fn warn_deprecated(&self, text: &str) -> PyResult<()> {
        self.warn(&exceptions::DEPRECATION_WARNING, text, 1)
    }
}
