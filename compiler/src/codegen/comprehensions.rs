//! Comprehensions and generator expressions.
//!
//! A comprehension runs in the block around it (PEP 709): variables of that block that it would overwrite are put on the stack
//! before and restored after it, also when it raises. Generator expressions, and comprehensions that the symbol table did
//! not inline, are functions that get the outermost iterator as their argument.

use super::unit::{FrameBlockKind, ScopeType};
use super::{Codegen, Label, Loc};
use crate::ast::*;
use crate::names::NameId;
use crate::op::Op;
use crate::symtable::errors::Fail;
use crate::symtable::{BlockType, NameScope, ScopeId, ScopeKey, Symbol, flag};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Generator,
    List,
    Set,
    Dict,
}

/// The parts of a comprehension.
#[derive(Clone, Copy)]
struct Parts<'a> {
    kind: Kind,
    name: NameId,
    generators: &'a [Comprehension<'a>],
    elt: &'a Expr<'a>,
    /// The value of a dict comprehension.
    value: Option<&'a Expr<'a>>,
    loc: Loc,
    /// The iterator of the outermost `for` is on the stack, not in the argument.
    is_inlined: bool,
}

/// What inlining a comprehension has changed.
#[derive(Default)]
struct Inlined {
    /// Symbols of the block around it, as they were.
    symbols: Vec<(NameId, Symbol)>,
    /// Names that are fast locals only inside.
    fast_hidden: Vec<NameId>,
    /// Locals whose values are on the stack.
    pushed: Vec<NameId>,
    cleanup: Option<Label>,
}

fn parts<'a>(expr: &Expr<'a>) -> Option<Parts<'a>> {
    let (kind, name, generators, elt, value) = match expr.kind {
        ExprKind::GeneratorExp { elt, generators } => {
            (Kind::Generator, NameId::ANON_GENEXPR, generators, elt, None)
        }
        ExprKind::ListComp { elt, generators } => (Kind::List, NameId::ANON_LISTCOMP, generators, elt, None),
        ExprKind::SetComp { elt, generators } => (Kind::Set, NameId::ANON_SETCOMP, generators, elt, None),
        ExprKind::DictComp { key, value, generators } => {
            (Kind::Dict, NameId::ANON_DICTCOMP, generators, key, Some(value))
        }
        _ => return None,
    };
    Some(Parts { kind, name, generators, elt, value, loc: Loc::from(expr.location), is_inlined: false })
}

impl<'a> Codegen<'a> {
    pub(super) fn visit_comprehension(&mut self, expr: &'a Expr<'a>) -> Result<(), Fail> {
        let Some(mut parts) = parts(expr) else { return Ok(()) };
        let Some(outermost) = parts.generators.first() else { return Ok(()) };
        let scope = self.lookup_scope(ScopeKey::body(expr))?;
        let (is_inlined, is_async) = {
            let scope = self.table.scope(scope);
            (scope.comp_inlined, scope.coroutine)
        };
        parts.is_inlined = is_inlined;
        let loc = parts.loc;
        if is_inlined {
            self.visit_iterator(outermost)?;
            let state = self.push_inlined(loc, scope)?;
            self.build_result(&parts)?;
            self.visit_generator(&parts, 0, 0)?;
            return self.pop_inlined(loc, state);
        }
        self.enter_scope(parts.name, ScopeType::Comprehension, scope, loc.line)?;
        self.unit.argcount = 1;
        self.build_result(&parts)?;
        self.visit_generator(&parts, 0, 0)?;
        if parts.kind == Kind::Generator {
            self.wrap_in_stopiteration_handler()?;
        } else {
            self.emit(loc, Op::ReturnValue)?;
        }
        let code = self.leave_scope(true)?;
        self.make_closure(loc, code, 0)?;
        self.visit_iterator(outermost)?;
        self.emit_arg(loc, Op::Call, 0)?;
        if is_async && parts.kind != Kind::Generator {
            self.await_top(loc, 0)?;
        }
        Ok(())
    }

    fn build_result(&mut self, parts: &Parts<'a>) -> Result<(), Fail> {
        let op = match parts.kind {
            Kind::Generator => return Ok(()),
            Kind::List => Op::BuildList,
            Kind::Set => Op::BuildSet,
            Kind::Dict => Op::BuildMap,
        };
        self.emit_arg(parts.loc, op, 0)?;
        if parts.is_inlined { self.emit_arg(parts.loc, Op::Swap, 2) } else { Ok(()) }
    }

