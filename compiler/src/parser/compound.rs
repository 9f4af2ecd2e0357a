//! Compound statements: `if`, `while`, `for`, `with`, `try`; the others have files of their own.

use super::{ExprRef, Parse, Parser};
use crate::ast::{ExceptHandler, Stmt, StmtKind, Try, WithItem};
use crate::lexer::token::TokenKind;
use smallvec::SmallVec;

type Items<'a> = &'a [WithItem<'a>];

impl<'a> Parser<'a> {
    /// Puts a compound statement onto the stack, if one begins here.
    pub(super) fn compound_statement(&mut self) -> Parse<bool> {
        use TokenKind as T;
        let first = self.pos;
        let kind = match self.kind() {
            T::If => self.if_statement()?,
            T::Def => self.function_def(&[], false)?,
            T::Class => self.class_def(&[])?,
            T::At => return self.decorated().map(|()| true),
            T::For => self.for_statement(false)?,
            T::While => self.while_statement()?,
            T::Try => self.try_statement()?,
            T::With => self.with_statement(false)?,
            T::Async => match self.peek(1) {
                T::Def => self.function_def(&[], true)?,
                T::For => self.for_statement(true)?,
                T::With => self.with_statement(true)?,
                _ => return Err(super::Fail),
            },
            T::Name if self.at_soft_keyword("match") => match self.match_statement()? {
                Some(kind) => kind,
                None => return Ok(false),
            },
            _ => return Ok(false),
        };
        let location = self.block_location_from(first);
        self.stmt_stack.push(Stmt { kind, location });
        Ok(true)
    }

    /// `if` with its `elif`s, which nest in the tree: without recursion, since there may be thousands.
    fn if_statement(&mut self) -> Parse<StmtKind<'a>> {
        let outer_level = self.level;
        let mut branches: SmallVec<[(usize, ExprRef<'a>, &'a [Stmt<'a>]); 4]> = SmallVec::new();
        loop {
            let first = self.pos;
            self.advance();
            let test = self.named_expression()?;
            let body = self.colon_block()?;
            branches.push((first, test, body));
            if !self.at(TokenKind::Elif) {
                break;
            }
            self.deepen(2)?;
        }
        self.level = outer_level;
        let mut orelse = self.else_block()?;
        loop {
            let Some((first, test, body)) = branches.pop() else { return Err(super::Fail) };
            let kind = StmtKind::If { test, body, orelse };
            if branches.is_empty() {
                return Ok(kind);
            }
            let location = self.block_location_from(first);
            orelse = self.slice(&[Stmt { kind, location }])?;
        }
    }

    fn else_block(&mut self) -> Parse<&'a [Stmt<'a>]> {
        if self.eat(TokenKind::Else) { self.colon_block() } else { Ok(&[]) }
    }

    fn while_statement(&mut self) -> Parse<StmtKind<'a>> {
        self.advance();
        let test = self.named_expression()?;
        let body = self.colon_block()?;
        let orelse = self.else_block()?;
        Ok(StmtKind::While { test, body, orelse })
    }

    fn for_statement(&mut self, is_async: bool) -> Parse<StmtKind<'a>> {
        if is_async {
            self.advance();
            self.require_version(5)?;
        }
        self.advance();
        let target = self.star_targets()?;
        self.expect(TokenKind::In)?;
        let iter = self.star_expressions()?;
        self.expect(TokenKind::Colon)?;
        let type_comment = self.type_comment();
        let body = self.block()?;
        let orelse = self.else_block()?;
        Ok(if is_async {
            StmtKind::AsyncFor { target, iter, body, orelse, type_comment }
        } else {
            StmtKind::For { target, iter, body, orelse, type_comment }
        })
    }

    fn with_statement(&mut self, is_async: bool) -> Parse<StmtKind<'a>> {
        if is_async {
            self.advance();
            self.require_version(5)?;
        }
        self.advance();
        let parenthesized = if self.at(TokenKind::LPar) { self.parenthesized_items(is_async)? } else { None };
        let (items, type_comment) = match parenthesized {
            Some(items) => (items, self.type_comment()),
            None => {
                let items = self.with_items()?;
                self.expect(TokenKind::Colon)?;
                (items, self.type_comment())
            }
        };
        let body = self.block()?;
        Ok(if is_async {
            StmtKind::AsyncWith { items, body, type_comment }
        } else {
            StmtKind::With { items, body, type_comment }
        })
    }

    /// Items in parentheses that are the statement's, not an expression's: a colon follows them.
    fn parenthesized_items(&mut self, is_async: bool) -> Parse<Option<Items<'a>>> {
        let bookmark = self.bookmark();
        let items = self.guess_parenthesized_items(is_async);
        match items {
            Ok(items) => Ok(Some(items)),
            Err(_) if self.out_of_memory => items.map(Some),
            Err(_) => {
                self.go_back(&bookmark);
                Ok(None)
            }
        }
    }

    fn guess_parenthesized_items(&mut self, is_async: bool) -> Parse<Items<'a>> {
        self.expect(TokenKind::LPar)?;
        let mut items: SmallVec<[WithItem<'a>; 2]> = SmallVec::new();
        loop {
            items.push(self.with_item()?);
            if !self.eat(TokenKind::Comma) || self.at(TokenKind::RPar) {
                break;
            }
        }
        self.expect(TokenKind::RPar)?;
        self.expect(TokenKind::Colon)?;
        // CPython's grammar forgets about type comments in just this case, and then sees a tuple.
        self.check(!(is_async && self.at(TokenKind::TypeComment)))?;
        self.slice(&items)
    }

    fn with_items(&mut self) -> Parse<Items<'a>> {
        let mut items: SmallVec<[WithItem<'a>; 2]> = SmallVec::new();
        loop {
            items.push(self.with_item()?);
            if !self.eat(TokenKind::Comma) {
                return self.slice(&items);
            }
        }
    }

    fn with_item(&mut self) -> Parse<WithItem<'a>> {
        let context_expr = self.expression()?;
        let optional_vars = if self.eat(TokenKind::As) {
            let target = self.star_target()?;
            self.check(matches!(self.kind(), TokenKind::Comma | TokenKind::RPar | TokenKind::Colon))?;
            Some(target)
        } else {
            None
        };
        Ok(WithItem { context_expr, optional_vars })
    }

    fn try_statement(&mut self) -> Parse<StmtKind<'a>> {
        self.advance();
        let body = self.colon_block()?;
        if !self.at(TokenKind::Except) {
            self.check(self.at(TokenKind::Finally))?;
            let finalbody = self.finally_block()?;
            let node = Try { body, handlers: &[], orelse: &[], finalbody };
            return Ok(StmtKind::Try(self.alloc(node)?));
        }
        let is_star = self.peek(1) == TokenKind::Star;
        if is_star {
            self.require_version(11)?;
        }
        let mut handlers: SmallVec<[ExceptHandler<'a>; 4]> = SmallVec::new();
        while self.at(TokenKind::Except) {
            handlers.push(self.except_block(is_star)?);
        }
        let handlers = self.slice(&handlers)?;
        let orelse = self.else_block()?;
        let finalbody = self.finally_block()?;
        let node = self.alloc(Try { body, handlers, orelse, finalbody })?;
        Ok(if is_star { StmtKind::TryStar(node) } else { StmtKind::Try(node) })
    }

    fn finally_block(&mut self) -> Parse<&'a [Stmt<'a>]> {
        if self.eat(TokenKind::Finally) { self.colon_block() } else { Ok(&[]) }
    }

    fn except_block(&mut self, is_star: bool) -> Parse<ExceptHandler<'a>> {
        let first = self.pos;
        self.advance();
        let has_star = self.eat(TokenKind::Star);
        self.check(has_star == is_star)?;
        let (mut type_, mut name) = (None, None);
        if is_star || !self.at(TokenKind::Colon) {
            let start = self.pos;
            let expr = self.expressions()?;
            let is_tuple_alone = self.is_unparenthesized_tuple(start, expr);
            if is_tuple_alone {
                self.require_version(14)?;
            }
            type_ = Some(expr);
            if self.eat(TokenKind::As) {
                self.check(!is_tuple_alone)?;
                name = Some(self.identifier()?);
            }
        }
        let body = self.colon_block()?;
        Ok(ExceptHandler { type_, name, body, location: self.block_location_from(first) })
    }

    /// Whether `expr`, which begins at the token `first` and has just been parsed, is a tuple without parentheses.
    fn is_unparenthesized_tuple(&self, first: usize, expr: ExprRef<'a>) -> bool {
        let crate::ast::ExprKind::Tuple { elts, .. } = expr.kind else { return false };
        match elts.first() {
            None => false,
            // A tuple in parentheses begins before its first element, unless that has parentheses itself.
            Some(_) if self.tokens[first].kind != TokenKind::LPar => true,
            Some(_) => self.closing_of(first) + 1 < self.pos,
        }
    }

    /// The token that closes the bracket at the token `opening`.
    fn closing_of(&self, opening: usize) -> usize {
        let outside = self.tokens[opening].level - 1;
        let inside = |i: &usize| self.tokens[*i].level > outside;
        (opening..self.pos).find(|i| !inside(i)).unwrap_or(self.pos)
    }
}
