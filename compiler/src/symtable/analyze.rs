//! Second pass: decides where each name lives.
//!
//! A block's names are decided first, then its children, then what the children need of it: a local that a child uses
//! becomes a cell. Names visible from outside are found by walking up the blocks around, so that no set of visible names is
//! ever copied.
//!
//! Invariant: while the children of a block are analyzed, `Frame::visible` of its symbols are those it had before any
//! comprehension was inlined into it; only these are visible to children.

use super::errors::{Fail, recursion_error};
use super::*;
use crate::code::Name;
use crate::names::NameId;
use flag::*;
use rustc_hash::FxHashSet;

/// A block that is being analyzed.
struct Frame {
    scope: ScopeId,
    /// How many of the scope's symbols children can see.
    visible: usize,
}

struct Analyzer<'t, 'a> {
    table: &'t mut SymbolTable<'a>,
    filename: &'t Name,
    stack: StackGuard,
    frames: Vec<Frame>,
}

type NameSet = FxHashSet<NameId>;

/// Names of cells that a class has if something in it needs them.
fn is_implicit_cell(name: NameId) -> bool {
    matches!(name, NameId::CLASS | NameId::CLASSDICT | NameId::CONDITIONAL_ANNOTATIONS)
}

pub(super) fn analyze(table: &mut SymbolTable<'_>, filename: &Name, stack: StackGuard) -> Result<(), Fail> {
    let mut analyzer = Analyzer { table, filename, stack, frames: Vec::new() };
    analyzer.block(SymbolTable::TOP, None).map(|_| ())
}

impl Analyzer<'_, '_> {
    /// Analyzes a block and those in it; returns the names that are free in it.
    fn block(&mut self, id: ScopeId, class: Option<ScopeId>) -> Result<NameSet, Fail> {
        self.stack.check().map_err(recursion_error)?;
        let mut own_free = NameSet::default();
        let count = self.table.scope(id).symbols.len();
        for position in 0..count {
            let (name, symbol) = self.table.scope(id).symbols.entries()[position];
            let scope = self.decide(id, class, name, symbol)?;
            // A scope that looks into the namespace of a class needs it even if the class binds that very name.
            if scope == NameScope::Free || name == NameId::CLASSDICT && self.looks_into(id, class) {
                own_free.insert(name);
            }
            self.set_scope(id, name, scope);
        }
        self.frames.push(Frame { scope: id, visible: count });
        let mut free = NameSet::default();
        let mut inlined_cells = NameSet::default();
        let children = std::mem::take(&mut self.table.scope_mut(id).children);
        for &child in &children {
            self.child(id, class, child, &mut free, &mut inlined_cells)?;
        }
        self.frames.pop();
        self.splice_children(id, children);
        if self.table.scope(id).is_function_like() {
            self.make_cells(id, &mut free, &inlined_cells);
        } else if self.table.scope(id).kind == BlockType::Class {
            self.drop_class_free(id, &mut free);
        }
        self.update(id, &free, &inlined_cells);
        free.extend(own_free);
        Ok(free)
    }

    fn child(
        &mut self,
        id: ScopeId,
        class: Option<ScopeId>,
        child: ScopeId,
        free: &mut NameSet,
        inlined_cells: &mut NameSet,
    ) -> Result<(), Fail> {
        let (is_class, sees_class) = {
            let scope = self.table.scope(id);
            (scope.kind == BlockType::Class, scope.can_see_class_scope)
        };
        let entry = self.table.scope(child);
        let child_class = match () {
            () if !entry.can_see_class_scope => None,
            () if is_class => Some(id),
            () => class,
        };
        // Comprehensions become part of the block around them, except in annotation scopes in classes.
        let is_inlined = entry.comprehension != ComprehensionKind::None && !entry.generator && !sees_class;
        let mut child_free = self.block(child, child_class)?;
        if is_inlined {
            self.inline(id, child, &mut child_free, inlined_cells);
            self.table.scope_mut(child).comp_inlined = true;
        }
        free.extend(child_free);
        Ok(())
    }

    fn looks_into(&self, id: ScopeId, class: Option<ScopeId>) -> bool {
        self.table.scope(id).can_see_class_scope && class.is_some()
    }

    fn set_scope(&mut self, id: ScopeId, name: NameId, scope: NameScope) {
        if let Some(symbol) = self.table.scope_mut(id).symbols.get_mut(name) {
            *symbol = symbol.with_scope(scope);
        }
    }

