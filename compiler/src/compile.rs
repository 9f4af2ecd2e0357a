//! The whole way from source text, or from a tree, to a code object.

use crate::ast::Mod;
use crate::code::{Code, Name, flags};
use crate::codegen;
use crate::error::{ErrorKind, SyntaxError, Warning};
use crate::future::{self, Features};
use crate::parser::{Mode, ParseOptions, parse};
use crate::preprocess::{self, preprocess};
use crate::stack::StackGuard;
use crate::symtable::SymbolTable;
use crate::verify::verify;
use bumpalo::Bump;
use std::sync::Arc;

/// `compile()`'s arguments, and what a compilation may use.
#[derive(Clone, Copy, Debug)]
pub struct CompileOptions {
    /// What the parser is asked for.
    pub parse: ParseOptions,
    /// 0, 1 (`-O`: no `assert`, `__debug__` is false) or 2 (`-OO`: no docstrings either).
    pub optimize: u8,
    /// `CO_FUTURE_*` bits of features that the text inherits from the code that compiles it.
    pub future_flags: u32,
    /// `PyCF_ALLOW_TOP_LEVEL_AWAIT`.
    pub allow_top_level_await: bool,
    /// How many bytes of the native stack the passes after the parser may use, from where they are called. Deeper nesting ends
    /// in `RecursionError`.
    pub stack_bytes: usize,
    /// How many bytes the arena may hold, and how many bytes of instructions may be generated. More ends in `MemoryError`.
    pub memory_bytes: Option<usize>,
}

impl Default for CompileOptions {
    fn default() -> Self {
        CompileOptions {
            parse: ParseOptions::default(),
            optimize: 0,
            future_flags: 0,
            allow_top_level_await: false,
            stack_bytes: 1 << 20,
            memory_bytes: None,
        }
    }
}

/// The bits of `co_flags` that code inherits from the code that compiles it.
pub const FUTURE_MASK: u32 = flags::FUTURE_DIVISION
    | flags::FUTURE_ABSOLUTE_IMPORT
    | flags::FUTURE_WITH_STATEMENT
    | flags::FUTURE_PRINT_FUNCTION
    | flags::FUTURE_UNICODE_LITERALS
    | flags::FUTURE_BARRY_AS_BDFL
    | flags::FUTURE_GENERATOR_STOP
    | flags::FUTURE_ANNOTATIONS;

/// What a compilation gives.
#[derive(Clone, Debug)]
pub struct Compiled {
    pub code: Arc<Code>,
    /// To be issued in this order.
    pub warnings: Vec<Warning>,
}

/// Compiles a source text.
pub fn compile(
    source: &str,
    filename: &str,
    mode: Mode,
    options: &CompileOptions,
) -> Result<Compiled, SyntaxError> {
    compile_named(source, &Name::from(filename), mode, options)
}

/// The same for a file name that may hold surrogates, and that the code objects share.
pub fn compile_named(
    source: &str,
    filename: &Name,
    mode: Mode,
    options: &CompileOptions,
) -> Result<Compiled, SyntaxError> {
    let arena = Bump::new();
    arena.set_allocation_limit(options.memory_bytes);
    let parsed = parse(source, filename, mode, &parse_options(options), &arena)?;
    compile_tree(&parsed.tree, filename, options, &arena, parsed.warnings)
}

fn parse_options(options: &CompileOptions) -> ParseOptions {
    let inherited = options.future_flags & flags::FUTURE_BARRY_AS_BDFL != 0;
    ParseOptions { barry_as_bdfl: options.parse.barry_as_bdfl || inherited, ..options.parse }
}

/// Compiles a tree. New nodes and names go into `arena`. A tree that is not the parser's must be
/// [valid](crate::validate()).
pub fn compile_ast<'a>(
    tree: &Mod<'a>,
    filename: &Name,
    options: &CompileOptions,
    arena: &'a Bump,
) -> Result<Compiled, SyntaxError> {
    compile_tree(tree, filename, options, arena, Vec::new())
}

