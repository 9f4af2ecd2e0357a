//! From source text to code objects, on behalf of a program: the compiler's errors become exceptions, its warnings warnings.

use crate::builtins::exceptions;
use crate::collections::room::Room;
use crate::error::{PyResult, Raised};
use crate::modules::ast;
use crate::source_encoding::Registered;
use crate::thread::{Termination, Thread};
use crate::value::Value;
use crate::warnings::Explicit;
use bumpalo::Bump;
use std::sync::Arc;
use taipan_compiler::CompileOptions;
use taipan_compiler::code::{Code, Name};
use taipan_compiler::error::{ErrorKind, SyntaxError, Warning, WarningCategory};
use taipan_compiler::parser::{Mode, ParseOptions, STOPPED, TOO_DEEP};
use taipan_compiler::source::{self, SourceError};

/// What a text is, for the messages of errors in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A file that is imported.
    File,
    /// The file that the command line names.
    Script,
    /// Text that is nowhere else: `-c`, standard input.
    Text,
}

/// Work of compiling a byte of text, in units of fuel.
const UNITS_PER_BYTE: u64 = 8;

/// Texts up to this length are compiled within a slice.
const SHORT: usize = 256;

/// Bytes that the compiler needs beside its arena for a byte of text: copies of it, and tokens.
const ROOM_PER_BYTE: usize = 16;

/// What the compiler allocates for a text is bounded thrice: its arena, its instructions, and the rest that goes with these.
const SHARES: usize = 3;

impl Thread {
    /// Ends the script if a text of that length must not be compiled.
    pub fn allow_source(&self, bytes: usize) -> PyResult<()> {
        let allowed = bytes <= self.interp().limits.source_bytes.get();
        if allowed { Ok(()) } else { Err(self.terminate(Termination::Source)) }
    }

    /// The options under the VM's limits, for a text that long, which is charged for; and the room that compiling takes.
    pub fn limited(&self, options: &CompileOptions, bytes: usize) -> PyResult<(CompileOptions, Room)> {
        self.allow_source(bytes)?;
        let limits = &self.interp().limits;
        if bytes > SHORT {
            self.charge_work(bytes as u64 * UNITS_PER_BYTE)?;
        }
        let account = self.heap().account();
        let room = Room::new(bytes.saturating_mul(ROOM_PER_BYTE))?;
        let left = account.limit().saturating_sub(account.used());
        let memory_bytes = (account.limit() != usize::MAX).then_some(left / SHARES);
        let stop: fn() -> bool = crate::heap::current::must_stop;
        let stop = limits.watched.get().then_some(stop);
        let parse = ParseOptions { depth: limits.source_depth.get(), stop, ..options.parse };
        Ok((CompileOptions { parse, memory_bytes, ..*options }, room))
    }

    /// Raises what the compiler has found, or ends the script if that was a limit of the host's.
    pub fn compiler_error(&self, error: &SyntaxError) -> Raised {
        if error.kind == ErrorKind::MemoryError {
            if *error.msg == *TOO_DEEP {
                return self.terminate(Termination::Source);
            }
            if *error.msg == *STOPPED {
                return self.stopped();
            }
            if error.msg.is_empty() && self.heap().account().limit() != usize::MAX {
                return self.terminate(Termination::Memory);
            }
        }
        self.raise_syntax_error(error)
    }

    /// Compiles a module's source.
    pub fn compile_module(&self, bytes: &[u8], filename: &str, origin: Origin) -> PyResult<Arc<Code>> {
        self.compile_module_named(bytes, &Name::from(filename), origin)
    }

    /// The same with a name that code objects share.
    pub fn compile_module_named(&self, bytes: &[u8], name: &Name, origin: Origin) -> PyResult<Arc<Code>> {
        let from_file = origin != Origin::Text;
        let is_script = origin == Origin::Script;
        // What is imported is read as bytes and compiled as these.
        let of_source = if is_script { source::Origin::File } else { source::Origin::Statements };
        let text = self.decode_source(bytes, name, of_source)?;
        let parse = ParseOptions {
            from_file,
            is_script,
            int_max_str_digits: self.interp().int_max_str_digits.get().try_into().unwrap_or(u32::MAX),
            ..ParseOptions::default()
        };
        let options =
            CompileOptions { parse, optimize: self.interp().config.optimize, ..CompileOptions::default() };
        self.compile_text(&text, name, Mode::Exec, &options)
    }

    /// Compiles text: errors are raised, warnings issued.
    pub fn compile_text(
        &self,
        text: &str,
        filename: &Name,
        mode: Mode,
        options: &CompileOptions,
    ) -> PyResult<Arc<Code>> {
        let (options, _room) = self.limited(options, text.len())?;
        match taipan_compiler::compile_named(text, filename, mode, &options) {
            Ok(compiled) => {
                self.issue_compiler_warnings(&compiled.warnings, text, filename)?;
                Ok(compiled.code)
            }
            Err(error) => {
                self.issue_compiler_warnings(&error.warnings, text, filename)?;
                Err(self.compiler_error(&error))
            }
        }
    }

