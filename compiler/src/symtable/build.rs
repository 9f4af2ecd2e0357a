//! First pass: the state of the walk over the tree, entering and leaving blocks, and recording what a block does with a
//! name. The walk itself is in `statements`, `expressions` and `types`.

use super::errors::{Fail, memory_error, recursion_error};
use super::*;
use crate::ast::{ExprContext, Keyword, Location, Mod};
use crate::code::Name;
use crate::error::{ErrorKind, SyntaxError};
use crate::names::NameId;
use flag::*;

/// The walk over a tree.
pub(super) struct Builder<'a, 's> {
    pub table: SymbolTable<'a>,
    pub current: ScopeId,
    /// The blocks around and including the current one.
    pub blocks: Vec<ScopeId>,
    /// The class whose private names are mangled.
    pub private: Option<&'a str>,
    pub features: &'s Features,
    pub filename: &'s Name,
    pub arena: &'a Bump,
    pub stack: StackGuard,
}

/// The pass over a whole tree.
pub(super) fn build<'a>(
    module: &Mod<'a>,
    filename: &Name,
    features: &Features,
    arena: &'a Bump,
    stack: StackGuard,
) -> Result<SymbolTable<'a>, Fail> {
    let table = SymbolTable {
        scopes: Vec::new(),
        keys: FxHashMap::default(),
        mangled_names: Vec::new(),
        names: Interner::new(),
    };
    let mut builder = Builder {
        table,
        current: SymbolTable::TOP,
        blocks: Vec::new(),
        private: None,
        features,
        filename,
        arena,
        stack,
    };
    let top = builder.new_scope(NameId::TOP, BlockType::Module, None, Location::default());
    builder.enter(top, false);
    match *module {
        Mod::Module { body, .. } => {
            builder.scope().has_docstring = crate::codegen::docstring(body).is_some();
            builder.statements(body)?;
        }
        Mod::Interactive { body } => builder.statements(body)?,
        Mod::Expression { body } => builder.expr(body)?,
        Mod::FunctionType { .. } => {
            let message = "this compiler does not handle FunctionTypes";
            return Err(Box::new(SyntaxError::new(ErrorKind::SystemError, message)));
        }
    }
    Ok(builder.table)
}

