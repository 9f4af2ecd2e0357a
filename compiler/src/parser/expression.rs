//! Expressions, from `star_expressions` down to operators.

use super::{ExprRef, Fail, Parse, Parser};
use crate::ast::{Arguments, BoolOp, CmpOp, ExprContext, ExprKind, Operator, UnaryOp};
use crate::lexer::token::TokenKind;
use smallvec::SmallVec;

/// How tightly an operator binds.
mod precedence {
    pub const OR: u8 = 1;
    pub const AND: u8 = 2;
    pub const NOT: u8 = 3;
    pub const COMPARE: u8 = 4;
    pub const BIT_OR: u8 = 5;
    pub const BIT_XOR: u8 = 6;
    pub const BIT_AND: u8 = 7;
    pub const SHIFT: u8 = 8;
    pub const SUM: u8 = 9;
    pub const TERM: u8 = 10;
}

/// What an operator between two operands makes of them.
#[derive(Clone, Copy)]
enum Infix {
    Bool(BoolOp),
    Compare,
    Binary(Operator),
}

fn infix(kind: TokenKind) -> Option<(u8, Infix)> {
    use TokenKind as T;
    use precedence::*;
    Some(match kind {
        T::Or => (OR, Infix::Bool(BoolOp::Or)),
        T::And => (AND, Infix::Bool(BoolOp::And)),
        T::EqEqual | T::NotEqual | T::Less | T::LessEqual | T::Greater | T::GreaterEqual => {
            (COMPARE, Infix::Compare)
        }
        T::Not | T::In | T::Is => (COMPARE, Infix::Compare),
        T::VBar => (BIT_OR, Infix::Binary(Operator::BitOr)),
        T::Circumflex => (BIT_XOR, Infix::Binary(Operator::BitXor)),
        T::Amper => (BIT_AND, Infix::Binary(Operator::BitAnd)),
        T::LeftShift => (SHIFT, Infix::Binary(Operator::LShift)),
        T::RightShift => (SHIFT, Infix::Binary(Operator::RShift)),
        T::Plus => (SUM, Infix::Binary(Operator::Add)),
        T::Minus => (SUM, Infix::Binary(Operator::Sub)),
        T::Star => (TERM, Infix::Binary(Operator::Mult)),
        T::Slash => (TERM, Infix::Binary(Operator::Div)),
        T::DoubleSlash => (TERM, Infix::Binary(Operator::FloorDiv)),
        T::Percent => (TERM, Infix::Binary(Operator::Mod)),
        T::At => (TERM, Infix::Binary(Operator::MatMult)),
        _ => return None,
    })
}

/// What nests at its right end, with the operand there still to come. Such things may nest by the thousand, so they are
/// kept on a stack instead of recursing.
#[derive(Clone, Copy)]
pub(super) enum Pending<'a> {
    Conditional { first: usize, body: ExprRef<'a>, test: ExprRef<'a> },
    Lambda { first: usize, args: &'a Arguments<'a> },
    Unary { first: usize, op: UnaryOp },
    Power { first: usize, left: ExprRef<'a> },
}

impl<'a> Parser<'a> {
    /// Whether the current token can begin an expression (starred ones included); used only where the grammar has an
    /// optional expression.
    pub(super) fn at_expression(&self) -> bool {
        use TokenKind as T;
        matches!(
            self.kind(),
            T::Name
                | T::Number
                | T::String
                | T::FStringStart
                | T::TStringStart
                | T::LPar
                | T::LSqb
                | T::LBrace
                | T::Minus
                | T::Plus
                | T::Tilde
                | T::Star
                | T::Not
                | T::Lambda
                | T::Await
                | T::KwNone
                | T::KwTrue
                | T::KwFalse
                | T::Ellipsis
        )
    }