    /// Pushes the iterator of a `for`.
    fn visit_iterator(&mut self, generator: &'a Comprehension<'a>) -> Result<(), Fail> {
        self.visit_expr(generator.iter)?;
        let op = if generator.is_async { Op::GetAiter } else { Op::GetIter };
        self.emit(Loc::from(generator.iter.location), op)
    }

    /// The `for` of that index with all that is inside it. The result lies `depth` iterators deep on the stack.
    fn visit_generator(&mut self, parts: &Parts<'a>, index: usize, depth: u32) -> Result<(), Fail> {
        self.check_stack()?;
        match parts.generators.get(index) {
            None => Ok(()),
            Some(generator) if generator.is_async => self.visit_async(parts, generator, index, depth),
            Some(generator) => self.visit_sync(parts, generator, index, depth),
        }
    }

    fn visit_sync(
        &mut self,
        parts: &Parts<'a>,
        generator: &'a Comprehension<'a>,
        index: usize,
        mut depth: u32,
    ) -> Result<(), Fail> {
        let (start, if_cleanup, anchor) = (self.new_label(), self.new_label(), self.new_label());
        let iter_loc = Loc::from(generator.iter.location);
        // `for y in [f(x)]` is an assignment.
        let single = match generator.iter.kind {
            ExprKind::List { elts: [elt], .. } | ExprKind::Tuple { elts: [elt], .. }
                if index > 0 && !matches!(elt.kind, ExprKind::Starred { .. }) =>
            {
                Some(elt)
            }
            _ => None,
        };
        match single {
            Some(elt) => self.visit_expr(elt)?,
            None => {
                if index > 0 {
                    self.visit_iterator(generator)?;
                } else if !parts.is_inlined {
                    self.emit_arg(parts.loc, Op::LoadFast, 0)?;
                }
                depth += 1;
                self.bind(start);
                self.jump(iter_loc, Op::ForIter, anchor)?;
            }
        }
        self.visit_expr(generator.target)?;
        let elt_loc = self.visit_inside(parts, generator, index, depth, if_cleanup)?;
        self.bind(if_cleanup);
        if single.is_none() {
            self.jump(elt_loc, Op::Jump, start)?;
            self.bind(anchor);
            self.end_for()?;
        }
        Ok(())
    }

    fn visit_async(
        &mut self,
        parts: &Parts<'a>,
        generator: &'a Comprehension<'a>,
        index: usize,
        depth: u32,
    ) -> Result<(), Fail> {
        let (start, send, except, if_cleanup) =
            (self.new_label(), self.new_label(), self.new_label(), self.new_label());
        let loc = parts.loc;
        if index > 0 {
            self.visit_iterator(generator)?;
        } else if !parts.is_inlined {
            self.emit_arg(loc, Op::LoadFast, 0)?;
        }
        self.bind(start);
        let kind = FrameBlockKind::AsyncComprehensionGenerator;
        self.push_frame_block(loc, kind, start, Label::NONE)?;
        self.jump(loc, Op::SetupFinally, except)?;
        self.emit(loc, Op::GetAnext)?;
        self.load_none(loc)?;
        self.bind(send);
        self.yield_from(loc, true)?;
        self.emit(loc, Op::PopBlock)?;
        self.visit_expr(generator.target)?;
        let elt_loc = self.visit_inside(parts, generator, index, depth + 1, if_cleanup)?;
        self.bind(if_cleanup);
        self.jump(elt_loc, Op::Jump, start)?;
        self.pop_frame_block();
        self.bind(except);
        self.jump(loc, Op::EndAsyncFor, send)
    }

    /// Conditions, and the next `for` or the item. Returns the location of the jump back.
    fn visit_inside(
        &mut self,
        parts: &Parts<'a>,
        generator: &'a Comprehension<'a>,
        index: usize,
        depth: u32,
        if_cleanup: Label,
    ) -> Result<Loc, Fail> {
        for condition in generator.ifs {
            self.jump_if(parts.loc, condition, if_cleanup, false)?;
        }
        let elt_loc = Loc::from(parts.elt.location);
        if index + 1 < parts.generators.len() {
            self.visit_generator(parts, index + 1, depth)?;
            return Ok(elt_loc);
        }
        self.visit_expr(parts.elt)?;
        match parts.kind {
            Kind::Generator => {
                self.yield_top(elt_loc)?;
                self.emit(elt_loc, Op::PopTop)?;
            }
            Kind::List => self.emit_arg(elt_loc, Op::ListAppend, depth + 1)?,
            Kind::Set => self.emit_arg(elt_loc, Op::SetAdd, depth + 1)?,
            Kind::Dict => {
                let Some(value) = parts.value else { return Ok(elt_loc) };
                self.visit_expr(value)?;
                let end = Loc::from(value.location);
                let loc = Loc { end_line: end.end_line, end_col: end.end_col, ..elt_loc };
                self.emit_arg(loc, Op::MapAdd, depth + 1)?;
                return Ok(loc);
            }
        }
        Ok(elt_loc)
    }

