//! Statements that begin with an expression: assignments of all kinds, and expressions by themselves.

use super::{ExprRef, Parse, Parser};
use crate::ast::{Expr, ExprContext, ExprKind, Operator, StmtKind};
use crate::lexer::token::TokenKind;

fn augmented(kind: TokenKind) -> Option<Operator> {
    use TokenKind as T;
    Some(match kind {
        T::PlusEqual => Operator::Add,
        T::MinEqual => Operator::Sub,
        T::StarEqual => Operator::Mult,
        T::AtEqual => Operator::MatMult,
        T::SlashEqual => Operator::Div,
        T::PercentEqual => Operator::Mod,
        T::AmperEqual => Operator::BitAnd,
        T::VBarEqual => Operator::BitOr,
        T::CircumflexEqual => Operator::BitXor,
        T::LeftShiftEqual => Operator::LShift,
        T::RightShiftEqual => Operator::RShift,
        T::DoubleStarEqual => Operator::Pow,
        T::DoubleSlashEqual => Operator::FloorDiv,
        _ => return None,
    })
}

/// A name, attribute or subscript: what annotations and augmented assignment can be about.
fn is_single_target(expr: &Expr<'_>) -> bool {
    matches!(expr.kind, ExprKind::Name { .. } | ExprKind::Attribute { .. } | ExprKind::Subscript { .. })
}

impl<'a> Parser<'a> {
    pub(super) fn expression_statement(&mut self) -> Parse<StmtKind<'a>> {
        let first = self.pos;
        let value = self.star_expressions()?;
        match self.kind() {
            TokenKind::Newline | TokenKind::Semi => Ok(StmtKind::Expr { value }),
            TokenKind::Equal => self.assignment(value),
            TokenKind::Colon => self.annotated_assignment(first, value),
            kind => match augmented(kind) {
                Some(op) => self.augmented_assignment(value, op),
                None => Ok(StmtKind::Expr { value }),
            },
        }
    }

    /// `target = target = value`; the first `=` is next.
    fn assignment(&mut self, first_target: ExprRef<'a>) -> Parse<StmtKind<'a>> {
        let base = self.expr_stack.len();
        let mut value = first_target;
        while self.eat(TokenKind::Equal) {
            let target = self.in_context(value, ExprContext::Store)?;
            self.expr_stack.push(target);
            value = self.annotated_rhs()?;
        }
        let targets = self.take_exprs(base)?;
        let type_comment = self.type_comment();
        Ok(StmtKind::Assign { targets, value, type_comment })
    }

    fn annotated_assignment(&mut self, first: usize, target: ExprRef<'a>) -> Parse<StmtKind<'a>> {
        let simple = self.pos == first + 1 && self.tokens[first].kind == TokenKind::Name;
        self.check(is_single_target(target))?;
        self.require_version(6)?;
        let target = self.store(target)?;
        self.expect(TokenKind::Colon)?;
        let annotation = self.expression()?;
        let value = if self.eat(TokenKind::Equal) { Some(self.annotated_rhs()?) } else { None };
        Ok(StmtKind::AnnAssign { target, annotation, value, simple })
    }

    fn augmented_assignment(&mut self, target: ExprRef<'a>, op: Operator) -> Parse<StmtKind<'a>> {
        self.check(is_single_target(target))?;
        if op == Operator::MatMult {
            self.require_version(5)?;
        }
        let target = self.store(target)?;
        self.advance();
        let value = self.annotated_rhs()?;
        Ok(StmtKind::AugAssign { target, op, value })
    }
}
