//! `match` statements and patterns (PEP 634).

use super::{ExprRef, Fail, Parse, Parser};
use crate::ast::{
    Constant, ExprContext, ExprKind, Identifier, MatchCase, Operator, Pattern, PatternKind, StmtKind, UnaryOp,
};
use crate::lexer::token::TokenKind;
use crate::parser::atom::LEVELS_PER_BRACKET;
use smallvec::SmallVec;

type PatternRef<'a> = &'a Pattern<'a>;
type Patterns<'a> = SmallVec<[Pattern<'a>; 4]>;

fn is_imaginary(expr: ExprRef<'_>) -> bool {
    matches!(expr.kind, ExprKind::Constant { value: Constant::Complex(..), .. })
}

impl<'a> Parser<'a> {
    /// A match statement, or `None` if `match` is a plain name here.
    pub(super) fn match_statement(&mut self) -> Parse<Option<StmtKind<'a>>> {
        let bookmark = self.bookmark();
        let Some(subject) = self.guess_subject() else {
            self.check(!self.out_of_memory)?;
            self.go_back(&bookmark);
            return Ok(None);
        };
        self.require_version(10)?;
        self.expect(TokenKind::Indent)?;
        let mut cases: SmallVec<[MatchCase<'a>; 4]> = SmallVec::new();
        self.nest(20, |parser| {
            while parser.at_soft_keyword("case") {
                cases.push(parser.case_block()?);
            }
            parser.check(!cases.is_empty())
        })?;
        self.expect(TokenKind::Dedent)?;
        Ok(Some(StmtKind::Match { subject, cases: self.slice(&cases)? }))
    }