impl<'a> Builder<'a, '_> {
    /// The current scope.
    pub fn scope(&mut self) -> &mut Scope {
        self.table.scope_mut(self.current)
    }

    pub fn kind(&self) -> BlockType {
        self.table.scope(self.current).kind
    }

    pub fn error(&self, message: impl Into<Box<str>>, location: Location) -> Fail {
        Box::new(SyntaxError::at_node(message, self.filename, location))
    }

    #[inline(always)]
    pub fn check_stack(&self) -> Result<(), Fail> {
        self.stack.check().map_err(recursion_error)
    }

    pub fn new_scope(
        &mut self,
        name: NameId,
        kind: BlockType,
        key: Option<ScopeKey>,
        location: Location,
    ) -> ScopeId {
        let id = ScopeId(self.table.scopes.len() as u32);
        let outer = self.blocks.last().map(|&outer| self.table.scope(outer));
        let scope = Scope {
            name,
            kind,
            location,
            symbols: NameMap::default(),
            varnames: Vec::new(),
            children: Vec::new(),
            directives: Vec::new(),
            nested: outer.is_some_and(|outer| outer.nested || outer.is_function_like()),
            varargs: false,
            varkeywords: false,
            generator: false,
            coroutine: false,
            comprehension: ComprehensionKind::None,
            comp_inlined: false,
            returns_value: false,
            annotations_used: false,
            has_docstring: false,
            method: kind == BlockType::Function && outer.is_some_and(|outer| outer.kind == BlockType::Class),
            needs_class_closure: false,
            needs_classdict: false,
            can_see_class_scope: false,
            has_conditional_annotations: false,
            annotation_block: None,
            mangled_names: None,
            scope_info: "",
            comp_iter_target: false,
            comp_iter_expr: 0,
            in_conditional_block: false,
            in_unevaluated_annotation: false,
        };
        self.table.scopes.push(scope);
        if let Some(key) = key {
            self.table.keys.insert(key, id);
        }
        id
    }

    /// Makes a scope current. `add` makes it a child of the one around it, except where it is an annotation scope that
    /// `from __future__ import annotations` turns into strings.
    pub fn enter(&mut self, id: ScopeId, add: bool) {
        let outer = self.blocks.last().copied();
        self.blocks.push(id);
        self.current = id;
        let Some(outer) = outer else { return };
        let (comp_iter_expr, mangled_names) = {
            let outer = self.table.scope(outer);
            (outer.comp_iter_expr, outer.mangled_names)
        };
        let scope = self.table.scope_mut(id);
        // No assignment expression may stand in the iterable of a comprehension, however deep inside.
        scope.comp_iter_expr = comp_iter_expr;
        // In a class all private names are mangled.
        if mangled_names.is_some() && scope.kind != BlockType::Class {
            scope.mangled_names = mangled_names;
        }
        let is_string = scope.kind == BlockType::Annotation && self.features.annotations();
        if add && !is_string {
            self.table.scope_mut(outer).children.push(id);
        }
    }

    /// Opens a new block and makes it current.
    pub fn enter_block(
        &mut self,
        name: NameId,
        kind: BlockType,
        key: Option<ScopeKey>,
        location: Location,
    ) -> Result<ScopeId, Fail> {
        let id = self.new_scope(name, kind, key, location);
        self.enter(id, true);
        if matches!(kind, BlockType::Annotation | BlockType::TypeVariable | BlockType::TypeAlias) {
            // The function of such a block starts by looking at its argument.
            self.add_def(NameId::DOT_FORMAT, DEF_PARAM, location)?;
            self.add_def(NameId::DOT_FORMAT, USE, location)?;
        }
        Ok(id)
    }

    pub fn leave(&mut self) {
        self.blocks.pop();
        self.current = self.blocks.last().copied().unwrap_or(SymbolTable::TOP);
    }

    pub fn mangled(&mut self, scope: ScopeId, name: NameId) -> Result<NameId, Fail> {
        self.table.mangle(self.arena, self.private, scope, name).ok_or_else(memory_error)
    }

    pub fn intern(&mut self, text: &'a str) -> NameId {
        self.table.names.intern(text)
    }

    pub fn text(&self, name: NameId) -> &'a str {
        self.table.names.text(name)
    }

    /// What `scope` knows of a name so far.
    pub fn lookup_in(&mut self, scope: ScopeId, name: NameId) -> Result<Symbol, Fail> {
        let mangled = self.mangled(scope, name)?;
        Ok(self.table.scope(scope).symbol(mangled))
    }

    pub fn lookup(&mut self, name: NameId) -> Result<Symbol, Fail> {
        self.lookup_in(self.current, name)
    }

    /// Records that the current block uses or binds a name.
    pub fn add_def(&mut self, name: NameId, flags: u32, location: Location) -> Result<(), Fail> {
        let ctx = if flags == USE { ExprContext::Load } else { ExprContext::Store };
        self.add_def_ctx(name, flags, location, ctx)
    }

    pub fn add_def_ctx(
        &mut self,
        name: NameId,
        flags: u32,
        location: Location,
        ctx: ExprContext,
    ) -> Result<(), Fail> {
        if flags & (DEF_PARAM | DEF_LOCAL | DEF_IMPORT) != 0 {
            self.check_name(name, location, ctx)?;
        }
        if flags & DEF_TYPE_PARAM != 0
            && let Some(set) = self.scope().mangled_names
        {
            self.table.mangled_names[set].insert(name);
        }
        self.add_def_in(self.current, name, flags, location)
    }

    /// Records a fact about a name in any scope. Mangling is that of the current one.
    pub fn add_def_in(
        &mut self,
        scope: ScopeId,
        name: NameId,
        flags: u32,
        location: Location,
    ) -> Result<(), Fail> {
        let mangled = self.mangled(self.current, name)?;
        let in_scope = self.table.scope_mut(scope);
        let position = in_scope.symbols.position_or_insert(mangled, Symbol::default);
        let old = in_scope.symbols.entries()[position].1;
        let is_comp_target = in_scope.comp_iter_target;
        if flags & DEF_PARAM != 0 && old.has(DEF_PARAM) {
            let message = format!("duplicate argument '{}' in function definition", self.text(name));
            return Err(self.error(message, location));
        }
        if flags & DEF_TYPE_PARAM != 0 && old.has(DEF_TYPE_PARAM) {
            return Err(self.error(format!("duplicate type parameter '{}'", self.text(name)), location));
        }
        let mut new = old.0 | flags;
        if is_comp_target {
            if new & (DEF_GLOBAL | DEF_NONLOCAL) != 0 {
                let text = self.text(name);
                let message =
                    format!("comprehension inner loop cannot rebind assignment expression target '{text}'");
                return Err(self.error(message, location));
            }
            new |= DEF_COMP_ITER;
        }
        let in_scope = self.table.scope_mut(scope);
        if let Some(symbol) = in_scope.symbols.get_mut(mangled) {
            symbol.0 = new;
        }
        if flags & DEF_PARAM != 0 {
            in_scope.varnames.push(mangled);
        } else if flags & DEF_GLOBAL != 0 {
            let globals = &mut self.table.scope_mut(SymbolTable::TOP).symbols;
            globals.position_or_insert(mangled, Symbol::default);
            if let Some(symbol) = globals.get_mut(mangled) {
                symbol.0 |= flags;
            }
        }
        Ok(())
    }

    /// `__debug__` can be neither assigned to nor deleted.
    pub fn check_name(&self, name: NameId, location: Location, ctx: ExprContext) -> Result<(), Fail> {
        match ctx {
            ExprContext::Store if name == NameId::DEBUG => {
                Err(self.error("cannot assign to __debug__", location))
            }
            ExprContext::Del if name == NameId::DEBUG => Err(self.error("cannot delete __debug__", location)),
            _ => Ok(()),
        }
    }

    pub fn check_keywords(&mut self, keywords: &[Keyword<'a>]) -> Result<(), Fail> {
        for keyword in keywords {
            if keyword.arg == Some("__debug__") {
                self.check_name(NameId::DEBUG, keyword.location, ExprContext::Store)?;
            }
        }
        Ok(())
    }

    /// Remembers where a name is declared `global` or `nonlocal`.
    pub fn record_directive(&mut self, name: NameId, location: Location) -> Result<(), Fail> {
        let mangled = self.mangled(self.current, name)?;
        self.scope().directives.push((mangled, location));
        Ok(())
    }

    /// Starts restricting private name mangling to the type parameters of the current block.
    pub fn restrict_mangling(&mut self) {
        let set = self.table.mangled_names.len();
        self.table.mangled_names.push(FxHashSet::default());
        self.scope().mangled_names = Some(set);
    }

    pub fn allows_top_level_await(&self) -> bool {
        self.features.top_level_await() && self.kind() == BlockType::Module
    }

    pub fn is_async_def(&self) -> bool {
        let scope = self.table.scope(self.current);
        scope.kind == BlockType::Function && scope.coroutine
    }
}
