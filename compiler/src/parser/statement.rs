//! Statements: blocks and lines of them, simple statements, the start rules that are not plain files.

use super::{ExprRef, Fail, Parse, Parser};
use crate::ast::{Expr, ExprContext, Identifier, Mod, Stmt, StmtKind};
use crate::lexer::token::TokenKind;
use smallvec::SmallVec;

/// CPython has at most so many rules active between a compound statement and the statements in its block.
const LEVELS_PER_BLOCK: u32 = 20;

impl<'a> Parser<'a> {
    pub(super) fn statements_until(&mut self, end: TokenKind) -> Parse<&'a [Stmt<'a>]> {
        let base = self.stmt_stack.len();
        while !self.at(end) {
            self.statement()?;
        }
        self.take_stmts(base)
    }

    pub(super) fn take_stmts(&mut self, base: usize) -> Parse<&'a [Stmt<'a>]> {
        let stmts = match self.stmt_stack.get(base..).unwrap_or_default() {
            [] => &[],
            some => match self.arena.try_alloc_slice_copy(some) {
                Ok(place) => &*place,
                Err(_) => return self.memory_error(),
            },
        };
        self.stmt_stack.truncate(base);
        Ok(stmts)
    }

    /// `statement_newline`: what is typed at a prompt.
    pub(super) fn statement_newline(&mut self) -> Parse<&'a [Stmt<'a>]> {
        let first = self.pos;
        if self.eat(TokenKind::Newline) {
            let location = self.location_from(first);
            return self.slice(&[Stmt { kind: StmtKind::Pass, location }]);
        }
        let base = self.stmt_stack.len();
        if self.compound_statement()? {
            self.expect(TokenKind::Newline)?;
        } else {
            self.simple_statements()?;
        }
        self.take_stmts(base)
    }

    /// Puts a statement, or the simple statements of a line, onto the stack.
    fn statement(&mut self) -> Parse<()> {
        if self.compound_statement()? { Ok(()) } else { self.simple_statements() }
    }

    /// `block`: an indented block, or the rest of the line.
    pub(super) fn block(&mut self) -> Parse<&'a [Stmt<'a>]> {
        let base = self.stmt_stack.len();
        if !self.eat(TokenKind::Newline) {
            self.simple_statements()?;
            return self.take_stmts(base);
        }
        self.expect(TokenKind::Indent)?;
        self.nest(LEVELS_PER_BLOCK, |parser| {
            parser.statement()?;
            while !parser.at(TokenKind::Dedent) {
                parser.statement()?;
            }
            Ok(())
        })?;
        self.advance();
        self.take_stmts(base)
    }

    /// `:` and a block.
    pub(super) fn colon_block(&mut self) -> Parse<&'a [Stmt<'a>]> {
        self.expect(TokenKind::Colon)?;
        self.block()
    }

    fn simple_statements(&mut self) -> Parse<()> {
        loop {
            let stmt = self.simple_statement()?;
            self.stmt_stack.push(stmt);
            if self.eat(TokenKind::Newline) {
                return Ok(());
            }
            self.expect(TokenKind::Semi)?;
            if self.eat(TokenKind::Newline) {
                return Ok(());
            }
        }
    }

    fn simple_statement(&mut self) -> Parse<Stmt<'a>> {
        use TokenKind as T;
        let first = self.pos;
        let kind = match self.kind() {
            T::Name if self.peek(1) == T::Name && self.at_soft_keyword("type") => self.type_alias()?,
            T::Import => self.import_name()?,
            T::From => self.import_from()?,
            T::Return => {
                self.advance();
                let value = if self.at_expression() { Some(self.star_expressions()?) } else { None };
                StmtKind::Return { value }
            }
            T::Raise => self.raise()?,
            T::Pass => self.keyword_alone(StmtKind::Pass),
            T::Break => self.keyword_alone(StmtKind::Break),
            T::Continue => self.keyword_alone(StmtKind::Continue),
            T::Del => self.delete()?,
            T::Yield => StmtKind::Expr { value: self.yield_expr()? },
            T::Assert => self.assert()?,
            T::Global => {
                self.advance();
                StmtKind::Global { names: self.names()? }
            }
            T::Nonlocal => {
                self.advance();
                StmtKind::Nonlocal { names: self.names()? }
            }
            _ => self.expression_statement()?,
        };
        Ok(Stmt { kind, location: self.location_from(first) })
    }

    fn keyword_alone(&mut self, kind: StmtKind<'a>) -> StmtKind<'a> {
        self.advance();
        kind
    }

    fn raise(&mut self) -> Parse<StmtKind<'a>> {
        self.advance();
        if !self.at_expression() {
            return Ok(StmtKind::Raise { exc: None, cause: None });
        }
        let exc = Some(self.expression()?);
        let cause = if self.eat(TokenKind::From) { Some(self.expression()?) } else { None };
        Ok(StmtKind::Raise { exc, cause })
    }

    fn assert(&mut self) -> Parse<StmtKind<'a>> {
        self.advance();
        let test = self.expression()?;
        let msg = if self.eat(TokenKind::Comma) { Some(self.expression()?) } else { None };
        Ok(StmtKind::Assert { test, msg })
    }

    fn names(&mut self) -> Parse<&'a [Identifier<'a>]> {
        let mut names: SmallVec<[Identifier<'a>; 4]> = SmallVec::new();
        loop {
            names.push(self.identifier()?);
            if !self.eat(TokenKind::Comma) {
                return self.slice(&names);
            }
        }
    }

    fn delete(&mut self) -> Parse<StmtKind<'a>> {
        self.advance();
        let base = self.expr_stack.len();
        loop {
            let operand = self.primary()?;
            let target: Expr<'a> = self.in_context(operand, ExprContext::Del)?;
            self.expr_stack.push(target);
            if !self.eat(TokenKind::Comma) || matches!(self.kind(), TokenKind::Newline | TokenKind::Semi) {
                break;
            }
        }
        self.check(matches!(self.kind(), TokenKind::Newline | TokenKind::Semi))?;
        Ok(StmtKind::Delete { targets: self.take_exprs(base)? })
    }

    /// `func_type`: the parameters' types and the result's.
    pub(super) fn function_type(&mut self) -> Parse<Mod<'a>> {
        self.expect(TokenKind::LPar)?;
        let base = self.expr_stack.len();
        if !self.eat(TokenKind::RPar) {
            self.type_expressions()?;
            self.expect(TokenKind::RPar)?;
        }
        let argtypes = self.take_exprs(base)?;
        self.expect(TokenKind::RArrow)?;
        let returns = self.expression()?;
        self.end_of_expression()?;
        Ok(Mod::FunctionType { argtypes, returns })
    }

    /// Plain ones, then one behind `*`, then one behind `**`; the stars leave no trace.
    fn type_expressions(&mut self) -> Parse<()> {
        loop {
            let is_mapping = self.eat(TokenKind::DoubleStar);
            let is_starred = !is_mapping && self.eat(TokenKind::Star);
            let expr: ExprRef<'a> = self.expression()?;
            self.expr_stack.push(*expr);
            if is_mapping || !self.eat(TokenKind::Comma) {
                return Ok(());
            }
            if is_starred && !self.at(TokenKind::DoubleStar) {
                return Err(Fail);
            }
        }
    }
}
