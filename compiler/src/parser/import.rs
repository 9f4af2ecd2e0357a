//! `import` and `from ... import`.

use super::{Parse, Parser};
use crate::ast::{Alias, Identifier, StmtKind};
use crate::lexer::token::TokenKind;
use smallvec::SmallVec;

type Aliases<'a> = SmallVec<[Alias<'a>; 4]>;

impl<'a> Parser<'a> {
    pub(super) fn import_name(&mut self) -> Parse<StmtKind<'a>> {
        self.advance();
        let mut names = Aliases::new();
        loop {
            let first = self.pos;
            let name = self.dotted_name()?;
            names.push(self.alias(first, name)?);
            if !self.eat(TokenKind::Comma) {
                return Ok(StmtKind::Import { names: self.slice(&names)? });
            }
        }
    }

    /// `name`, which began at the token `first`, with what may follow it.
    fn alias(&mut self, first: usize, name: Identifier<'a>) -> Parse<Alias<'a>> {
        let asname = if self.eat(TokenKind::As) { Some(self.identifier()?) } else { None };
        Ok(Alias { name, asname, location: self.location_from(first) })
    }

    fn dotted_name(&mut self) -> Parse<Identifier<'a>> {
        let first = self.identifier()?;
        if !self.at(TokenKind::Dot) {
            return Ok(first);
        }
        let mut joined = String::from(first);
        while self.eat(TokenKind::Dot) {
            joined.push('.');
            joined.push_str(self.identifier()?);
        }
        self.string(&joined)
    }

    pub(super) fn import_from(&mut self) -> Parse<StmtKind<'a>> {
        self.advance();
        let mut level = 0;
        loop {
            level += match self.kind() {
                TokenKind::Dot => 1,
                TokenKind::Ellipsis => 3,
                _ => break,
            };
            self.advance();
        }
        let module = if level > 0 && self.at(TokenKind::Import) { None } else { Some(self.dotted_name()?) };
        self.expect(TokenKind::Import)?;
        let names = self.import_from_targets()?;
        if level == 0
            && module == Some("__future__")
            && names.iter().any(|alias| alias.name == "barry_as_FLUFL")
        {
            self.set_barry_as_bdfl()?;
        }
        Ok(StmtKind::ImportFrom { module, names, level })
    }

    fn import_from_targets(&mut self) -> Parse<&'a [Alias<'a>]> {
        let first = self.pos;
        if self.eat(TokenKind::Star) {
            let location = self.location_from(first);
            return self.slice(&[Alias { name: "*", asname: None, location }]);
        }
        let parenthesized = self.eat(TokenKind::LPar);
        let mut names = Aliases::new();
        loop {
            let first = self.pos;
            let name = self.identifier()?;
            names.push(self.alias(first, name)?);
            if !self.eat(TokenKind::Comma) || (parenthesized && self.at(TokenKind::RPar)) {
                break;
            }
        }
        if parenthesized {
            self.expect(TokenKind::RPar)?;
        }
        self.slice(&names)
    }
}
