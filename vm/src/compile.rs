//! From source text to code objects, on behalf of a program: the compiler's errors become exceptions, its warnings warnings.

use crate::builtins::exceptions;
use crate::error::{PyResult, Raised};
use crate::thread::Thread;
use std::sync::Arc;
use taipan_compiler::code::{Code, Name};
use taipan_compiler::error::SyntaxError;
use taipan_compiler::parser::Mode;
use taipan_compiler::source::{self, NoCodecs, SourceError};
use taipan_compiler::{CompileOptions, compile};

impl Thread {
    /// Compiles a module's source file.
    pub fn compile_file(&self, bytes: &[u8], filename: &str) -> PyResult<Arc<Code>> {
        let name: Name = Arc::new(filename.into());
        let text = match source::decode_source(bytes, &name, true, &mut NoCodecs) {
            Ok(text) => text,
            Err(SourceError::Syntax(error)) => return Err(self.raise_syntax_error(&error)),
            Err(SourceError::Raised) => return Err(Raised),
        };
        let options = CompileOptions { optimize: self.interp().config.optimize, ..CompileOptions::default() };
        match compile(&text, filename, Mode::Exec, &options) {
            Ok(compiled) => Ok(compiled.code),
            Err(error) => Err(self.raise_syntax_error(&error)),
        }
    }

    /// Raises what the compiler has found.
    pub fn raise_syntax_error(&self, error: &SyntaxError) -> Raised {
        self.raise(&exceptions::VALUE_ERROR, &format!("{error:?}"))
    }

    pub fn dont_write_bytecode(&self) -> bool {
        match self.sys_attribute("dont_write_bytecode") {
            Ok(Some(value)) => self.is_true(&value).unwrap_or(true),
            _ => self.interp().config.dont_write_bytecode,
        }
    }
}
