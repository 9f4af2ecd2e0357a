//! Functions, classes, lambdas: decorators and parameters.

use super::{ExprRef, Fail, Parse, Parser};
use crate::ast::{Arg, Arguments, ClassDef, Expr, FunctionDef, Stmt, StmtKind, TypeComment};
use crate::lexer::token::TokenKind;
use crate::parser::atom::LEVELS_PER_BRACKET;

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

/// Parameters as they are collected: the parameters themselves and the defaults of positional ones are on the parser's
/// stacks, from these heights on.
struct Parameters<'a> {
    arg_base: usize,
    default_base: usize,
    /// How many of the parameters are positional only, and how many positional.
    posonlyargs: usize,
    positional: usize,
    vararg: Option<&'a Arg<'a>>,
    kw_defaults: Vec<Option<ExprRef<'a>>>,
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
            arg_base: self.arg_stack.len(),
            default_base: self.expr_stack.len(),
            posonlyargs: 0,
            positional: 0,
            vararg: None,
            kw_defaults: Vec::new(),
            kwarg: None,
        };
        self.positional_parameters(owner, &mut parameters)?;
        if self.at(TokenKind::Star) {
            self.star_parameters(owner, &mut parameters)?;
        }
        if self.eat(TokenKind::DoubleStar) {
            parameters.kwarg = Some(self.bound_parameter(owner, Self::expression)?);
        }
        self.check(self.at(owner.end()))?;
        self.finish_parameters(&parameters)
    }

    fn finish_parameters(&mut self, parameters: &Parameters<'a>) -> Parse<&'a Arguments<'a>> {
        let args = match self.arg_stack.get(parameters.arg_base..).unwrap_or_default() {
            [] => &[],
            some => match self.arena.try_alloc_slice_copy(some) {
                Ok(place) => &*place,
                Err(_) => return self.memory_error(),
            },
        };
        self.arg_stack.truncate(parameters.arg_base);
        let (positional, kwonlyargs) = args.split_at(parameters.positional);
        let (posonlyargs, args) = positional.split_at(parameters.posonlyargs);
        let arguments = Arguments {
            posonlyargs,
            args,
            vararg: parameters.vararg,
            kwonlyargs,
            kw_defaults: self.slice(&parameters.kw_defaults)?,
            kwarg: parameters.kwarg,
            defaults: self.take_exprs(parameters.default_base)?,
        };
        self.alloc(arguments)
    }

    fn positional_parameters(&mut self, owner: Owner, parameters: &mut Parameters<'a>) -> Parse<()> {
        while self.at(TokenKind::Name) {
            match self.parameter_with_default(owner)? {
                Some(default) => self.expr_stack.push(*default),
                None => self.check(self.expr_stack.len() == parameters.default_base)?,
            }
            parameters.positional += 1;
            if self.at(TokenKind::Slash) {
                self.check(parameters.posonlyargs == 0)?;
                self.advance();
                self.require_version(8)?;
                let has_comma = self.eat(TokenKind::Comma);
                self.check(has_comma || self.at(owner.end()))?;
                parameters.posonlyargs = parameters.positional;
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
            // The annotation of `*args` may be starred (PEP 646).
            parameters.vararg = Some(self.bound_parameter(owner, Self::star_expression)?);
        }
        while self.at(TokenKind::Name) {
            let default = self.parameter_with_default(owner)?;
            parameters.kw_defaults.push(default);
        }
        Ok(())
    }

    /// Puts a parameter onto the stack; its default.
    fn parameter_with_default(&mut self, owner: Owner) -> Parse<Option<ExprRef<'a>>> {
        let arg = self.parameter(owner, Self::expression)?;
        let index = self.arg_stack.len();
        self.arg_stack.push(arg);
        let default = if self.eat(TokenKind::Equal) { Some(self.expression()?) } else { None };
        let type_comment = self.end_of_parameter(owner)?;
        if let Some(arg) = self.arg_stack.get_mut(index) {
            arg.type_comment = type_comment;
        }
        Ok(default)
    }

    /// The name behind `*` or `**`.
    fn bound_parameter(
        &mut self,
        owner: Owner,
        annotation: fn(&mut Self) -> Parse<ExprRef<'a>>,
    ) -> Parse<&'a Arg<'a>> {
        let mut arg = self.parameter(owner, annotation)?;
        arg.type_comment = self.end_of_parameter(owner)?;
        self.alloc(arg)
    }

    fn parameter(&mut self, owner: Owner, annotation: fn(&mut Self) -> Parse<ExprRef<'a>>) -> Parse<Arg<'a>> {
        let first = self.pos;
        let arg = self.identifier()?;
        let annotation =
            if owner == Owner::Def && self.eat(TokenKind::Colon) { Some(annotation(self)?) } else { None };
        Ok(Arg { arg, annotation, type_comment: None, location: self.location_from(first) })
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
