//! Functions, classes, lambdas: decorators and parameters.

use super::{ExprRef, Fail, Parse, Parser};
use crate::ast::{Arg, Arguments, ClassDef, Expr, FunctionDef, Stmt, StmtKind, TypeComment};
use crate::lexer::token::TokenKind;
use crate::parser::atom::LEVELS_PER_BRACKET;
use smallvec::SmallVec;

/// What parameters belong to: a `def`, with annotations and type comments, or a `lambda`.
#[derive(Clone, Copy, PartialEq)]
enum Owner {
    Def,
    Lambda,
}

impl Owner {
    /// What stands behind the last parameter.
    fn end(self) -> TokenKind {
        if self == Owner::Def { TokenKind::RPar } else { TokenKind::Colon }
    }
}

/// Parameters as they are collected.
struct Parameters<'a> {
    posonlyargs: SmallVec<[Arg<'a>; 4]>,
    args: SmallVec<[Arg<'a>; 4]>,
    defaults: SmallVec<[Expr<'a>; 4]>,
    vararg: Option<&'a Arg<'a>>,
    kwonlyargs: SmallVec<[Arg<'a>; 4]>,
    kw_defaults: SmallVec<[Option<ExprRef<'a>>; 4]>,
    kwarg: Option<&'a Arg<'a>>,
}

impl<'a> Parser<'a> {
    pub(super) fn decorated(&mut self) -> Parse<()> {
        let base = self.expr_stack.len();
        while self.eat(TokenKind::At) {
            let decorator = self.named_expression()?;
            self.expr_stack.push(*decorator);
            self.expect(TokenKind::Newline)?;
        }
        let decorators = self.take_exprs(base)?;
        let first = self.pos;
        let kind = match self.kind() {
            TokenKind::Class => self.class_def(decorators)?,
            TokenKind::Def => self.function_def(decorators, false)?,
            TokenKind::Async if self.peek(1) == TokenKind::Def => self.function_def(decorators, true)?,
            _ => return Err(Fail),
        };
        let location = self.block_location_from(first);
        self.stmt_stack.push(Stmt { kind, location });
        Ok(())
    }

    pub(super) fn class_def(&mut self, decorator_list: &'a [Expr<'a>]) -> Parse<StmtKind<'a>> {
        self.advance();
        let name = self.identifier()?;
        let type_params = self.type_params()?;
        let (bases, keywords) = if self.eat(TokenKind::LPar) {
            self.nest(LEVELS_PER_BRACKET, |parser| parser.arguments(None))?
        } else {
            (&[][..], &[][..])
        };
        let body = self.colon_block()?;
        let class = ClassDef { name, bases, keywords, body, decorator_list, type_params };
        Ok(StmtKind::ClassDef(self.alloc(class)?))
    }

    pub(super) fn function_def(
        &mut self,
        decorator_list: &'a [Expr<'a>],
        is_async: bool,
    ) -> Parse<StmtKind<'a>> {
        if is_async {
            self.advance();
            self.require_version(5)?;
        }
        self.advance();
        let name = self.identifier()?;
        let type_params = self.type_params()?;
        self.expect(TokenKind::LPar)?;
        let args = self.nest(LEVELS_PER_BRACKET, |parser| parser.parameters(Owner::Def))?;
        self.expect(TokenKind::RPar)?;
        let returns = if self.eat(TokenKind::RArrow) { Some(self.expression()?) } else { None };
        self.expect(TokenKind::Colon)?;
        let type_comment = self.function_type_comment();
        let body = self.block()?;
        let function = FunctionDef { name, args, body, decorator_list, returns, type_comment, type_params };
        let function = self.alloc(function)?;
        Ok(if is_async { StmtKind::AsyncFunctionDef(function) } else { StmtKind::FunctionDef(function) })
    }

    /// On the line of the colon, or alone on the first line of the block.
    fn function_type_comment(&mut self) -> TypeComment<'a> {
        use TokenKind as T;
        let on_next_line = self.at(T::Newline)
            && self.peek(1) == T::TypeComment
            && self.peek(2) == T::Newline
            && self.peek(3) == T::Indent;
        if on_next_line {
            self.advance();
        }
        self.type_comment()
    }

    /// `lambda` and its parameters, up to and with the colon.
    pub(super) fn lambda_head(&mut self) -> Parse<&'a Arguments<'a>> {
        self.expect(TokenKind::Lambda)?;
        let args = self.nest(12, |parser| parser.parameters(Owner::Lambda))?;
        self.expect(TokenKind::Colon)?;
        Ok(args)
    }

    fn parameters(&mut self, owner: Owner) -> Parse<&'a Arguments<'a>> {
        if self.at(owner.end()) {
            return self.alloc(Arguments::default());
        }
        let mut parameters = Parameters {
            posonlyargs: SmallVec::new(),
            args: SmallVec::new(),
            defaults: SmallVec::new(),
            vararg: None,
            kwonlyargs: SmallVec::new(),
            kw_defaults: SmallVec::new(),
            kwarg: None,
        };
        self.positional_parameters(owner, &mut parameters)?;
        if self.at(TokenKind::Star) {
            self.star_parameters(owner, &mut parameters)?;
        }
        if self.eat(TokenKind::DoubleStar) {
            let mut kwarg = self.parameter(owner)?;
            kwarg.type_comment = self.end_of_parameter(owner)?;
            parameters.kwarg = Some(self.alloc(kwarg)?);
        }
        self.check(self.at(owner.end()))?;
        let arguments = Arguments {
            posonlyargs: self.slice(&parameters.posonlyargs)?,
            args: self.slice(&parameters.args)?,
            vararg: parameters.vararg,
            kwonlyargs: self.slice(&parameters.kwonlyargs)?,
            kw_defaults: self.slice(&parameters.kw_defaults)?,
            kwarg: parameters.kwarg,
            defaults: self.slice(&parameters.defaults)?,
        };
        self.alloc(arguments)
    }

    fn positional_parameters(&mut self, owner: Owner, parameters: &mut Parameters<'a>) -> Parse<()> {
        while self.at(TokenKind::Name) {
            let mut arg = self.parameter(owner)?;
            let default = self.default()?;
            arg.type_comment = self.end_of_parameter(owner)?;
            match default {
                Some(default) => parameters.defaults.push(*default),
                None => self.check(parameters.defaults.is_empty())?,
            }
            parameters.args.push(arg);
            if self.at(TokenKind::Slash) {
                self.check(parameters.posonlyargs.is_empty())?;
                self.advance();
                self.require_version(8)?;
                let has_comma = self.eat(TokenKind::Comma);
                self.check(has_comma || self.at(owner.end()))?;
                std::mem::swap(&mut parameters.posonlyargs, &mut parameters.args);
            }
        }
        Ok(())
    }

    /// From a `*` up to a `**`.
    fn star_parameters(&mut self, owner: Owner, parameters: &mut Parameters<'a>) -> Parse<()> {
        self.expect(TokenKind::Star)?;
        if self.eat(TokenKind::Comma) {
            self.check(self.at(TokenKind::Name))?;
        } else {
            let mut vararg = self.vararg(owner)?;
            vararg.type_comment = self.end_of_parameter(owner)?;
            parameters.vararg = Some(self.alloc(vararg)?);
        }
        while self.at(TokenKind::Name) {
            let mut arg = self.parameter(owner)?;
            let default = self.default()?;
            arg.type_comment = self.end_of_parameter(owner)?;
            parameters.kw_defaults.push(default);
            parameters.kwonlyargs.push(arg);
        }
        Ok(())
    }

    fn parameter(&mut self, owner: Owner) -> Parse<Arg<'a>> {
        self.parameter_with(owner, Self::expression)
    }

    /// `*args`, whose annotation may be starred (PEP 646).
    fn vararg(&mut self, owner: Owner) -> Parse<Arg<'a>> {
        self.parameter_with(owner, Self::star_expression)
    }

    fn parameter_with(
        &mut self,
        owner: Owner,
        annotation: fn(&mut Self) -> Parse<ExprRef<'a>>,
    ) -> Parse<Arg<'a>> {
        let first = self.pos;
        let arg = self.identifier()?;
        let annotation =
            if owner == Owner::Def && self.eat(TokenKind::Colon) { Some(annotation(self)?) } else { None };
        Ok(Arg { arg, annotation, type_comment: None, location: self.location_from(first) })
    }

    fn default(&mut self) -> Parse<Option<ExprRef<'a>>> {
        if self.eat(TokenKind::Equal) { self.expression().map(Some) } else { Ok(None) }
    }

    /// The comma behind a parameter, or the end of the list; with a type comment.
    fn end_of_parameter(&mut self, owner: Owner) -> Parse<TypeComment<'a>> {
        if self.eat(TokenKind::Comma) {
            return Ok(if owner == Owner::Def { self.type_comment() } else { None });
        }
        let type_comment = if owner == Owner::Def { self.type_comment() } else { None };
        self.check(self.at(owner.end()))?;
        Ok(type_comment)
    }
}
