//! Type parameters and the `type` statement (PEP 695, 696).

use super::{ExprRef, Parse, Parser};
use crate::ast::{ExprContext, ExprKind, StmtKind, TypeParam, TypeParamKind};
use crate::lexer::token::TokenKind;
use smallvec::SmallVec;

impl<'a> Parser<'a> {
    pub(super) fn type_alias(&mut self) -> Parse<StmtKind<'a>> {
        self.advance();
        self.require_version(12)?;
        let first = self.pos;
        let id = self.identifier()?;
        let name = self.expr_from(first, ExprKind::Name { id, ctx: ExprContext::Store })?;
        let type_params = self.type_params()?;
        self.expect(TokenKind::Equal)?;
        let value = self.expression()?;
        Ok(StmtKind::TypeAlias { name, type_params, value })
    }

    /// Type parameters in brackets, or none.
    pub(super) fn type_params(&mut self) -> Parse<&'a [TypeParam<'a>]> {
        if !self.eat(TokenKind::LSqb) {
            return Ok(&[]);
        }
        self.require_version(12)?;
        let mut params: SmallVec<[TypeParam<'a>; 4]> = SmallVec::new();
        loop {
            params.push(self.type_param()?);
            if !self.eat(TokenKind::Comma) || self.at(TokenKind::RSqb) {
                break;
            }
        }
        self.expect(TokenKind::RSqb)?;
        self.slice(&params)
    }

    fn type_param(&mut self) -> Parse<TypeParam<'a>> {
        let first = self.pos;
        let kind = if self.eat(TokenKind::Star) {
            let name = self.identifier()?;
            let default_value = self.type_default(Self::star_expression)?;
            TypeParamKind::TypeVarTuple { name, default_value }
        } else if self.eat(TokenKind::DoubleStar) {
            let name = self.identifier()?;
            let default_value = self.type_default(Self::expression)?;
            TypeParamKind::ParamSpec { name, default_value }
        } else {
            let name = self.identifier()?;
            let bound = if self.eat(TokenKind::Colon) { Some(self.expression()?) } else { None };
            let default_value = self.type_default(Self::expression)?;
            TypeParamKind::TypeVar { name, bound, default_value }
        };
        Ok(TypeParam { kind, location: self.location_from(first) })
    }

    fn type_default(&mut self, value: fn(&mut Self) -> Parse<ExprRef<'a>>) -> Parse<Option<ExprRef<'a>>> {
        if !self.eat(TokenKind::Equal) {
            return Ok(None);
        }
        self.require_version(13)?;
        value(self).map(Some)
    }
}