    /// The tree of a text as objects of `ast`, rewritten as compiling would if so wished.
    pub fn parse_text(
        &self,
        text: &str,
        filename: &Name,
        mode: Mode,
        options: &CompileOptions,
        rewrite: bool,
    ) -> PyResult {
        let (options, _room) = &self.limited(options, text.len())?;
        let arena = Bump::new();
        arena.set_allocation_limit(options.memory_bytes);
        let parsed = match taipan_compiler::parse(text, filename, mode, &options.parse, &arena) {
            Ok(parsed) => parsed,
            Err(error) => {
                self.issue_compiler_warnings(&error.warnings, text, filename)?;
                return Err(self.compiler_error(&error));
            }
        };
        self.issue_compiler_warnings(&parsed.warnings, text, filename)?;
        let (tree, warnings) = self.found(
            taipan_compiler::optimize_ast(&parsed.tree, filename, options, rewrite, &arena),
            text,
            filename,
        )?;
        self.issue_compiler_warnings(&warnings, text, filename)?;
        ast::to_object::convert(self, &tree)
    }

    /// Compiles a tree that a program has built.
    pub fn compile_node(
        &self,
        node: &Value,
        filename: &Name,
        mode: Mode,
        options: &CompileOptions,
    ) -> PyResult<Arc<Code>> {
        let (options, _room) = &self.limited(options, 0)?;
        let arena = Bump::new();
        arena.set_allocation_limit(options.memory_bytes);
        let tree = ast::from_object::convert(self, node, mode, &arena)?;
        self.found(taipan_compiler::validate(&tree, options.stack_bytes), "", filename)?;
        let compiled =
            self.found(taipan_compiler::compile_ast(&tree, filename, options, &arena), "", filename)?;
        self.issue_compiler_warnings(&compiled.warnings, "", filename)?;
        Ok(compiled.code)
    }

    /// A tree that a program has built, of the right kind; rewritten as compiling would if so wished.
    pub fn rebuilt_node(
        &self,
        node: &Value,
        filename: &Name,
        mode: Mode,
        options: &CompileOptions,
        rewrite: bool,
    ) -> PyResult {
        let (options, _room) = &self.limited(options, 0)?;
        let arena = Bump::new();
        arena.set_allocation_limit(options.memory_bytes);
        let tree = ast::from_object::convert(self, node, mode, &arena)?;
        if !rewrite {
            return ast::to_object::convert(self, &tree);
        }
        self.found(taipan_compiler::validate(&tree, options.stack_bytes), "", filename)?;
        let rewritten = taipan_compiler::optimize_ast(&tree, filename, options, true, &arena);
        let (tree, warnings) = self.found(rewritten, "", filename)?;
        self.issue_compiler_warnings(&warnings, "", filename)?;
        ast::to_object::convert(self, &tree)
    }

    /// What the compiler returns; its error as an exception.
    fn found<T>(&self, result: Result<T, SyntaxError>, text: &str, filename: &Name) -> PyResult<T> {
        match result {
            Ok(value) => Ok(value),
            Err(error) => {
                self.issue_compiler_warnings(&error.warnings, text, filename)?;
                Err(self.compiler_error(&error))
            }
        }
    }

    /// A warning that a filter turns into an error is a `SyntaxError` at its place.
    pub fn issue_compiler_warnings(&self, warnings: &[Warning], text: &str, filename: &Name) -> PyResult<()> {
        for warning in warnings {
            let category = match warning.category {
                WarningCategory::SyntaxWarning => &exceptions::SYNTAX_WARNING,
                WarningCategory::DeprecationWarning => &exceptions::DEPRECATION_WARNING,
            };
            let issued = self.warn_explicit(&Explicit {
                message: &self.new_str(&warning.message)?,
                category: &category.to_value(),
                filename: self.new_wtf8(filename.as_wtf8())?.as_value(),
                lineno: i64::from(warning.lineno),
                module: None,
                registry: None,
                source_line: None,
                source: None,
            });
            match issued {
                Err(_) if self.raised_matches(category) => {
                    self.clear_raised();
                    return Err(self.raise_syntax_error(&warning.to_error(text, filename)));
                }
                result => result?,
            }
        }
        Ok(())
    }

    /// The text that the bytes of a source file, or of a program given as bytes, are.
    pub fn decode_source(&self, bytes: &[u8], filename: &Name, origin: source::Origin) -> PyResult<String> {
        let mut codecs = Registered { vm: self, origin };
        match source::decode_source(bytes, filename, origin, &mut codecs) {
            Ok(text) => Ok(text),
            Err(SourceError::Syntax(error)) => {
                Err(self.raise_value(exceptions::syntax_error::from_decoder(self, &error, filename)?))
            }
            Err(SourceError::Raised) => Err(Raised),
        }
    }

    /// Raises what the compiler has found.
    pub fn raise_syntax_error(&self, error: &SyntaxError) -> Raised {
        match exceptions::syntax_error::from_compiler(self, error) {
            Ok(exception) => self.raise_value(exception),
            Err(raised) => raised,
        }
    }

    pub fn dont_write_bytecode(&self) -> bool {
        match self.sys_attribute("dont_write_bytecode") {
            Ok(Some(value)) => self.is_true(&value).unwrap_or(true),
            _ => self.interp().config.dont_write_bytecode,
        }
    }
}
