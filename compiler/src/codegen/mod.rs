//! Code generation: walks the tree and, for each block of code, appends instructions, pseudo ones among them, to a
//! [`Sequence`]. When a block is done, `flowgraph` optimizes it and `assemble` makes its [`Code`].
//!
//! What is emitted, in which order and with which location is CPython's choice in every detail: the passes that follow give
//! CPython's code objects only for CPython's instruction sequences.
//!
//! Names: `emit` appends an instruction, `visit_...` generates the code of a node, `loc` is the source range that the
//! instruction is attributed to.

mod annotations;
mod assignments;
mod calls;
mod classes;
mod compare;
mod comprehensions;
mod displays;
mod docstring;
mod emit;
mod expressions;
mod functions;
mod imports;
mod loops;
mod names;
mod patterns;
mod primaries;
mod statements;
mod strings;
mod try_;
mod type_params;
mod unit;
mod unwind;
mod warnings;
mod with;

pub use docstring::docstring;
pub(crate) use unit::{Insn, Label, Loc, Sequence, Unit};

use crate::ast::{Location, Mod, Stmt};
use crate::code::{Code, Name, flags};
use crate::consts::ConstPool;
use crate::error::{SyntaxError, Warning};
use crate::flowgraph;
use crate::future::Features;
use crate::names::NameId;
use crate::op::Op;
use crate::parser::Patience;
use crate::stack::StackGuard;
use crate::symtable::errors::{Fail, memory_error, recursion_error};
use crate::symtable::{ScopeId, SymbolTable};
use bumpalo::Bump;
use std::sync::Arc;
use unit::ScopeType;

/// Collections with more items than this are built step by step, so that the stack stays small.
const STACK_USE_GUIDELINE: usize = 30;

/// What code generation depends on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Options {
    /// 0, 1 (`-O`) or 2 (`-OO`).
    pub optimize: u8,
    pub features: Features,
    /// How many bytes of instructions may be generated: nested `finally` blocks are copied.
    pub instruction_bytes: usize,
    /// Asked now and then whether to give up.
    pub stop: Option<fn() -> bool>,
}

/// The state of a compilation.
pub(crate) struct Codegen<'a> {
    table: SymbolTable<'a>,
    consts: ConstPool,
    arena: &'a Bump,
    filename: Name,
    options: Options,
    /// Expression statements of the outermost block print their values.
    interactive: bool,
    /// The block being generated.
    unit: Unit<'a>,
    /// Those around it, the outermost first.
    outer: Vec<Unit<'a>>,
    /// Units that are done, for their memory.
    spare_units: Vec<Unit<'a>>,
    warnings: Vec<Warning>,
    /// In the second copy of a `finally` block warnings are not repeated.
    disable_warnings: u32,
    stack: StackGuard,
    /// Instructions that may still be generated.
    remaining: usize,
    patience: Patience,
    workspace: flowgraph::Workspace,
}

/// Generates the code of a whole tree.
pub(crate) fn generate<'a>(
    module: &Mod<'a>,
    table: SymbolTable<'a>,
    filename: &Name,
    arena: &'a Bump,
    options: Options,
    stack: StackGuard,
) -> (Result<Arc<Code>, Fail>, Vec<Warning>) {
    let mut unit = Unit::new();
    unit.start(&table, NameId::ANON_MODULE, ScopeType::Module, SymbolTable::TOP, 1);
    let mut codegen = Codegen {
        table,
        consts: ConstPool::new(),
        arena,
        filename: filename.clone(),
        options,
        interactive: matches!(module, Mod::Interactive { .. }),
        unit,
        outer: Vec::new(),
        spare_units: Vec::new(),
        warnings: Vec::new(),
        disable_warnings: 0,
        stack,
        remaining: options.instruction_bytes / std::mem::size_of::<Insn>(),
        patience: Patience::default(),
        workspace: flowgraph::Workspace::default(),
    };
    let result = codegen.visit_module(module).map(Arc::new);
    (result, codegen.warnings)
}

impl<'a> Codegen<'a> {
    fn visit_module(&mut self, module: &Mod<'a>) -> Result<Code, Fail> {
        let start = Loc { line: 0, end_line: 1, col: 0, end_col: 0 };
        self.emit_arg(start, Op::Resume, 0)?;
        self.emit(start, Op::AnnotationsPlaceholder)?;
        match *module {
            Mod::Module { body, .. } | Mod::Interactive { body } => {
                let loc = body.first().map_or(Loc { line: 1, end_line: 1, col: 0, end_col: 0 }, |stmt| {
                    Loc::from(stmt.location)
                });
                if self.table.scope(SymbolTable::TOP).has_conditional_annotations {
                    self.emit_arg(loc, Op::BuildSet, 0)?;
                    let index = self.unit.names.position_or_insert(NameId::CONDITIONAL_ANNOTATIONS, || ());
                    self.emit_arg(loc, Op::StoreName, index as u32)?;
                }
                self.visit_body(loc, body)?;
                self.finish_unit(true)
            }
            Mod::Expression { body } => {
                self.visit_expr(body)?;
                self.finish_unit(false)
            }
            // The symbol table refuses these.
            Mod::FunctionType { .. } => Err(memory_error()),
        }
    }

