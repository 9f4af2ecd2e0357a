//! First pass over statements.

use super::build::Builder;
use super::errors::Fail;
use super::*;
use crate::ast::*;
use crate::names::NameId;
use flag::*;

impl<'a> Builder<'a, '_> {
    pub(super) fn statements(&mut self, body: &'a [Stmt<'a>]) -> Result<(), Fail> {
        body.iter().try_for_each(|stmt| self.stmt(stmt))
    }

    pub(super) fn exprs(&mut self, exprs: &'a [Expr<'a>]) -> Result<(), Fail> {
        exprs.iter().try_for_each(|expr| self.expr(expr))
    }

    pub(super) fn optional(&mut self, expr: Option<&'a Expr<'a>>) -> Result<(), Fail> {
        expr.map_or(Ok(()), |expr| self.expr(expr))
    }

    /// Statements in which an annotation may or may not be executed.
    fn conditional(&mut self, blocks: &[&'a [Stmt<'a>]]) -> Result<(), Fail> {
        let outer = std::mem::replace(&mut self.scope().in_conditional_block, true);
        for block in blocks {
            self.statements(block)?;
        }
        self.scope().in_conditional_block = outer;
        Ok(())
    }

    fn stmt(&mut self, stmt: &'a Stmt<'a>) -> Result<(), Fail> {
        self.check_stack()?;
        let location = stmt.location;
        match &stmt.kind {
            StmtKind::FunctionDef(def) => self.function(def, location, false),
            StmtKind::AsyncFunctionDef(def) => self.function(def, location, true),
            StmtKind::ClassDef(def) => self.class(def, location),
            StmtKind::TypeAlias { name, type_params, value } => {
                self.type_alias(stmt, name, type_params, value)
            }
            StmtKind::Return { value } => {
                if let Some(value) = value {
                    self.expr(value)?;
                    self.scope().returns_value = true;
                }
                Ok(())
            }
            StmtKind::Delete { targets } => self.exprs(targets),
            StmtKind::Assign { targets, value, .. } => {
                self.exprs(targets)?;
                self.expr(value)
            }
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                self.annotated(location, target, annotation, *value, *simple)
            }
            StmtKind::AugAssign { target, value, .. } => {
                self.expr(target)?;
                self.expr(value)
            }
            StmtKind::For { target, iter, body, orelse, .. } => {
                self.expr(target)?;
                self.expr(iter)?;
                self.conditional(&[body, orelse])
            }
            StmtKind::AsyncFor { target, iter, body, orelse, .. } => {
                self.needs_coroutine("'async for' outside async function", location)?;
                self.expr(target)?;
                self.expr(iter)?;
                self.conditional(&[body, orelse])
            }
            StmtKind::While { test, body, orelse } => {
                self.expr(test)?;
                self.conditional(&[body, orelse])
            }
            StmtKind::If { .. } => self.if_chain(stmt),
            StmtKind::Match { subject, cases } => {
                self.expr(subject)?;
                let outer = std::mem::replace(&mut self.scope().in_conditional_block, true);
                for case in *cases {
                    self.pattern(case.pattern)?;
                    self.optional(case.guard)?;
                    self.statements(case.body)?;
                }
                self.scope().in_conditional_block = outer;
                Ok(())
            }
            StmtKind::Raise { exc, cause } => {
                self.optional(*exc)?;
                self.optional(*cause)
            }
            StmtKind::Try(node) | StmtKind::TryStar(node) => self.try_(node),
            StmtKind::Assert { test, msg } => {
                self.expr(test)?;
                self.optional(*msg)
            }
            StmtKind::Import { names } => names.iter().try_for_each(|alias| self.alias(alias)),
            StmtKind::ImportFrom { module, names, level } => {
                names.iter().try_for_each(|alias| self.alias(alias))?;
                self.check_import_from(*module, *level, location)
            }
            StmtKind::Global { names } => {
                names.iter().try_for_each(|name| self.directive(name, DEF_GLOBAL, location))
            }
            StmtKind::Nonlocal { names } => {
                names.iter().try_for_each(|name| self.directive(name, DEF_NONLOCAL, location))
            }
            StmtKind::Expr { value } => self.expr(value),
            StmtKind::Pass | StmtKind::Break | StmtKind::Continue => Ok(()),
            StmtKind::With { items, body, .. } => self.with(items, body),
            StmtKind::AsyncWith { items, body, .. } => {
                self.needs_coroutine("'async with' outside async function", location)?;
                self.with(items, body)
            }
        }
    }

    /// `if` with its `elif`s, of which there may be thousands: no recursion from one to the next.
    fn if_chain(&mut self, mut stmt: &'a Stmt<'a>) -> Result<(), Fail> {
        let outer = self.scope().in_conditional_block;
        while let StmtKind::If { test, body, orelse } = stmt.kind {
            self.expr(test)?;
            self.scope().in_conditional_block = true;
            self.statements(body)?;
            match orelse {
                [next] if matches!(next.kind, StmtKind::If { .. }) => stmt = next,
                _ => {
                    self.statements(orelse)?;
                    break;
                }
            }
        }
        self.scope().in_conditional_block = outer;
        Ok(())
    }

    fn with(&mut self, items: &'a [WithItem<'a>], body: &'a [Stmt<'a>]) -> Result<(), Fail> {
        let outer = std::mem::replace(&mut self.scope().in_conditional_block, true);
        for item in items {
            self.expr(item.context_expr)?;
            self.optional(item.optional_vars)?;
        }
        self.statements(body)?;
        self.scope().in_conditional_block = outer;
        Ok(())
    }

    fn try_(&mut self, node: &'a Try<'a>) -> Result<(), Fail> {
        let outer = std::mem::replace(&mut self.scope().in_conditional_block, true);
        self.statements(node.body)?;
        for handler in node.handlers {
            self.optional(handler.type_)?;
            if let Some(name) = handler.name {
                let name = self.intern(name);
                self.add_def(name, DEF_LOCAL, handler.location)?;
            }
            self.statements(handler.body)?;
        }
        self.statements(node.orelse)?;
        self.statements(node.finalbody)?;
        self.scope().in_conditional_block = outer;
        Ok(())
    }

    fn function(&mut self, def: &'a FunctionDef<'a>, location: Location, is_async: bool) -> Result<(), Fail> {
        let name = self.intern(def.name);
        self.add_def(name, DEF_LOCAL, location)?;
        self.defaults(def.args)?;
        self.exprs(def.decorator_list)?;
        if !def.type_params.is_empty() {
            let has_kwdefaults = def.args.kw_defaults.iter().any(Option::is_some);
            self.enter_type_params(name, def.type_params, location, false)?;
            // CPython's trees always have a list of defaults, empty or not.
            self.add_def(NameId::DOT_DEFAULTS, DEF_PARAM, location)?;
            if has_kwdefaults {
                self.add_def(NameId::DOT_KWDEFAULTS, DEF_PARAM, location)?;
            }
            self.type_params(def.type_params)?;
        }
        let body = self.new_scope(name, BlockType::Function, Some(ScopeKey::body(def)), location);
        self.table.scope_mut(body).has_docstring = crate::codegen::docstring(def.body).is_some();
        self.function_annotations(def, location)?;
        self.enter(body, true);
        self.scope().coroutine |= is_async;
        self.arguments(def.args)?;
        self.statements(def.body)?;
        self.leave();
        if !def.type_params.is_empty() {
            self.leave();
        }
        Ok(())
    }

    /// The defaults of parameters, which the block around the function evaluates.
    pub(super) fn defaults(&mut self, args: &'a Arguments<'a>) -> Result<(), Fail> {
        self.exprs(args.defaults)?;
        args.kw_defaults.iter().try_for_each(|default| self.optional(*default))
    }

    pub(super) fn arguments(&mut self, args: &'a Arguments<'a>) -> Result<(), Fail> {
        for arg in args.posonlyargs.iter().chain(args.args).chain(args.kwonlyargs) {
            self.parameter(arg)?;
        }
        if let Some(vararg) = args.vararg {
            self.parameter(vararg)?;
            self.scope().varargs = true;
        }
        if let Some(kwarg) = args.kwarg {
            self.parameter(kwarg)?;
            self.scope().varkeywords = true;
        }
        Ok(())
    }

    fn parameter(&mut self, arg: &'a Arg<'a>) -> Result<(), Fail> {
        let name = self.intern(arg.arg);
        self.add_def(name, DEF_PARAM, arg.location)
    }

    fn class(&mut self, def: &'a ClassDef<'a>, location: Location) -> Result<(), Fail> {
        let name = self.intern(def.name);
        self.add_def(name, DEF_LOCAL, location)?;
        self.exprs(def.decorator_list)?;
        let outer = self.private;
        let is_generic = !def.type_params.is_empty();
        if is_generic {
            self.enter_type_params(name, def.type_params, location, true)?;
            self.private = Some(def.name);
            self.restrict_mangling();
            self.type_params(def.type_params)?;
        }
        self.exprs(def.bases)?;
        self.check_keywords(def.keywords)?;
        def.keywords.iter().try_for_each(|keyword| self.expr(keyword.value))?;
        self.enter_block(name, BlockType::Class, Some(ScopeKey::body(def)), location)?;
        self.private = Some(def.name);
        if is_generic {
            self.add_def(NameId::TYPE_PARAMS, DEF_LOCAL, location)?;
            self.add_def(NameId::DOT_TYPE_PARAMS, USE, location)?;
        }
        self.scope().has_docstring = crate::codegen::docstring(def.body).is_some();
        self.statements(def.body)?;
        self.leave();
        if is_generic {
            self.leave();
        }
        self.private = outer;
        Ok(())
    }

    fn annotated(
        &mut self,
        location: Location,
        target: &'a Expr<'a>,
        annotation: &'a Expr<'a>,
        value: Option<&'a Expr<'a>>,
        simple: bool,
    ) -> Result<(), Fail> {
        self.scope().annotations_used = true;
        if let ExprKind::Name { id, .. } = target.kind {
            let name = self.intern(id);
            let symbol = self.lookup(name)?;
            if simple && symbol.has(DEF_GLOBAL | DEF_NONLOCAL) && self.current != SymbolTable::TOP {
                let what = if symbol.has(DEF_GLOBAL) { "global" } else { "nonlocal" };
                return Err(self.error(format!("annotated name '{id}' can't be {what}"), location));
            }
            if simple {
                self.add_def(name, DEF_ANNOT | DEF_LOCAL, target.location)?;
            } else if value.is_some() {
                self.add_def(name, DEF_LOCAL, target.location)?;
            }
        } else {
            self.expr(target)?;
        }
        self.annotation(annotation)?;
        self.optional(value)
    }

    fn alias(&mut self, alias: &'a Alias<'a>) -> Result<(), Fail> {
        // `import a.b` binds `a`.
        let name = alias.asname.unwrap_or(alias.name);
        if name == "*" {
            if self.kind() != BlockType::Module {
                return Err(self.error("import * only allowed at module level", alias.location));
            }
            return Ok(());
        }
        let bound = name.split('.').next().unwrap_or(name);
        let bound = self.intern(bound);
        self.add_def(bound, DEF_IMPORT, alias.location)
    }

    fn check_import_from(
        &mut self,
        module: Option<&str>,
        level: u32,
        location: Location,
    ) -> Result<(), Fail> {
        let Some(future) = self.features.location_of_last else {
            return if module == Some("__future__") && level == 0 {
                Err(self.late_future(location))
            } else {
                Ok(())
            };
        };
        let is_late = location.lineno > future.lineno
            || location.lineno == future.end_lineno && location.col_offset > future.end_col_offset;
        if module == Some("__future__") && level == 0 && is_late {
            return Err(self.late_future(location));
        }
        Ok(())
    }

    fn late_future(&self, location: Location) -> Fail {
        self.error("from __future__ imports must occur at the beginning of the file", location)
    }

    /// `global` and `nonlocal`.
    fn directive(&mut self, text: &'a str, flag: u32, location: Location) -> Result<(), Fail> {
        let what = if flag == DEF_GLOBAL { "global" } else { "nonlocal" };
        let name = self.intern(text);
        let symbol = self.lookup(name)?;
        if symbol.has(DEF_PARAM | DEF_LOCAL | USE | DEF_ANNOT) {
            let message = if symbol.has(DEF_PARAM) {
                format!("name '{text}' is parameter and {what}")
            } else if symbol.has(USE) {
                format!("name '{text}' is used prior to {what} declaration")
            } else if symbol.has(DEF_ANNOT) {
                format!("annotated name '{text}' can't be {what}")
            } else {
                format!("name '{text}' is assigned to before {what} declaration")
            };
            return Err(self.error(message, location));
        }
        self.add_def(name, flag, location)?;
        self.record_directive(name, location)
    }

    fn needs_coroutine(&mut self, message: &'static str, location: Location) -> Result<(), Fail> {
        if self.allows_top_level_await() {
            self.scope().coroutine = true;
        }
        if self.scope().coroutine { Ok(()) } else { Err(self.error(message, location)) }
    }

    fn pattern(&mut self, pattern: &'a Pattern<'a>) -> Result<(), Fail> {
        self.check_stack()?;
        match &pattern.kind {
            PatternKind::MatchValue { value } => self.expr(value),
            PatternKind::MatchSingleton { .. } => Ok(()),
            PatternKind::MatchSequence { patterns } | PatternKind::MatchOr { patterns } => {
                self.patterns(patterns)
            }
            PatternKind::MatchStar { name } => self.capture(*name, pattern.location),
            PatternKind::MatchMapping { keys, patterns, rest } => {
                self.exprs(keys)?;
                self.patterns(patterns)?;
                self.capture(*rest, pattern.location)
            }
            PatternKind::MatchClass { cls, patterns, kwd_attrs, kwd_patterns } => {
                self.expr(cls)?;
                self.patterns(patterns)?;
                for (attr, sub) in kwd_attrs.iter().zip(*kwd_patterns) {
                    if *attr == "__debug__" {
                        self.check_name(NameId::DEBUG, sub.location, ExprContext::Store)?;
                    }
                }
                self.patterns(kwd_patterns)
            }
            PatternKind::MatchAs { pattern: sub, name } => {
                if let Some(sub) = sub {
                    self.pattern(sub)?;
                }
                self.capture(*name, pattern.location)
            }
        }
    }

    fn patterns(&mut self, patterns: &'a [Pattern<'a>]) -> Result<(), Fail> {
        patterns.iter().try_for_each(|pattern| self.pattern(pattern))
    }

    fn capture(&mut self, name: Option<&'a str>, location: Location) -> Result<(), Fail> {
        let Some(name) = name else { return Ok(()) };
        let name = self.intern(name);
        self.add_def(name, DEF_LOCAL, location)
    }
}
