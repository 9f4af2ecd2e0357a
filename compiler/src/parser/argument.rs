//! Arguments of calls and classes, subscripts.

use super::{ExprRef, Fail, Parse, Parser};
use crate::ast::{Expr, ExprContext, ExprKind, Keyword};
use crate::lexer::token::TokenKind;

/// Arguments in the order in which they may come.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Phase {
    /// Positional ones and `*iterable`.
    Positional,
    /// `name=value` and `*iterable`.
    Keyword,
    /// `name=value` and `**mapping`.
    Mapping,
}

/// Positional arguments and keywords.
type Arguments<'a> = (&'a [Expr<'a>], &'a [Keyword<'a>]);

impl<'a> Parser<'a> {
    /// A call, whose parenthesis is next, of `func`, which begins at the token `first`.
    pub(super) fn call(&mut self, first: usize, func: ExprRef<'a>) -> Parse<ExprRef<'a>> {
        let opening = self.pos;
        self.expect(TokenKind::LPar)?;
        if self.eat(TokenKind::RPar) {
            return self.expr_from(first, ExprKind::Call { func, args: &[], keywords: &[] });
        }
        let (args, keywords) = self.arguments(Some(opening))?;
        self.expr_from(first, ExprKind::Call { func, args, keywords })
    }

    /// Arguments and the closing parenthesis. A sole generator expression takes over the parentheses of a call, the first of
    /// which is the token `opening`.
    pub(super) fn arguments(&mut self, opening: Option<usize>) -> Parse<Arguments<'a>> {
        let (base, keyword_base) = (self.expr_stack.len(), self.keyword_stack.len());
        let mut phase = Phase::Positional;
        while !self.eat(TokenKind::RPar) {
            if let Some(keyword) = self.keyword_argument(&mut phase)? {
                self.keyword_stack.push(keyword);
            } else if self.at(TokenKind::Star) {
                self.check(phase < Phase::Mapping)?;
                let argument = self.starred_expression()?;
                self.expr_stack.push(*argument);
            } else {
                self.check(phase == Phase::Positional)?;
                let argument = self.named_expression()?;
                if let Some(opening) = opening
                    && self.at_comprehension()
                    && self.expr_stack.len() == base
                {
                    return self.sole_generator(opening, argument);
                }
                self.expr_stack.push(*argument);
            }
            if !self.eat(TokenKind::Comma) {
                self.expect(TokenKind::RPar)?;
                break;
            }
        }
        let args = self.take_exprs(base)?;
        let keywords = self.take_keywords(keyword_base)?;
        Ok((args, keywords))
    }

    fn take_keywords(&mut self, base: usize) -> Parse<&'a [Keyword<'a>]> {
        let keywords = match self.keyword_stack.get(base..).unwrap_or_default() {
            [] => &[],
            some => match self.arena.try_alloc_slice_copy(some) {
                Ok(place) => &*place,
                Err(_) => return self.memory_error(),
            },
        };
        self.keyword_stack.truncate(base);
        Ok(keywords)
    }

    fn keyword_argument(&mut self, phase: &mut Phase) -> Parse<Option<Keyword<'a>>> {
        let first = self.pos;
        let arg = if self.at(TokenKind::Name) && self.peek(1) == TokenKind::Equal {
            let name = self.identifier()?;
            self.advance();
            if *phase == Phase::Positional {
                *phase = Phase::Keyword;
            }
            Some(name)
        } else if self.eat(TokenKind::DoubleStar) {
            *phase = Phase::Mapping;
            None
        } else {
            return Ok(None);
        };
        let value = self.expression()?;
        Ok(Some(Keyword { arg, value, location: self.location_from(first) }))
    }

    fn sole_generator(&mut self, opening: usize, elt: ExprRef<'a>) -> Parse<Arguments<'a>> {
        let generators = self.for_if_clauses()?;
        self.expect(TokenKind::RPar)?;
        let generator = self.expr_from(opening, ExprKind::GeneratorExp { elt, generators })?;
        Ok((std::slice::from_ref(generator), &[]))
    }

    /// What stands in the brackets of a subscript.
    pub(super) fn slices(&mut self) -> Parse<ExprRef<'a>> {
        let first = self.pos;
        let is_starred = self.at(TokenKind::Star);
        let item = self.slice_or_starred()?;
        if !is_starred && !self.at(TokenKind::Comma) {
            return Ok(item);
        }
        let base = self.expr_stack.len();
        self.expr_stack.push(*item);
        while self.eat(TokenKind::Comma) && !self.at(TokenKind::RSqb) {
            let item = self.slice_or_starred()?;
            self.expr_stack.push(*item);
        }
        let elts = self.take_exprs(base)?;
        self.expr_from(first, ExprKind::Tuple { elts, ctx: ExprContext::Load })
    }

    fn slice_or_starred(&mut self) -> Parse<ExprRef<'a>> {
        let first = self.pos;
        let lower = match self.kind() {
            TokenKind::Star => return self.starred_expression(),
            TokenKind::Colon => None,
            TokenKind::Name if self.peek(1) == TokenKind::ColonEqual => return self.named_expression(),
            _ => {
                let expr = self.expression()?;
                if !self.at(TokenKind::Colon) {
                    return self.check(!self.at(TokenKind::ColonEqual)).map(|()| expr);
                }
                Some(expr)
            }
        };
        self.expect(TokenKind::Colon)?;
        let upper = self.optional_bound()?;
        let step = if self.eat(TokenKind::Colon) { self.optional_bound()? } else { None };
        self.expr_from(first, ExprKind::Slice { lower, upper, step })
    }

    fn optional_bound(&mut self) -> Parse<Option<ExprRef<'a>>> {
        match self.kind() {
            TokenKind::Colon | TokenKind::Comma | TokenKind::RSqb => Ok(None),
            TokenKind::Star => Err(Fail),
            _ => self.expression().map(Some),
        }
    }
}