/// What `ast.parse()` does to a tree that was just parsed: it warns, and with `optimize` it rewrites the tree as compiling
/// would.
pub fn optimize_ast<'a>(
    tree: &Mod<'a>,
    filename: &Name,
    options: &CompileOptions,
    rewrite: bool,
    arena: &'a Bump,
) -> Result<(Mod<'a>, Vec<Warning>), SyntaxError> {
    let features = features(tree, filename, options).map_err(|error| *error)?;
    let mut warnings = Vec::new();
    let settings = preprocess_options(options, &features, !rewrite);
    let stack = StackGuard::new(options.stack_bytes);
    match preprocess(tree, arena, settings, stack, &mut warnings) {
        Ok(tree) => Ok((tree, warnings)),
        Err(error) => Err(with_warnings(*error, warnings)),
    }
}

/// The symbol table of a source text, as `symtable.symtable()` shows it, handed to `visit`.
pub fn with_symbol_table<R>(
    source: &str,
    filename: &Name,
    mode: Mode,
    options: &CompileOptions,
    visit: impl FnOnce(&SymbolTable<'_>, &[Warning]) -> R,
) -> Result<R, SyntaxError> {
    let arena = Bump::new();
    arena.set_allocation_limit(options.memory_bytes);
    let parsed = parse(source, filename, mode, &parse_options(options), &arena)?;
    let features = features(&parsed.tree, filename, options).map_err(|error| *error)?;
    let stack = StackGuard::new(options.stack_bytes);
    let table = SymbolTable::build(&parsed.tree, filename, &features, &arena, stack);
    match table {
        Ok(table) => Ok(visit(&table, &parsed.warnings)),
        Err(error) => Err(with_warnings(*error, parsed.warnings)),
    }
}

fn features(tree: &Mod<'_>, filename: &Name, options: &CompileOptions) -> Result<Features, Box<SyntaxError>> {
    let mut features = Features {
        flags: options.future_flags & FUTURE_MASK,
        allow_top_level_await: options.allow_top_level_await,
        location_of_last: None,
    };
    future::add_own(&mut features, tree, filename)?;
    Ok(features)
}

fn preprocess_options(
    options: &CompileOptions,
    features: &Features,
    syntax_check_only: bool,
) -> preprocess::Options {
    preprocess::Options {
        optimize: options.optimize,
        future_annotations: features.annotations(),
        syntax_check_only,
    }
}

/// An error that is raised after the warnings found before it.
fn with_warnings(mut error: SyntaxError, mut warnings: Vec<Warning>) -> SyntaxError {
    warnings.append(&mut error.warnings);
    error.warnings = warnings;
    error
}

fn compile_tree<'a>(
    tree: &Mod<'a>,
    filename: &Name,
    options: &CompileOptions,
    arena: &'a Bump,
    mut warnings: Vec<Warning>,
) -> Result<Compiled, SyntaxError> {
    let stack = StackGuard::new(options.stack_bytes);
    let mut passes = || {
        let features = features(tree, filename, options)?;
        let settings = preprocess_options(options, &features, false);
        let tree = preprocess(tree, arena, settings, stack, &mut warnings)?;
        let table = SymbolTable::build(&tree, filename, &features, arena, stack)?;
        let settings = codegen::Options {
            optimize: options.optimize,
            features,
            instruction_bytes: options.memory_bytes.unwrap_or(usize::MAX),
            stop: options.parse.stop,
        };
        let (result, new) = codegen::generate(&tree, table, filename, arena, settings, stack);
        warnings.extend(new);
        result
    };
    match passes() {
        Ok(code) => checked(Compiled { code, warnings }),
        Err(error) => Err(with_warnings(*error, warnings)),
    }
}

/// In debug builds, what the compiler makes is verified as if it came from outside.
fn checked(compiled: Compiled) -> Result<Compiled, SyntaxError> {
    if cfg!(debug_assertions)
        && let Err(error) = verify(&compiled.code)
    {
        return Err(with_warnings(
            SyntaxError::new(ErrorKind::SystemError, error.to_string()),
            compiled.warnings,
        ));
    }
    Ok(compiled)
}