    /// `expressions`: one, or a tuple without parentheses.
    pub(super) fn expressions(&mut self) -> Parse<ExprRef<'a>> {
        self.comma_list(Self::expression)
    }

    /// `star_expressions`
    pub(super) fn star_expressions(&mut self) -> Parse<ExprRef<'a>> {
        self.comma_list(Self::star_expression)
    }

    fn comma_list(&mut self, item: fn(&mut Self) -> Parse<ExprRef<'a>>) -> Parse<ExprRef<'a>> {
        let first = self.pos;
        let expr = item(self)?;
        if !self.at(TokenKind::Comma) {
            return Ok(expr);
        }
        let base = self.expr_stack.len();
        self.expr_stack.push(*expr);
        while self.eat(TokenKind::Comma) && self.at_expression() {
            let expr = item(self)?;
            self.expr_stack.push(*expr);
        }
        let elts = self.take_exprs(base)?;
        self.expr_from(first, ExprKind::Tuple { elts, ctx: ExprContext::Load })
    }

    /// `star_expression`
    pub(super) fn star_expression(&mut self) -> Parse<ExprRef<'a>> {
        if self.at(TokenKind::Star) { self.starred(Self::bitwise_or) } else { self.expression() }
    }

    /// `star_named_expression`
    pub(super) fn star_named_expression(&mut self) -> Parse<ExprRef<'a>> {
        if self.at(TokenKind::Star) { self.starred(Self::bitwise_or) } else { self.named_expression() }
    }

    /// `starred_expression`
    pub(super) fn starred_expression(&mut self) -> Parse<ExprRef<'a>> {
        self.starred(Self::expression)
    }

    fn starred(&mut self, operand: fn(&mut Self) -> Parse<ExprRef<'a>>) -> Parse<ExprRef<'a>> {
        let first = self.pos;
        self.expect(TokenKind::Star)?;
        let value = operand(self)?;
        self.expr_from(first, ExprKind::Starred { value, ctx: ExprContext::Load })
    }

    /// `annotated_rhs`
    pub(super) fn annotated_rhs(&mut self) -> Parse<ExprRef<'a>> {
        if self.at(TokenKind::Yield) { self.yield_expr() } else { self.star_expressions() }
    }

    pub(super) fn yield_expr(&mut self) -> Parse<ExprRef<'a>> {
        let first = self.pos;
        self.expect(TokenKind::Yield)?;
        if self.eat(TokenKind::From) {
            let value = self.expression()?;
            return self.expr_from(first, ExprKind::YieldFrom { value });
        }
        let value = if self.at_expression() { Some(self.star_expressions()?) } else { None };
        self.expr_from(first, ExprKind::Yield { value })
    }

    /// `named_expression`
    pub(super) fn named_expression(&mut self) -> Parse<ExprRef<'a>> {
        if self.at(TokenKind::Name) && self.peek(1) == TokenKind::ColonEqual {
            return self.assignment_expression();
        }
        let expr = self.expression()?;
        self.check(!self.at(TokenKind::ColonEqual))?;
        Ok(expr)
    }

    fn assignment_expression(&mut self) -> Parse<ExprRef<'a>> {
        let first = self.pos;
        let id = self.identifier()?;
        let target = self.expr_from(first, ExprKind::Name { id, ctx: ExprContext::Store })?;
        self.expect(TokenKind::ColonEqual)?;
        self.require_version(8)?;
        let value = self.expression()?;
        self.expr_from(first, ExprKind::NamedExpr { target, value })
    }

    pub(super) fn expression(&mut self) -> Parse<ExprRef<'a>> {
        if self.at(TokenKind::Lambda) {
            return self.right_recursive(None);
        }
        let first = self.pos;
        let body = self.disjunction()?;
        if self.at(TokenKind::If) { self.right_recursive(Some((first, body))) } else { Ok(body) }
    }

    /// Conditional expressions and lambdas. `first_body` is the body of a conditional expression whose `if` is next.
    #[inline(never)]
    fn right_recursive(&mut self, first_body: Option<(usize, ExprRef<'a>)>) -> Parse<ExprRef<'a>> {
        let (outer_level, base) = (self.level, self.pending_stack.len());
        let mut body = first_body;
        let value = loop {
            let (first, operand) = match body.take() {
                Some(operand) => operand,
                None if self.at(TokenKind::Lambda) => {
                    let first = self.pos;
                    let args = self.lambda_head()?;
                    self.pending_stack.push(Pending::Lambda { first, args });
                    self.deepen(3)?;
                    continue;
                }
                None => (self.pos, self.disjunction()?),
            };
            if !self.eat(TokenKind::If) {
                break operand;
            }
            let test = self.disjunction()?;
            self.expect(TokenKind::Else)?;
            self.pending_stack.push(Pending::Conditional { first, body: operand, test });
            self.deepen(3)?;
        };
        self.level = outer_level;
        self.complete_pending(base, value)
    }

    /// Gives what is pending above `base` its last operand.
    fn complete_pending(&mut self, base: usize, mut value: ExprRef<'a>) -> Parse<ExprRef<'a>> {
        while self.pending_stack.len() > base {
            let pending = self.pending_stack.pop().ok_or(Fail)?;
            let (first, kind) = match pending {
                Pending::Conditional { first, body, test } => {
                    (first, ExprKind::IfExp { test, body, orelse: value })
                }
                Pending::Lambda { first, args } => (first, ExprKind::Lambda { args, body: value }),
                Pending::Unary { first, op } => (first, ExprKind::UnaryOp { op, operand: value }),
                Pending::Power { first, left } => {
                    (first, ExprKind::BinOp { left, op: Operator::Pow, right: value })
                }
            };
            value = self.expr_from(first, kind)?;
        }
        Ok(value)
    }

    pub(super) fn disjunction(&mut self) -> Parse<ExprRef<'a>> {
        self.binary(precedence::OR)
    }

    pub(super) fn bitwise_or(&mut self) -> Parse<ExprRef<'a>> {
        self.binary(precedence::BIT_OR)
    }

    /// Operands joined by operators that bind at least as tightly as `least`.
    fn binary(&mut self, least: u8) -> Parse<ExprRef<'a>> {
        let first = self.pos;
        let mut left = if self.at(TokenKind::Not) { self.inversion(least)? } else { self.factor()? };
        loop {
            let Some((precedence, infix)) = infix(self.kind()) else { return Ok(left) };
            if precedence < least {
                return Ok(left);
            }
            left = match infix {
                Infix::Binary(op) => {
                    self.advance();
                    if op == Operator::MatMult {
                        self.require_version(5)?;
                    }
                    let right = self.binary(precedence + 1)?;
                    self.expr_from(first, ExprKind::BinOp { left, op, right })?
                }
                Infix::Bool(op) => self.bool_op(first, left, op, precedence)?,
                Infix::Compare => match self.comparison(first, left)? {
                    Some(compare) => compare,
                    None => return Ok(left),
                },
            };
        }
    }

    fn bool_op(&mut self, first: usize, left: ExprRef<'a>, op: BoolOp, precedence: u8) -> Parse<ExprRef<'a>> {
        let operator = self.kind();
        let base = self.expr_stack.len();
        self.expr_stack.push(*left);
        while self.eat(operator) {
            let operand = self.binary(precedence + 1)?;
            self.expr_stack.push(*operand);
        }
        let values = self.take_exprs(base)?;
        self.expr_from(first, ExprKind::BoolOp { op, values })
    }

    /// A chain of comparisons; `None` if what follows is no comparison after all (`not` without `in`).
    fn comparison(&mut self, first: usize, left: ExprRef<'a>) -> Parse<Option<ExprRef<'a>>> {
        let mut ops: SmallVec<[CmpOp; 4]> = SmallVec::new();
        let base = self.expr_stack.len();
        while let Some(op) = self.comparison_operator()? {
            ops.push(op);
            let operand = self.bitwise_or()?;
            self.expr_stack.push(*operand);
        }
        if ops.is_empty() {
            return Ok(None);
        }
        let comparators = self.take_exprs(base)?;
        let ops = self.slice(&ops)?;
        self.expr_from(first, ExprKind::Compare { left, ops, comparators }).map(Some)
    }

    fn comparison_operator(&mut self) -> Parse<Option<CmpOp>> {
        use TokenKind as T;
        let op = match self.kind() {
            T::EqEqual => CmpOp::Eq,
            T::NotEqual => {
                let is_new = self.text(self.token()) == "!=";
                self.check(is_new == (self.barry_from == usize::MAX))?;
                CmpOp::NotEq
            }
            T::Less => CmpOp::Lt,
            T::LessEqual => CmpOp::LtE,
            T::Greater => CmpOp::Gt,
            T::GreaterEqual => CmpOp::GtE,
            T::In => CmpOp::In,
            T::Is if self.peek(1) == T::Not => {
                self.advance();
                CmpOp::IsNot
            }
            T::Is => CmpOp::Is,
            T::Not if self.peek(1) == T::In => {
                self.advance();
                CmpOp::NotIn
            }
            _ => return Ok(None),
        };
        self.advance();
        Ok(Some(op))
    }

    /// `not` operators and their operand.
    #[inline(never)]
    fn inversion(&mut self, least: u8) -> Parse<ExprRef<'a>> {
        self.check(least <= precedence::NOT)?;
        let (outer_level, base) = (self.level, self.pending_stack.len());
        while self.at(TokenKind::Not) {
            self.pending_stack.push(Pending::Unary { first: self.pos, op: UnaryOp::Not });
            self.deepen(1)?;
            self.advance();
        }
        let value = self.binary(precedence::COMPARE)?;
        self.level = outer_level;
        self.complete_pending(base, value)
    }

    /// `factor` and `power`: prefix operators, `**`.
    fn factor(&mut self) -> Parse<ExprRef<'a>> {
        let first = self.pos;
        let mut left = None;
        if unary_operator(self.kind()).is_none() {
            let operand = self.await_primary()?;
            if !self.at(TokenKind::DoubleStar) {
                return Ok(operand);
            }
            left = Some((first, operand));
        }
        self.operators_at_the_left(left)
    }

    /// A factor that begins with a prefix operator, or with this operand of a `**` that is next.
    #[inline(never)]
    fn operators_at_the_left(&mut self, mut left: Option<(usize, ExprRef<'a>)>) -> Parse<ExprRef<'a>> {
        let (outer_level, base) = (self.level, self.pending_stack.len());
        let value = loop {
            if left.is_none()
                && let Some(op) = unary_operator(self.kind())
            {
                self.pending_stack.push(Pending::Unary { first: self.pos, op });
                self.deepen(1)?;
                self.advance();
                continue;
            }
            let (first, operand) = match left.take() {
                Some(left) => left,
                None => (self.pos, self.await_primary()?),
            };
            if !self.eat(TokenKind::DoubleStar) {
                break operand;
            }
            self.pending_stack.push(Pending::Power { first, left: operand });
            self.deepen(3)?;
        };
        self.level = outer_level;
        self.complete_pending(base, value)
    }

    fn await_primary(&mut self) -> Parse<ExprRef<'a>> {
        if !self.at(TokenKind::Await) {
            return self.primary();
        }
        let first = self.pos;
        self.advance();
        self.require_version(5)?;
        let value = self.primary()?;
        self.expr_from(first, ExprKind::Await { value })
    }
}

fn unary_operator(kind: TokenKind) -> Option<UnaryOp> {
    match kind {
        TokenKind::Minus => Some(UnaryOp::USub),
        TokenKind::Plus => Some(UnaryOp::UAdd),
        TokenKind::Tilde => Some(UnaryOp::Invert),
        _ => None,
    }
}