    /// The scope of a name in a block, from what the block does with it and what is visible there.
    fn decide(
        &self,
        id: ScopeId,
        class: Option<ScopeId>,
        name: NameId,
        symbol: Symbol,
    ) -> Result<NameScope, Fail> {
        if symbol.has(DEF_GLOBAL) {
            if symbol.has(DEF_NONLOCAL) {
                let message = format!("name '{}' is nonlocal and global", self.table.names.text(name));
                return Err(self.error_at_directive(id, name, message));
            }
            return Ok(NameScope::GlobalExplicit);
        }
        if symbol.has(DEF_NONLOCAL) {
            return self.decide_nonlocal(id, name);
        }
        if symbol.has(DEF_BOUND) {
            return Ok(NameScope::Local);
        }
        if let Some(class) = class {
            // What the class binds is found in its namespace or else among the globals, never in a function around it.
            let in_class = self.table.scope(class).symbol(name);
            if in_class.has(DEF_GLOBAL) {
                return Ok(NameScope::GlobalExplicit);
            }
            if in_class.has(DEF_BOUND) && !in_class.has(DEF_NONLOCAL) {
                return Ok(NameScope::GlobalImplicit);
            }
        }
        let is_free = self.is_bound_outside(name);
        Ok(if is_free { NameScope::Free } else { NameScope::GlobalImplicit })
    }

    fn decide_nonlocal(&self, id: ScopeId, name: NameId) -> Result<NameScope, Fail> {
        let text = self.table.names.text(name);
        if self.frames.is_empty() {
            let message = "nonlocal declaration not allowed at module level".to_string();
            return Err(self.error_at_directive(id, name, message));
        }
        if !self.is_bound_outside(name) {
            let message = format!("no binding for nonlocal '{text}' found");
            return Err(self.error_at_directive(id, name, message));
        }
        if self.is_type_parameter(name) {
            let message = format!("nonlocal binding not allowed for type parameter '{text}'");
            return Err(self.error_at_directive(id, name, message));
        }
        Ok(NameScope::Free)
    }

    /// What an enclosing block knew of a name before its children were analyzed.
    fn visible(&self, frame: &Frame, name: NameId) -> Option<Symbol> {
        let symbols = &self.table.scope(frame.scope).symbols;
        let position = symbols.position(name).filter(|&position| position < frame.visible)?;
        Some(symbols.entries()[position].1)
    }

    /// Whether a function around the current block binds the name, or passes it on from farther out.
    fn is_bound_outside(&self, name: NameId) -> bool {
        for frame in self.frames.iter().rev() {
            let scope = self.table.scope(frame.scope);
            match scope.kind {
                BlockType::Module => return false,
                BlockType::Class => {
                    if is_implicit_cell(name) {
                        return true;
                    }
                }
                _ => match self.visible(frame, name) {
                    Some(symbol) if symbol.has(DEF_GLOBAL) => return false,
                    Some(symbol) if symbol.has(DEF_BOUND) && !symbol.has(DEF_NONLOCAL) => return true,
                    _ => {}
                },
            }
        }
        false
    }

    /// Whether the nearest binding of the name around the current block is that of a type parameter.
    fn is_type_parameter(&self, name: NameId) -> bool {
        let mut symbols = self.frames.iter().rev().filter_map(|frame| self.visible(frame, name));
        symbols
            .find(|symbol| symbol.has(DEF_BOUND) && !symbol.has(DEF_GLOBAL | DEF_NONLOCAL))
            .is_some_and(|symbol| symbol.has(DEF_TYPE_PARAM))
    }

    fn error_at_directive(&self, id: ScopeId, name: NameId, message: String) -> Fail {
        let directives = &self.table.scope(id).directives;
        match directives.iter().find(|(directive, _)| *directive == name) {
            Some(&(_, location)) => Box::new(SyntaxError::at_node(message, self.filename, location)),
            None => Box::new(SyntaxError::new(crate::error::ErrorKind::SyntaxError, message)),
        }
    }

