//! Statements: the dispatch, and those that need no file of their own.

use super::{Codegen, Loc};
use crate::ast::*;
use crate::op::{CommonConstant, Intrinsic1, Op};
use crate::symtable::errors::Fail;

impl<'a> Codegen<'a> {
    pub(super) fn visit_stmts(&mut self, stmts: &'a [Stmt<'a>]) -> Result<(), Fail> {
        stmts.iter().try_for_each(|stmt| self.visit_stmt(stmt))
    }

    fn visit_stmt(&mut self, stmt: &'a Stmt<'a>) -> Result<(), Fail> {
        self.check_stack()?;
        let loc = Loc::from(stmt.location);
        match stmt.kind {
            StmtKind::FunctionDef(def) => self.visit_function(def, stmt.location, false),
            StmtKind::AsyncFunctionDef(def) => self.visit_function(def, stmt.location, true),
            StmtKind::ClassDef(def) => self.visit_class(def, stmt.location),
            StmtKind::TypeAlias { name, type_params, value } => {
                self.visit_type_alias(stmt, name, type_params, value)
            }
            StmtKind::Return { value } => self.visit_return(stmt.location, value),
            StmtKind::Delete { targets } => self.visit_exprs(targets),
            StmtKind::Assign { targets, value, .. } => self.visit_assign(loc, targets, value),
            StmtKind::AugAssign { target, op, value } => self.visit_aug_assign(loc, target, op, value),
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                self.visit_ann_assign(stmt, target, annotation, value, simple)
            }
            StmtKind::For { target, iter, body, orelse, .. } => {
                self.conditional(|this| this.visit_for(loc, target, iter, body, orelse))
            }
            StmtKind::AsyncFor { target, iter, body, orelse, .. } => {
                self.conditional(|this| this.visit_async_for(loc, target, iter, body, orelse))
            }
            StmtKind::While { test, body, orelse } => {
                self.conditional(|this| this.visit_while(loc, test, body, orelse))
            }
            StmtKind::If { .. } => self.conditional(|this| this.visit_if(stmt)),
            StmtKind::Match { subject, cases } => self.conditional(|this| this.visit_match(subject, cases)),
            StmtKind::Raise { exc, cause } => self.visit_raise(loc, exc, cause),
            StmtKind::Try(node) => self.conditional(|this| this.visit_try(loc, node)),
            StmtKind::TryStar(node) => self.conditional(|this| this.visit_try_star(loc, node)),
            StmtKind::Assert { test, msg } => self.visit_assert(loc, test, msg),
            StmtKind::Import { names } => self.visit_import(loc, names),
            StmtKind::ImportFrom { module, names, level } => {
                self.visit_import_from(loc, module, names, level)
            }
            StmtKind::Global { .. } | StmtKind::Nonlocal { .. } => Ok(()),
            StmtKind::Expr { value } => self.visit_expr_stmt(loc, value),
            StmtKind::Pass => self.emit(loc, Op::Nop),
            StmtKind::Break => self.visit_break(loc),
            StmtKind::Continue => self.visit_continue(loc),
            StmtKind::With { items, body, .. } => {
                self.conditional(|this| this.visit_with(items, body, false))
            }
            StmtKind::AsyncWith { items, body, .. } => {
                self.conditional(|this| this.visit_with(items, body, true))
            }
        }
    }

    /// Generates a statement whose parts may or may not be executed.
    fn conditional(&mut self, visit: impl FnOnce(&mut Self) -> Result<(), Fail>) -> Result<(), Fail> {
        self.unit.in_conditional_block += 1;
        visit(self)?;
        self.unit.in_conditional_block -= 1;
        Ok(())
    }

    fn visit_expr_stmt(&mut self, loc: Loc, value: &'a Expr<'a>) -> Result<(), Fail> {
        if self.interactive && self.outer.is_empty() {
            self.visit_expr(value)?;
            self.intrinsic_1(loc, Intrinsic1::Print)?;
            return self.emit(Loc::NONE, Op::PopTop);
        }
        if matches!(value.kind, ExprKind::Constant { .. }) {
            return self.emit(loc, Op::Nop);
        }
        self.visit_expr(value)?;
        self.emit(Loc::NONE, Op::PopTop)
    }

    fn visit_raise(
        &mut self,
        loc: Loc,
        exc: Option<&'a Expr<'a>>,
        cause: Option<&'a Expr<'a>>,
    ) -> Result<(), Fail> {
        let mut count = 0;
        if let Some(exc) = exc {
            self.visit_expr(exc)?;
            count = 1;
            if let Some(cause) = cause {
                self.visit_expr(cause)?;
                count = 2;
            }
        }
        self.emit_arg(loc, Op::RaiseVarargs, count)
    }

    fn visit_assert(&mut self, loc: Loc, test: &'a Expr<'a>, msg: Option<&'a Expr<'a>>) -> Result<(), Fail> {
        self.check_assert(loc, test);
        if self.options.optimize > 0 {
            return Ok(());
        }
        let end = self.new_label();
        self.jump_if(loc, test, end, true)?;
        self.load_common(loc, CommonConstant::AssertionError)?;
        if let Some(msg) = msg {
            self.visit_expr(msg)?;
            self.emit_arg(loc, Op::Call, 0)?;
        }
        self.emit_arg(Loc::from(test.location), Op::RaiseVarargs, 1)?;
        self.bind(end);
        Ok(())
    }

    /// `if` with its `elif`s: no recursion from one to the next.
    fn visit_if(&mut self, stmt: &'a Stmt<'a>) -> Result<(), Fail> {
        let mut ends = Vec::new();
        let mut current = stmt;
        while let StmtKind::If { test, body, orelse } = current.kind {
            let end = self.new_label();
            ends.push(end);
            let next = if orelse.is_empty() { end } else { self.new_label() };
            self.jump_if(Loc::from(current.location), test, next, false)?;
            self.visit_stmts(body)?;
            if orelse.is_empty() {
                break;
            }
            self.artificial_jump(end)?;
            self.bind(next);
            match orelse {
                [elif] if matches!(elif.kind, StmtKind::If { .. }) => {
                    self.unit.in_conditional_block += 1;
                    current = elif;
                }
                _ => {
                    self.visit_stmts(orelse)?;
                    break;
                }
            }
        }
        self.unit.in_conditional_block -= ends.len() as u32 - 1;
        for end in ends.into_iter().rev() {
            self.bind(end);
        }
        Ok(())
    }
}
