//! The lexer's tokens as the grammar wants them: `type: ignore` comments set aside, and the end of interactive input
//! followed by the line end and the dedents that it implies.

use super::options::{Mode, ParseOptions};
use crate::ast::TypeIgnore;
use crate::lexer::token::{Token, TokenKind};
use crate::lexer::{Lexer, LexerOptions};

#[derive(Clone)]
pub(super) struct TokenStream<'s> {
    pub lexer: Lexer<'s>,
    source: &'s str,
    interactive: bool,
    imply_dedent: bool,
    parsing_started: bool,
    /// How many tokens have been yielded, and how many before `<>` became an operator.
    count: usize,
    barry_from: usize,
    type_ignores: Vec<TypeIgnore<'s>>,
}

impl<'s> TokenStream<'s> {
    /// `<>` is an operator behind the first `barry_from` tokens.
    pub fn new(source: &'s str, mode: Mode, options: &ParseOptions, barry_from: usize) -> Self {
        let lexer_options = LexerOptions { type_comments: options.type_comments, extra_tokens: false };
        TokenStream {
            lexer: Lexer::new(source, lexer_options),
            source,
            interactive: mode == Mode::Single,
            imply_dedent: !options.dont_imply_dedent,
            parsing_started: false,
            count: 0,
            barry_from,
            type_ignores: Vec::new(),
        }
    }

    pub fn next_token(&mut self) -> Token {
        if self.count == self.barry_from {
            self.lexer.set_barry_as_bdfl();
        }
        self.count += 1;
        let mut token = self.lexer.next_token();
        while token.kind == TokenKind::TypeIgnore {
            let tag = self.source.get(token.start as usize..token.end as usize).unwrap_or_default();
            self.type_ignores.push(TypeIgnore { lineno: token.lineno, tag });
            token = self.lexer.next_token();
        }
        if token.kind == TokenKind::EndMarker && self.interactive && self.parsing_started {
            token.kind = TokenKind::Newline;
            self.parsing_started = false;
            if self.lexer.indentation_depth() > 0 && self.imply_dedent {
                self.lexer.close_blocks();
            }
        } else {
            self.parsing_started = true;
        }
        token
    }

    pub fn into_type_ignores(self) -> Vec<TypeIgnore<'s>> {
        self.type_ignores
    }
}