    /// Merges the symbols of a comprehension into the block around it.
    fn inline(&mut self, id: ScopeId, comp: ScopeId, comp_free: &mut NameSet, inlined_cells: &mut NameSet) {
        let is_class = self.table.scope(id).kind == BlockType::Class;
        let mut implicit = Vec::new();
        for position in 0..self.table.scope(comp).symbols.len() {
            let (name, symbol) = self.table.scope(comp).symbols.entries()[position];
            if symbol.has(DEF_PARAM) {
                continue;
            }
            let mut scope = symbol.scope();
            if scope == NameScope::Cell || symbol.has(DEF_COMP_CELL) {
                inlined_cells.insert(name);
            }
            // The implicit cells of a class are never free through it. What is inside the comprehension may use them.
            if scope == NameScope::Free && is_class && is_implicit_cell(name) {
                scope = NameScope::GlobalImplicit;
                if !self.is_free_in_any_child(comp, name) {
                    comp_free.remove(&name);
                }
                implicit.push(name);
            }
            match self.table.scope(id).symbols.get(name).copied() {
                None => {
                    let merged = Symbol(symbol.flags()).with_scope(scope);
                    self.table.scope_mut(id).symbols.insert(name, merged);
                }
                // What is free in the comprehension and local here is now simply local, unless something inside the
                // comprehension needs it, or this is a class.
                Some(existing) if existing.has(DEF_BOUND) && !is_class => {
                    if scope == NameScope::Free && !self.is_free_in_any_child(comp, name) {
                        comp_free.remove(&name);
                        if let Some(existing) = self.table.scope_mut(id).symbols.get_mut(name) {
                            existing.0 |= symbol.0 & USE;
                        }
                    }
                }
                Some(_) if scope == NameScope::Free && !is_class => {
                    if let Some(existing) = self.table.scope_mut(id).symbols.get_mut(name) {
                        existing.0 |= symbol.0 & USE;
                    }
                }
                Some(_) => {}
            }
        }
        for name in implicit {
            self.table.scope_mut(comp).symbols.remove(name);
        }
    }

    fn is_free_in_any_child(&self, id: ScopeId, name: NameId) -> bool {
        let mut children = self.table.scope(id).children.iter();
        children.any(|&child| self.table.scope(child).symbol(name).scope() == NameScope::Free)
    }

    /// Puts the children of inlined comprehensions in place of these.
    fn splice_children(&mut self, id: ScopeId, children: Vec<ScopeId>) {
        if !children.iter().any(|&child| self.table.scope(child).comp_inlined) {
            self.table.scope_mut(id).children = children;
            return;
        }
        let mut spliced = Vec::with_capacity(children.len());
        for child in children {
            let scope = self.table.scope(child);
            if scope.comp_inlined {
                spliced.extend_from_slice(&scope.children);
            } else {
                spliced.push(child);
            }
        }
        self.table.scope_mut(id).children = spliced;
    }

    /// Locals that are free in a child, or cells of an inlined comprehension, become cells.
    fn make_cells(&mut self, id: ScopeId, free: &mut NameSet, inlined_cells: &NameSet) {
        if free.is_empty() && inlined_cells.is_empty() {
            return;
        }
        for (name, symbol) in self.table.scope_mut(id).symbols.values_mut() {
            if symbol.scope() == NameScope::Local && (free.contains(&name) || inlined_cells.contains(&name)) {
                *symbol = symbol.with_scope(NameScope::Cell);
                free.remove(&name);
            }
        }
    }

    /// The implicit cells of a class satisfy those who need them.
    fn drop_class_free(&mut self, id: ScopeId, free: &mut NameSet) {
        let scope = self.table.scope_mut(id);
        scope.needs_class_closure |= free.remove(&NameId::CLASS);
        scope.needs_classdict |= free.remove(&NameId::CLASSDICT);
        scope.has_conditional_annotations |= free.remove(&NameId::CONDITIONAL_ANNOTATIONS);
    }

    /// Records what the children need: names that are free in them pass through this block.
    fn update(&mut self, id: ScopeId, free: &NameSet, inlined_cells: &NameSet) {
        let is_class_like = {
            let scope = self.table.scope(id);
            scope.kind == BlockType::Class || scope.can_see_class_scope
        };
        let is_module = self.frames.is_empty();
        for &name in inlined_cells {
            if let Some(symbol) = self.table.scope_mut(id).symbols.get_mut(name) {
                symbol.0 |= DEF_COMP_CELL;
            }
        }
        for &name in free {
            if let Some(symbol) = self.table.scope_mut(id).symbols.get_mut(name) {
                if is_class_like {
                    symbol.0 |= DEF_FREE_CLASS;
                }
            } else if is_module || self.is_bound_outside(name) {
                let symbol = Symbol::default().with_scope(NameScope::Free);
                self.table.scope_mut(id).symbols.insert(name, symbol);
            }
        }
    }
}
