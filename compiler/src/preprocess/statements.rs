//! Rewriting of statements, and the warnings of PEP 765.

use super::{Context, Preprocessor};
use crate::ast::*;
use crate::symtable::errors::{Fail, recursion_error};

impl<'a> Preprocessor<'a, '_> {
    /// A body that may begin with a docstring.
    pub(super) fn body(&mut self, mut body: &'a [Stmt<'a>]) -> Result<&'a [Stmt<'a>], Fail> {
        let mut has_docstring = crate::codegen::docstring(body).is_some();
        if has_docstring && self.options.optimize >= 2 {
            body = match body {
                // A body is never empty: `pass` stands where the docstring began.
                [only] => {
                    let Location { lineno, col_offset, .. } = only.location;
                    let end_col_offset = col_offset + "pass".len() as u32;
                    let location = Location { lineno, col_offset, end_lineno: lineno, end_col_offset };
                    self.alloc_slice(&[Stmt { kind: StmtKind::Pass, location }])?
                }
                _ => &body[1..],
            };
            self.changes += 1;
            has_docstring = false;
        }
        let body = self.stmts(body)?;
        if has_docstring || crate::codegen::docstring(body).is_none() {
            return Ok(body);
        }
        // A string that moved into the place of a dropped docstring must not become one.
        let Some((first, rest)) = body.split_first() else { return Ok(body) };
        let StmtKind::Expr { value } = first.kind else { return Ok(body) };
        let values = self.alloc_slice(&[*value])?;
        let joined = Expr { kind: ExprKind::JoinedStr { values }, location: first.location };
        let value = self.alloc(joined)?;
        let mut new = vec![Stmt { kind: StmtKind::Expr { value }, location: first.location }];
        new.extend_from_slice(rest);
        self.alloc_slice(&new)
    }

    pub(super) fn stmts(&mut self, stmts: &'a [Stmt<'a>]) -> Result<&'a [Stmt<'a>], Fail> {
        self.list(stmts, |pass, stmt| pass.stmt(stmt).copied())
    }

    fn stmts_in(&mut self, context: Context, stmts: &'a [Stmt<'a>]) -> Result<&'a [Stmt<'a>], Fail> {
        self.contexts.push(context);
        let stmts = self.stmts(stmts)?;
        self.contexts.pop();
        Ok(stmts)
    }

    fn stmt(&mut self, stmt: &'a Stmt<'a>) -> Result<&'a Stmt<'a>, Fail> {
        self.stack.check().map_err(recursion_error)?;
        let before = self.changes;
        let kind = match stmt.kind {
            StmtKind::FunctionDef(def) => StmtKind::FunctionDef(self.function(def)?),
            StmtKind::AsyncFunctionDef(def) => StmtKind::AsyncFunctionDef(self.function(def)?),
            StmtKind::ClassDef(def) => StmtKind::ClassDef(self.class(def)?),
            StmtKind::Return { value } => {
                self.check_exit("return", stmt.location);
                StmtKind::Return { value: self.optional(value)? }
            }
            StmtKind::Delete { targets } => StmtKind::Delete { targets: self.exprs(targets)? },
            StmtKind::Assign { targets, value, type_comment } => {
                StmtKind::Assign { targets: self.exprs(targets)?, value: self.expr(value)?, type_comment }
            }
            StmtKind::TypeAlias { name, type_params, value } => StmtKind::TypeAlias {
                name: self.expr(name)?,
                type_params: self.type_params(type_params)?,
                value: self.expr(value)?,
            },
            StmtKind::AugAssign { target, op, value } => {
                StmtKind::AugAssign { target: self.expr(target)?, op, value: self.expr(value)? }
            }
            StmtKind::AnnAssign { target, annotation, value, simple } => StmtKind::AnnAssign {
                target: self.expr(target)?,
                annotation: self.annotation(Some(annotation))?.unwrap_or(annotation),
                value: self.optional(value)?,
                simple,
            },
            StmtKind::For { target, iter, body, orelse, type_comment } => StmtKind::For {
                target: self.expr(target)?,
                iter: self.expr(iter)?,
                body: self.stmts_in(Context::Loop, body)?,
                orelse: self.stmts(orelse)?,
                type_comment,
            },
            StmtKind::AsyncFor { target, iter, body, orelse, type_comment } => StmtKind::AsyncFor {
                target: self.expr(target)?,
                iter: self.expr(iter)?,
                body: self.stmts_in(Context::Loop, body)?,
                orelse: self.stmts(orelse)?,
                type_comment,
            },
            StmtKind::While { test, body, orelse } => StmtKind::While {
                test: self.expr(test)?,
                body: self.stmts_in(Context::Loop, body)?,
                orelse: self.stmts(orelse)?,
            },
            StmtKind::If { .. } => return self.if_chain(stmt),
            StmtKind::With { items, body, type_comment } => {
                StmtKind::With { items: self.with_items(items)?, body: self.stmts(body)?, type_comment }
            }
            StmtKind::AsyncWith { items, body, type_comment } => {
                StmtKind::AsyncWith { items: self.with_items(items)?, body: self.stmts(body)?, type_comment }
            }
            StmtKind::Match { subject, cases } => {
                StmtKind::Match { subject: self.expr(subject)?, cases: self.cases(cases)? }
            }
            StmtKind::Raise { exc, cause } => {
                StmtKind::Raise { exc: self.optional(exc)?, cause: self.optional(cause)? }
            }
            StmtKind::Try(node) => StmtKind::Try(self.try_(node)?),
            StmtKind::TryStar(node) => StmtKind::TryStar(self.try_(node)?),
            StmtKind::Assert { test, msg } => {
                StmtKind::Assert { test: self.expr(test)?, msg: self.optional(msg)? }
            }
            StmtKind::Expr { value } => StmtKind::Expr { value: self.expr(value)? },
            StmtKind::Break => {
                self.check_exit("break", stmt.location);
                return Ok(stmt);
            }
            StmtKind::Continue => {
                self.check_exit("continue", stmt.location);
                return Ok(stmt);
            }
            StmtKind::Import { .. }
            | StmtKind::ImportFrom { .. }
            | StmtKind::Global { .. }
            | StmtKind::Nonlocal { .. }
            | StmtKind::Pass => return Ok(stmt),
        };
        if self.changes == before { Ok(stmt) } else { self.alloc(Stmt { kind, location: stmt.location }) }
    }

    /// A loop or function inside the `finally` block makes leaving it legitimate; so, as in CPython, even a `return` in a
    /// loop.
    fn check_exit(&mut self, keyword: &str, location: Location) {
        if self.contexts.last() == Some(&Context::Finally) {
            self.warn_of_leaving_finally(keyword, location);
        }
    }

    /// `if` with its `elif`s: no recursion from one to the next.
    fn if_chain(&mut self, stmt: &'a Stmt<'a>) -> Result<&'a Stmt<'a>, Fail> {
        let before = self.changes;
        let mut rewritten = Vec::new();
        let mut current = stmt;
        let mut orelse = loop {
            let StmtKind::If { test, body, orelse } = current.kind else { return Ok(stmt) };
            rewritten.push((current, self.expr(test)?, self.stmts(body)?));
            match orelse {
                [next] if matches!(next.kind, StmtKind::If { .. }) => current = next,
                _ => break self.stmts(orelse)?,
            }
        };
        if self.changes == before {
            return Ok(stmt);
        }
        while let Some((node, test, body)) = rewritten.pop() {
            let new = Stmt { kind: StmtKind::If { test, body, orelse }, location: node.location };
            if rewritten.is_empty() {
                return self.alloc(new);
            }
            orelse = self.alloc_slice(&[new])?;
        }
        Ok(stmt)
    }

    fn function(&mut self, def: &'a FunctionDef<'a>) -> Result<&'a FunctionDef<'a>, Fail> {
        let before = self.changes;
        let type_params = self.type_params(def.type_params)?;
        let args = self.arguments(def.args)?;
        self.contexts.push(Context::Function);
        let body = self.body(def.body)?;
        self.contexts.pop();
        let decorator_list = self.exprs(def.decorator_list)?;
        let returns = self.annotation(def.returns)?;
        if self.changes == before {
            return Ok(def);
        }
        self.alloc(FunctionDef { type_params, args, body, decorator_list, returns, ..*def })
    }

    fn class(&mut self, def: &'a ClassDef<'a>) -> Result<&'a ClassDef<'a>, Fail> {
        let before = self.changes;
        let new = ClassDef {
            name: def.name,
            type_params: self.type_params(def.type_params)?,
            bases: self.exprs(def.bases)?,
            keywords: self.keywords(def.keywords)?,
            body: self.body(def.body)?,
            decorator_list: self.exprs(def.decorator_list)?,
        };
        if self.changes == before { Ok(def) } else { self.alloc(new) }
    }

    fn try_(&mut self, node: &'a Try<'a>) -> Result<&'a Try<'a>, Fail> {
        let before = self.changes;
        let new = Try {
            body: self.stmts(node.body)?,
            handlers: self.list(node.handlers, |pass, handler| {
                Ok(ExceptHandler {
                    type_: pass.optional(handler.type_)?,
                    body: pass.stmts(handler.body)?,
                    ..*handler
                })
            })?,
            orelse: self.stmts(node.orelse)?,
            finalbody: self.stmts_in(Context::Finally, node.finalbody)?,
        };
        if self.changes == before { Ok(node) } else { self.alloc(new) }
    }

    fn with_items(&mut self, items: &'a [WithItem<'a>]) -> Result<&'a [WithItem<'a>], Fail> {
        self.list(items, |pass, item| {
            Ok(WithItem {
                context_expr: pass.expr(item.context_expr)?,
                optional_vars: pass.optional(item.optional_vars)?,
            })
        })
    }

    fn cases(&mut self, cases: &'a [MatchCase<'a>]) -> Result<&'a [MatchCase<'a>], Fail> {
        self.list(cases, |pass, case| {
            Ok(MatchCase {
                pattern: pass.pattern(case.pattern)?,
                guard: pass.optional(case.guard)?,
                body: pass.stmts(case.body)?,
            })
        })
    }

    fn type_params(&mut self, parameters: &'a [TypeParam<'a>]) -> Result<&'a [TypeParam<'a>], Fail> {
        self.list(parameters, |pass, parameter| {
            let kind = match parameter.kind {
                TypeParamKind::TypeVar { name, bound, default_value } => TypeParamKind::TypeVar {
                    name,
                    bound: pass.optional(bound)?,
                    default_value: pass.optional(default_value)?,
                },
                TypeParamKind::ParamSpec { name, default_value } => {
                    TypeParamKind::ParamSpec { name, default_value: pass.optional(default_value)? }
                }
                TypeParamKind::TypeVarTuple { name, default_value } => {
                    TypeParamKind::TypeVarTuple { name, default_value: pass.optional(default_value)? }
                }
            };
            Ok(TypeParam { kind, location: parameter.location })
        })
    }
}
