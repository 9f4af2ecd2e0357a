//! Targets: what is assigned to, deleted or iterated into. They are parsed as expressions and then turned into targets,
//! which refuses what the grammar's target rules do not cover.

use super::{ExprRef, Fail, Parse, Parser};
use crate::ast::{Expr, ExprContext, ExprKind};
use crate::lexer::token::TokenKind;

impl<'a> Parser<'a> {
    /// `star_targets`
    pub(super) fn star_targets(&mut self) -> Parse<ExprRef<'a>> {
        let first = self.pos;
        let target = self.star_target()?;
        if !self.at(TokenKind::Comma) {
            return Ok(target);
        }
        let base = self.expr_stack.len();
        self.expr_stack.push(*target);
        while self.eat(TokenKind::Comma) && self.at_expression() {
            let target = self.star_target()?;
            self.expr_stack.push(*target);
        }
        let elts = self.take_exprs(base)?;
        self.expr_from(first, ExprKind::Tuple { elts, ctx: ExprContext::Store })
    }

    /// `star_target`
    pub(super) fn star_target(&mut self) -> Parse<ExprRef<'a>> {
        let first = self.pos;
        if self.eat(TokenKind::Star) {
            let operand = self.primary()?;
            let value = self.store(operand)?;
            return self.expr_from(first, ExprKind::Starred { value, ctx: ExprContext::Store });
        }
        let operand = self.primary()?;
        self.store(operand)
    }

    /// An expression as a target of `=`, `for` or `with`.
    pub(super) fn store(&mut self, expr: ExprRef<'a>) -> Parse<ExprRef<'a>> {
        let target = self.in_context(expr, ExprContext::Store)?;
        self.alloc(target)
    }

    /// The same expression with another context; fails if that cannot be.
    pub(super) fn in_context(&mut self, expr: &Expr<'a>, ctx: ExprContext) -> Parse<Expr<'a>> {
        let kind = match expr.kind {
            ExprKind::Name { id, .. } => ExprKind::Name { id, ctx },
            ExprKind::Attribute { value, attr, .. } => ExprKind::Attribute { value, attr, ctx },
            ExprKind::Subscript { value, slice, .. } => ExprKind::Subscript { value, slice, ctx },
            ExprKind::Tuple { elts, .. } => ExprKind::Tuple { elts: self.all_in_context(elts, ctx)?, ctx },
            ExprKind::List { elts, .. } => ExprKind::List { elts: self.all_in_context(elts, ctx)?, ctx },
            ExprKind::Starred { value, .. } if ctx == ExprContext::Store => {
                let value = self.in_context(value, ctx)?;
                ExprKind::Starred { value: self.alloc(value)?, ctx }
            }
            _ => return Err(Fail),
        };
        Ok(Expr { kind, location: expr.location })
    }

    fn all_in_context(&mut self, exprs: &[Expr<'a>], ctx: ExprContext) -> Parse<&'a [Expr<'a>]> {
        let base = self.expr_stack.len();
        for expr in exprs {
            let target = self.in_context(expr, ctx)?;
            self.expr_stack.push(target);
        }
        self.take_exprs(base)
    }
}