    /// Prepares the current block for a comprehension whose outermost iterator is on the stack.
    fn push_inlined(&mut self, loc: Loc, comp: ScopeId) -> Result<Inlined, Fail> {
        let symbols = self.table.scope(comp).symbols.entries().to_vec();
        let mut state = Inlined::default();
        let is_class = self.scope().kind == BlockType::Class && self.unit.in_inlined_comp == 0;
        let is_function_like = self.scope().is_function_like();
        self.unit.in_inlined_comp += 1;
        let is_isolated = |symbol: Symbol| symbol.has(flag::DEF_LOCAL) && !symbol.has(flag::DEF_NONLOCAL);
        let outer_scopes: Vec<NameScope> =
            symbols.iter().map(|&(name, _)| self.scope().symbol(name).scope()).collect();
        for (&(name, symbol), &outer) in symbols.iter().zip(&outer_scopes) {
            self.use_inner_symbol(name, symbol, outer, is_class, &mut state);
            if is_isolated(symbol) && !is_function_like && self.unit.fast_hidden.get(name) != Some(&true) {
                self.unit.fast_hidden.insert(name, true);
                state.fast_hidden.push(name);
            }
        }
        for &(name, symbol) in symbols.iter().filter(|(_, symbol)| is_isolated(*symbol)) {
            // If it is a cell, the cell itself goes to the stack, and a new one takes its place.
            let local = self.local_index(name)?;
            self.emit_arg(loc, Op::LoadFastAndClear, local)?;
            if symbol.scope() == NameScope::Cell {
                let is_free = self.scope().symbol(name).scope() == NameScope::Free;
                let index = if is_free { self.free_index(name) } else { self.cell_index(name) };
                self.emit_arg(loc, Op::MakeCell, index)?;
            }
            state.pushed.push(name);
        }
        if !state.pushed.is_empty() {
            // The iterator back to the top.
            self.emit_count(loc, Op::Swap, state.pushed.len() + 1)?;
            let cleanup = self.new_label();
            state.cleanup = Some(cleanup);
            self.jump(loc, Op::SetupFinally, cleanup)?;
            self.push_frame_block(loc, FrameBlockKind::TryExcept, Label::NONE, cleanup)?;
        }
        Ok(state)
    }

    /// A name whose scope inside differs is handled with the scope it has inside.
    fn use_inner_symbol(
        &mut self,
        name: NameId,
        symbol: Symbol,
        outer: NameScope,
        is_class: bool,
        state: &mut Inlined,
    ) {
        let inner = symbol.scope();
        let differs = inner != outer
            && inner != NameScope::Free
            && !(inner == NameScope::Cell && outer == NameScope::Free);
        if differs || is_class {
            state.symbols.push((name, self.scope().symbol(name)));
            self.table.scope_mut(self.unit.scope).symbols.insert(name, symbol);
        }
    }

    fn pop_inlined(&mut self, loc: Loc, state: Inlined) -> Result<(), Fail> {
        if let Some(cleanup) = state.cleanup {
            self.pop_frame_block();
            self.emit(Loc::NONE, Op::PopBlock)?;
            let end = self.new_label();
            self.artificial_jump(end)?;
            self.bind(cleanup);
            // Drops the unfinished result.
            self.emit_arg(Loc::NONE, Op::Swap, 2)?;
            self.emit(Loc::NONE, Op::PopTop)?;
            self.restore_locals(loc, &state.pushed)?;
            self.emit_arg(Loc::NONE, Op::Reraise, 0)?;
            self.bind(end);
            self.restore_locals(loc, &state.pushed)?;
        }
        self.unit.in_inlined_comp -= 1;
        for (name, symbol) in state.symbols {
            self.table.scope_mut(self.unit.scope).symbols.insert(name, symbol);
        }
        for name in state.fast_hidden {
            self.unit.fast_hidden.insert(name, false);
        }
        Ok(())
    }

    /// Puts the values below the top of the stack back into the locals they came from.
    fn restore_locals(&mut self, loc: Loc, names: &[NameId]) -> Result<(), Fail> {
        self.emit_count(loc, Op::Swap, names.len() + 1)?;
        for &name in names.iter().rev() {
            let local = self.local_index(name)?;
            self.emit_arg(loc, Op::StoreFastMaybeNull, local)?;
        }
        Ok(())
    }
}