    /// `match subject:` and the end of the line: nothing else can begin like that.
    fn guess_subject(&mut self) -> Option<ExprRef<'a>> {
        self.advance();
        let subject = self.subject_expr().ok()?;
        (self.eat(TokenKind::Colon) && self.eat(TokenKind::Newline)).then_some(subject)
    }

    fn subject_expr(&mut self) -> Parse<ExprRef<'a>> {
        let first = self.pos;
        let is_starred = self.at(TokenKind::Star);
        let value = self.star_named_expression()?;
        if !self.at(TokenKind::Comma) {
            return self.check(!is_starred).map(|()| value);
        }
        let base = self.expr_stack.len();
        self.expr_stack.push(*value);
        while self.eat(TokenKind::Comma) && self.at_expression() {
            let value = self.star_named_expression()?;
            self.expr_stack.push(*value);
        }
        let elts = self.take_exprs(base)?;
        self.expr_from(first, ExprKind::Tuple { elts, ctx: ExprContext::Load })
    }

    fn case_block(&mut self) -> Parse<MatchCase<'a>> {
        self.advance();
        let pattern = self.patterns()?;
        let guard = if self.eat(TokenKind::If) { Some(self.named_expression()?) } else { None };
        let body = self.colon_block()?;
        Ok(MatchCase { pattern, guard, body })
    }

    fn pattern_from(&mut self, first: usize, kind: PatternKind<'a>) -> Parse<PatternRef<'a>> {
        let location = self.location_from(first);
        self.alloc(Pattern { kind, location })
    }

    /// `patterns`: a pattern, or a sequence without brackets.
    fn patterns(&mut self) -> Parse<PatternRef<'a>> {
        let first = self.pos;
        let is_starred = self.at(TokenKind::Star);
        let pattern = self.maybe_star_pattern()?;
        if !self.at(TokenKind::Comma) {
            return self.check(!is_starred).map(|()| pattern);
        }
        let patterns =
            self.rest_of_patterns(pattern, |kind| matches!(kind, TokenKind::Colon | TokenKind::If))?;
        self.pattern_from(first, PatternKind::MatchSequence { patterns })
    }

    /// Further patterns of a sequence, each behind a comma, up to what ends it.
    fn rest_of_patterns(
        &mut self,
        pattern: PatternRef<'a>,
        is_end: fn(TokenKind) -> bool,
    ) -> Parse<&'a [Pattern<'a>]> {
        let mut patterns = Patterns::new();
        patterns.push(*pattern);
        while self.eat(TokenKind::Comma) && !is_end(self.kind()) {
            patterns.push(*self.maybe_star_pattern()?);
        }
        self.slice(&patterns)
    }

    fn maybe_star_pattern(&mut self) -> Parse<PatternRef<'a>> {
        let first = self.pos;
        if !self.eat(TokenKind::Star) {
            return self.pattern();
        }
        let name = if self.at_soft_keyword("_") {
            self.advance();
            None
        } else {
            Some(self.capture_target()?)
        };
        self.pattern_from(first, PatternKind::MatchStar { name })
    }

    /// A name to bind: no `_`, and nothing behind it that would make it a value.
    fn capture_target(&mut self) -> Parse<Identifier<'a>> {
        self.check(!self.at_soft_keyword("_"))?;
        let name = self.identifier()?;
        self.check(!self.at_value_continuation())?;
        Ok(name)
    }

    fn at_value_continuation(&self) -> bool {
        matches!(self.kind(), TokenKind::Dot | TokenKind::LPar | TokenKind::Equal)
    }

    fn pattern(&mut self) -> Parse<PatternRef<'a>> {
        let first = self.pos;
        let pattern = self.or_pattern()?;
        if !self.eat(TokenKind::As) {
            return Ok(pattern);
        }
        let name = Some(self.capture_target()?);
        self.pattern_from(first, PatternKind::MatchAs { pattern: Some(pattern), name })
    }

    fn or_pattern(&mut self) -> Parse<PatternRef<'a>> {
        let first = self.pos;
        let pattern = self.closed_pattern()?;
        if !self.at(TokenKind::VBar) {
            return Ok(pattern);
        }
        let mut patterns = Patterns::new();
        patterns.push(*pattern);
        while self.eat(TokenKind::VBar) {
            patterns.push(*self.closed_pattern()?);
        }
        let patterns = self.slice(&patterns)?;
        self.pattern_from(first, PatternKind::MatchOr { patterns })
    }

    fn closed_pattern(&mut self) -> Parse<PatternRef<'a>> {
        use TokenKind as T;
        let first = self.pos;
        match self.kind() {
            T::Name => self.name_pattern(),
            T::Number | T::Minus => {
                let value = self.number_literal()?;
                self.pattern_from(first, PatternKind::MatchValue { value })
            }
            T::String | T::FStringStart | T::TStringStart => {
                let value = self.strings()?;
                self.pattern_from(first, PatternKind::MatchValue { value })
            }
            T::KwNone | T::KwTrue | T::KwFalse => {
                let value = self.singleton_value()?;
                self.pattern_from(first, PatternKind::MatchSingleton { value })
            }
            T::LPar => self.nest(LEVELS_PER_BRACKET, Self::parenthesized_pattern),
            T::LSqb => self.nest(LEVELS_PER_BRACKET, Self::list_pattern),
            T::LBrace => self.nest(LEVELS_PER_BRACKET, Self::mapping_pattern),
            _ => Err(Fail),
        }
    }

    fn singleton_value(&mut self) -> Parse<Constant<'a>> {
        let value = match self.kind() {
            TokenKind::KwNone => Constant::None,
            TokenKind::KwTrue => Constant::True,
            TokenKind::KwFalse => Constant::False,
            _ => return Err(Fail),
        };
        self.advance();
        Ok(value)
    }

    /// A capture, a wildcard, a dotted value or a class pattern.
    fn name_pattern(&mut self) -> Parse<PatternRef<'a>> {
        let first = self.pos;
        if !matches!(self.peek(1), TokenKind::Dot | TokenKind::LPar | TokenKind::Equal) {
            if self.at_soft_keyword("_") {
                self.advance();
                return self.pattern_from(first, PatternKind::MatchAs { pattern: None, name: None });
            }
            let name = Some(self.identifier()?);
            return self.pattern_from(first, PatternKind::MatchAs { pattern: None, name });
        }
        // `_` is a wildcard wherever it can be one, so nothing can continue it.
        self.check(!self.at_soft_keyword("_"))?;
        let value = self.name_or_attr()?;
        if self.at(TokenKind::LPar) {
            return self.nest(LEVELS_PER_BRACKET, |parser| parser.class_pattern(first, value));
        }
        self.check(!self.at_value_continuation())?;
        self.check(matches!(value.kind, ExprKind::Attribute { .. }))?;
        self.pattern_from(first, PatternKind::MatchValue { value })
    }

    fn name_or_attr(&mut self) -> Parse<ExprRef<'a>> {
        let first = self.pos;
        let id = self.identifier()?;
        let mut value = self.expr_from(first, ExprKind::Name { id, ctx: ExprContext::Load })?;
        while self.eat(TokenKind::Dot) {
            let attr = self.identifier()?;
            value = self.expr_from(first, ExprKind::Attribute { value, attr, ctx: ExprContext::Load })?;
        }
        Ok(value)
    }

    /// A number with a sign, or a complex number: `-1`, `1 + 2j`.
    fn number_literal(&mut self) -> Parse<ExprRef<'a>> {
        let first = self.pos;
        let real = self.signed_number()?;
        let op = match self.kind() {
            TokenKind::Plus => Operator::Add,
            TokenKind::Minus => Operator::Sub,
            _ => return Ok(real),
        };
        let unsigned = match real.kind {
            ExprKind::UnaryOp { operand, .. } => operand,
            _ => real,
        };
        self.check(!is_imaginary(unsigned))?;
        self.advance();
        let right = self.number()?;
        self.check(is_imaginary(right))?;
        self.expr_from(first, ExprKind::BinOp { left: real, op, right })
    }

    fn signed_number(&mut self) -> Parse<ExprRef<'a>> {
        let first = self.pos;
        if !self.eat(TokenKind::Minus) {
            return self.number();
        }
        let operand = self.number()?;
        self.expr_from(first, ExprKind::UnaryOp { op: UnaryOp::USub, operand })
    }

    /// A group or a sequence.
    fn parenthesized_pattern(&mut self) -> Parse<PatternRef<'a>> {
        let first = self.pos;
        self.expect(TokenKind::LPar)?;
        if self.eat(TokenKind::RPar) {
            return self.pattern_from(first, PatternKind::MatchSequence { patterns: &[] });
        }
        let is_starred = self.at(TokenKind::Star);
        let pattern = self.maybe_star_pattern()?;
        if !self.at(TokenKind::Comma) {
            self.check(!is_starred)?;
            self.expect(TokenKind::RPar)?;
            return Ok(pattern);
        }
        let patterns = self.rest_of_patterns(pattern, |kind| kind == TokenKind::RPar)?;
        self.expect(TokenKind::RPar)?;
        self.pattern_from(first, PatternKind::MatchSequence { patterns })
    }

    fn list_pattern(&mut self) -> Parse<PatternRef<'a>> {
        let first = self.pos;
        self.expect(TokenKind::LSqb)?;
        let mut patterns: &[Pattern<'a>] = &[];
        if !self.at(TokenKind::RSqb) {
            let pattern = self.maybe_star_pattern()?;
            patterns = self.rest_of_patterns(pattern, |kind| kind == TokenKind::RSqb)?;
        }
        self.expect(TokenKind::RSqb)?;
        self.pattern_from(first, PatternKind::MatchSequence { patterns })
    }

    fn mapping_pattern(&mut self) -> Parse<PatternRef<'a>> {
        let first = self.pos;
        self.expect(TokenKind::LBrace)?;
        let base = self.expr_stack.len();
        let mut patterns = Patterns::new();
        let mut rest = None;
        while !self.at(TokenKind::RBrace) {
            if self.eat(TokenKind::DoubleStar) {
                rest = Some(self.capture_target()?);
                self.eat(TokenKind::Comma);
                break;
            }
            let key = self.mapping_key()?;
            self.expr_stack.push(*key);
            self.expect(TokenKind::Colon)?;
            patterns.push(*self.pattern()?);
            if !self.eat(TokenKind::Comma) {
                break;
            }
        }
        self.expect(TokenKind::RBrace)?;
        let keys = self.take_exprs(base)?;
        let patterns = self.slice(&patterns)?;
        self.pattern_from(first, PatternKind::MatchMapping { keys, patterns, rest })
    }

    fn mapping_key(&mut self) -> Parse<ExprRef<'a>> {
        use TokenKind as T;
        let first = self.pos;
        match self.kind() {
            T::Number | T::Minus => self.number_literal(),
            T::String | T::FStringStart | T::TStringStart => self.strings(),
            T::KwNone | T::KwTrue | T::KwFalse => {
                let value = self.singleton_value()?;
                self.expr_from(first, ExprKind::Constant { value, unicode_kind: false })
            }
            T::Name if self.peek(1) == T::Dot => self.name_or_attr(),
            _ => Err(Fail),
        }
    }

    /// The arguments of a class pattern whose class begins at the token `first`.
    fn class_pattern(&mut self, first: usize, cls: ExprRef<'a>) -> Parse<PatternRef<'a>> {
        self.expect(TokenKind::LPar)?;
        let mut patterns = Patterns::new();
        let mut kwd_attrs: SmallVec<[Identifier<'a>; 4]> = SmallVec::new();
        let mut kwd_patterns = Patterns::new();
        while !self.at(TokenKind::RPar) {
            if self.at(TokenKind::Name) && self.peek(1) == TokenKind::Equal {
                kwd_attrs.push(self.identifier()?);
                self.advance();
                kwd_patterns.push(*self.pattern()?);
            } else {
                self.check(kwd_attrs.is_empty())?;
                patterns.push(*self.pattern()?);
            }
            if !self.eat(TokenKind::Comma) {
                break;
            }
        }
        self.expect(TokenKind::RPar)?;
        let kind = PatternKind::MatchClass {
            cls,
            patterns: self.slice(&patterns)?,
            kwd_attrs: self.slice(&kwd_attrs)?,
            kwd_patterns: self.slice(&kwd_patterns)?,
        };
        self.pattern_from(first, kind)
    }
}
