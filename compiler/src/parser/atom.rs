//! Primaries and atoms: names, literals, displays, comprehensions, calls, subscripts, attributes.

use super::{ExprRef, Fail, Parse, Parser};
use crate::ast::{Comprehension, Constant, Expr, ExprContext, ExprKind};
use crate::lexer::token::TokenKind;

/// CPython has at most so many rules active between an opening bracket and the expression in it.
pub(super) const LEVELS_PER_BRACKET: u32 = 60;

type Comprehensions<'a> = &'a [Comprehension<'a>];

impl<'a> Parser<'a> {
    pub(super) fn primary(&mut self) -> Parse<ExprRef<'a>> {
        let first = self.pos;
        let mut value = self.atom()?;
        loop {
            value = match self.kind() {
                TokenKind::Dot => {
                    self.advance();
                    let attr = self.identifier()?;
                    self.expr_from(first, ExprKind::Attribute { value, attr, ctx: ExprContext::Load })?
                }
                TokenKind::LPar => self.nest(LEVELS_PER_BRACKET, |parser| parser.call(first, value))?,
                TokenKind::LSqb => {
                    self.advance();
                    let slice = self.nest(LEVELS_PER_BRACKET, Self::slices)?;
                    self.expect(TokenKind::RSqb)?;
                    self.expr_from(first, ExprKind::Subscript { value, slice, ctx: ExprContext::Load })?
                }
                _ => return Ok(value),
            };
        }
    }

    fn atom(&mut self) -> Parse<ExprRef<'a>> {
        use TokenKind as T;
        match self.kind() {
            T::Name => {
                let first = self.pos;
                let id = self.identifier()?;
                self.expr_from(first, ExprKind::Name { id, ctx: ExprContext::Load })
            }
            T::Number => self.number(),
            T::String | T::FStringStart | T::TStringStart => self.strings(),
            T::LPar => self.nest(LEVELS_PER_BRACKET, Self::parenthesized),
            T::LSqb => self.nest(LEVELS_PER_BRACKET, Self::list_display),
            T::LBrace => self.nest(LEVELS_PER_BRACKET, Self::brace_display),
            T::KwNone => self.singleton(Constant::None),
            T::KwTrue => self.singleton(Constant::True),
            T::KwFalse => self.singleton(Constant::False),
            T::Ellipsis => self.singleton(Constant::Ellipsis),
            _ => Err(Fail),
        }
    }

    fn singleton(&mut self, value: Constant<'a>) -> Parse<ExprRef<'a>> {
        let first = self.pos;
        self.advance();
        self.expr_from(first, ExprKind::Constant { value, unicode_kind: false })
    }

    /// A number as a constant.
    pub(super) fn number(&mut self) -> Parse<ExprRef<'a>> {
        let first = self.pos;
        self.check(self.at(TokenKind::Number))?;
        let text = self.text(self.token());
        let value = self.number_value(text)?;
        self.advance();
        self.expr_from(first, ExprKind::Constant { value, unicode_kind: false })
    }

    /// `tuple | group | genexp`
    fn parenthesized(&mut self) -> Parse<ExprRef<'a>> {
        let first = self.pos;
        self.expect(TokenKind::LPar)?;
        if self.eat(TokenKind::RPar) {
            return self.expr_from(first, ExprKind::Tuple { elts: &[], ctx: ExprContext::Load });
        }
        if self.at(TokenKind::Yield) {
            let value = self.yield_expr()?;
            self.expect(TokenKind::RPar)?;
            return Ok(value);
        }
        let is_starred = self.at(TokenKind::Star);
        let elt = self.star_named_expression()?;
        if self.at(TokenKind::Comma) {
            let elts = self.rest_of_sequence(elt, TokenKind::RPar)?;
            return self.expr_from(first, ExprKind::Tuple { elts, ctx: ExprContext::Load });
        }
        self.check(!is_starred)?;
        if self.at_comprehension() {
            let generators = self.for_if_clauses()?;
            self.expect(TokenKind::RPar)?;
            return self.expr_from(first, ExprKind::GeneratorExp { elt, generators });
        }
        self.expect(TokenKind::RPar)?;
        Ok(elt)
    }

    fn list_display(&mut self) -> Parse<ExprRef<'a>> {
        let first = self.pos;
        self.expect(TokenKind::LSqb)?;
        if self.eat(TokenKind::RSqb) {
            return self.expr_from(first, ExprKind::List { elts: &[], ctx: ExprContext::Load });
        }
        let is_starred = self.at(TokenKind::Star);
        let elt = self.star_named_expression()?;
        if self.at_comprehension() {
            self.check(!is_starred)?;
            let generators = self.for_if_clauses()?;
            self.expect(TokenKind::RSqb)?;
            return self.expr_from(first, ExprKind::ListComp { elt, generators });
        }
        let elts = self.rest_of_sequence(elt, TokenKind::RSqb)?;
        self.expr_from(first, ExprKind::List { elts, ctx: ExprContext::Load })
    }

    /// Further elements, each behind a comma, and the closing bracket.
    fn rest_of_sequence(&mut self, elt: ExprRef<'a>, closing: TokenKind) -> Parse<&'a [Expr<'a>]> {
        let base = self.expr_stack.len();
        self.expr_stack.push(*elt);
        while !self.eat(closing) {
            self.expect(TokenKind::Comma)?;
            if self.eat(closing) {
                break;
            }
            let elt = self.star_named_expression()?;
            self.expr_stack.push(*elt);
        }
        self.take_exprs(base)
    }

    /// `dict | set | dictcomp | setcomp`
    fn brace_display(&mut self) -> Parse<ExprRef<'a>> {
        let first = self.pos;
        self.expect(TokenKind::LBrace)?;
        if self.eat(TokenKind::RBrace) {
            return self.expr_from(first, ExprKind::Dict { keys: &[], values: &[] });
        }
        if self.at(TokenKind::DoubleStar) {
            return self.dict_display(first, None);
        }
        let is_starred = self.at(TokenKind::Star);
        let elt = self.star_named_expression()?;
        if self.at(TokenKind::Colon) {
            let is_plain = !is_starred && !matches!(elt.kind, ExprKind::NamedExpr { .. });
            // A named expression in parentheses is a fine key.
            self.check(is_plain || self.tokens[first + 1].kind == TokenKind::LPar)?;
            return self.dict_display(first, Some(elt));
        }
        if self.at_comprehension() {
            self.check(!is_starred)?;
            let generators = self.for_if_clauses()?;
            self.expect(TokenKind::RBrace)?;
            return self.expr_from(first, ExprKind::SetComp { elt, generators });
        }
        let elts = self.rest_of_sequence(elt, TokenKind::RBrace)?;
        self.expr_from(first, ExprKind::Set { elts })
    }

    /// A dict display or comprehension behind its brace and perhaps the first key.
    fn dict_display(&mut self, first: usize, first_key: Option<ExprRef<'a>>) -> Parse<ExprRef<'a>> {
        let base = self.expr_stack.len();
        let mut keys: Vec<Option<ExprRef<'a>>> = Vec::new();
        let mut next_key = first_key;
        loop {
            if next_key.is_none() && self.eat(TokenKind::DoubleStar) {
                let value = self.bitwise_or()?;
                keys.push(None);
                self.expr_stack.push(*value);
            } else {
                let key = match next_key.take() {
                    Some(key) => key,
                    None => self.expression()?,
                };
                self.expect(TokenKind::Colon)?;
                let value = self.expression()?;
                if keys.is_empty() && self.at_comprehension() {
                    let generators = self.for_if_clauses()?;
                    self.expect(TokenKind::RBrace)?;
                    return self.expr_from(first, ExprKind::DictComp { key, value, generators });
                }
                keys.push(Some(key));
                self.expr_stack.push(*value);
            }
            if self.eat(TokenKind::RBrace) {
                break;
            }
            self.expect(TokenKind::Comma)?;
            if self.eat(TokenKind::RBrace) {
                break;
            }
        }
        let values = self.take_exprs(base)?;
        let keys = self.slice(&keys)?;
        self.expr_from(first, ExprKind::Dict { keys, values })
    }

    pub(super) fn at_comprehension(&self) -> bool {
        self.at(TokenKind::For) || (self.at(TokenKind::Async) && self.peek(1) == TokenKind::For)
    }

    pub(super) fn for_if_clauses(&mut self) -> Parse<Comprehensions<'a>> {
        let mut clauses: Vec<Comprehension<'a>> = Vec::new();
        while self.at_comprehension() {
            let is_async = self.eat(TokenKind::Async);
            if is_async {
                self.require_version(6)?;
            }
            self.expect(TokenKind::For)?;
            let target = self.star_targets()?;
            self.expect(TokenKind::In)?;
            let iter = self.disjunction()?;
            let base = self.expr_stack.len();
            while self.eat(TokenKind::If) {
                let condition = self.disjunction()?;
                self.expr_stack.push(*condition);
            }
            let ifs = self.take_exprs(base)?;
            clauses.push(Comprehension { target, iter, ifs, is_async });
        }
        self.slice(&clauses)
    }
}