    /// The statements of a module or class, with docstring and annotations.
    fn visit_body(&mut self, loc: Loc, body: &'a [Stmt<'a>]) -> Result<(), Fail> {
        let (annotations_used, has_docstring) = {
            let scope = self.scope();
            (scope.annotations_used, scope.has_docstring)
        };
        let is_future = self.options.features.annotations();
        if is_future && annotations_used {
            self.emit(loc, Op::SetupAnnotations)?;
        }
        if body.is_empty() {
            return Ok(());
        }
        let mut first = 0;
        let is_interactive = self.interactive && self.outer.is_empty();
        if !is_interactive
            && has_docstring
            && let Some((text, location)) = docstring(body)
        {
            first = 1;
            let cleaned = docstring::clean(text)?;
            let id = self.consts.add_str(cleaned.as_wtf8());
            self.load_const(Loc::from(location), id)?;
            self.store_name(Loc::NONE, NameId::DOC)?;
        }
        self.visit_stmts(&body[first..])?;
        if is_future { Ok(()) } else { self.process_deferred_annotations(loc) }
    }

    fn scope(&self) -> &crate::symtable::Scope {
        self.table.scope(self.unit.scope)
    }

    /// Starts a nested block.
    fn enter_scope(
        &mut self,
        name: NameId,
        scope_type: ScopeType,
        scope: ScopeId,
        line: i32,
    ) -> Result<(), Fail> {
        let mut unit = self.spare_units.pop().unwrap_or_else(Unit::new);
        unit.start(&self.table, name, scope_type, scope, line);
        unit.private = self.unit.private;
        self.outer.push(std::mem::replace(&mut self.unit, unit));
        self.unit.qualname = self.qualified_name()?;
        self.emit_arg(Loc { line, end_line: line, col: 0, end_col: 0 }, Op::Resume, 0)
    }

    /// Ends the innermost block and makes its code.
    fn leave_scope(&mut self, add_none: bool) -> Result<Code, Fail> {
        let code = self.finish_unit(add_none)?;
        self.drop_scope();
        Ok(code)
    }

    fn drop_scope(&mut self) {
        if let Some(outer) = self.outer.pop() {
            self.spare_units.push(std::mem::replace(&mut self.unit, outer));
        }
    }

    /// Makes sure that the block ends in a return, and optimizes and assembles it.
    fn finish_unit(&mut self, add_none: bool) -> Result<Code, Fail> {
        if add_none {
            self.load_none(Loc::NONE)?;
        }
        self.emit(Loc::NONE, Op::ReturnValue)?;
        let flags = self.code_flags();
        let nparams = self.scope().varnames.len();
        flowgraph::compile_unit(
            &mut self.unit,
            flags,
            nparams,
            &mut self.consts,
            &mut self.table.names,
            &self.filename,
            &mut self.workspace,
        )
    }

    fn code_flags(&self) -> u32 {
        let scope = self.scope();
        let mut bits = self.options.features.flags;
        let mut set = |condition: bool, flag: u32| bits |= if condition { flag } else { 0 };
        if scope.is_function_like() {
            set(true, flags::NEWLOCALS | flags::OPTIMIZED);
            set(scope.nested, flags::NESTED);
            set(scope.generator && !scope.coroutine, flags::GENERATOR);
            set(scope.generator && scope.coroutine, flags::ASYNC_GENERATOR);
            set(scope.varargs, flags::VARARGS);
            set(scope.varkeywords, flags::VARKEYWORDS);
            set(scope.has_docstring, flags::HAS_DOCSTRING);
            set(scope.method, flags::METHOD);
        }
        set(scope.coroutine && !scope.generator, flags::COROUTINE);
        bits
    }

    #[inline(always)]
    fn check_stack(&self) -> Result<(), Fail> {
        self.stack.check().map_err(recursion_error)
    }

    fn error(&self, message: impl Into<Box<str>>, loc: Loc) -> Fail {
        // A place that is unknown (-1) stays so.
        let location = Location {
            lineno: loc.line as u32,
            col_offset: loc.col as u32,
            end_lineno: loc.end_line as u32,
            end_col_offset: loc.end_col as u32,
        };
        Box::new(SyntaxError::at_node(message, &self.filename, location))
    }
}
