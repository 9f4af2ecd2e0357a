//! f-strings, t-strings, and the concatenation of adjacent literals (PEP 701, 750).

use super::{ExprRef, Fail, Parse, Parser};
use crate::ast::{Constant, Conversion, Expr, ExprKind, Location};
use crate::lexer::token::{Token, TokenKind};
use crate::parser::atom::LEVELS_PER_BRACKET;
use crate::wtf8::{Wtf8, Wtf8Buf};

/// The kind of a string with replacement fields.
#[derive(Clone, Copy)]
struct Flavor {
    is_template: bool,
    is_raw: bool,
}

impl Flavor {
    fn middle(self) -> TokenKind {
        if self.is_template { TokenKind::TStringMiddle } else { TokenKind::FStringMiddle }
    }

    fn end(self) -> TokenKind {
        if self.is_template { TokenKind::TStringEnd } else { TokenKind::FStringEnd }
    }
}

fn is_empty_text(expr: &Expr<'_>) -> bool {
    matches!(expr.kind, ExprKind::Constant { value: Constant::Str(text), .. } if text.is_empty())
}

/// The text of an expression without its comments; `None` if it has none. As in CPython, a quote ends what any like quote
/// has begun, be it a triple one or one of a string nested in an f-string.
fn without_comments(text: &str) -> Option<String> {
    memchr::memchr(b'#', text.as_bytes())?;
    let mut out = String::with_capacity(text.len());
    let mut quote = None;
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '#' if quote.is_none() => out.extend(chars.find(|&c| c == '\n')),
            '\\' => {
                out.push(c);
                out.extend(chars.next());
            }
            '"' | '\'' => {
                out.push(c);
                match quote {
                    None => quote = Some(c),
                    Some(open) if open == c => quote = None,
                    Some(_) => {}
                }
            }
            _ => out.push(c),
        }
    }
    Some(out)
}

fn is_constant(expr: &Expr<'_>) -> bool {
    matches!(expr.kind, ExprKind::Constant { .. })
}

impl<'a> Parser<'a> {
    /// `strings`: one or more adjacent literals.
    pub(super) fn strings(&mut self) -> Parse<ExprRef<'a>> {
        let first = self.pos;
        if self.at(TokenKind::String) && !matches!(self.peek(1), TokenKind::String | TokenKind::FStringStart)
        {
            return self.single_string(first);
        }
        let base = self.expr_stack.len();
        if self.at(TokenKind::TStringStart) {
            return self.template_strings(first, base);
        }
        let mut formatted = false;
        loop {
            match self.kind() {
                TokenKind::String => {
                    let string = self.single_string(self.pos)?;
                    self.expr_stack.push(*string);
                }
                TokenKind::FStringStart => {
                    formatted = true;
                    self.replacement_string(false)?;
                }
                _ => break,
            }
        }
        let location = self.location_from(first);
        self.concatenate(base, formatted, location)
    }

    fn template_strings(&mut self, first: usize, base: usize) -> Parse<ExprRef<'a>> {
        self.require_version(14)?;
        while self.at(TokenKind::TStringStart) {
            self.replacement_string(true)?;
        }
        self.fold_constants(base, true)?;
        let values = self.take_exprs(base)?;
        self.expr_from(first, ExprKind::TemplateStr { values })
    }

    fn single_string(&mut self, first: usize) -> Parse<ExprRef<'a>> {
        let token = *self.token();
        self.advance();
        let (value, unicode_kind) = self.string_value(token)?;
        self.expr_from(first, ExprKind::Constant { value, unicode_kind })
    }

    /// Joins the literals on the stack above `base` into one expression.
    fn concatenate(&mut self, base: usize, formatted: bool, location: Location) -> Parse<ExprRef<'a>> {
        let parts = self.expr_stack.get(base..).unwrap_or_default();
        let bytes =
            |part: &Expr<'_>| matches!(part.kind, ExprKind::Constant { value: Constant::Bytes(_), .. });
        if parts.iter().any(bytes) {
            if formatted || !parts.iter().all(bytes) {
                return Err(Fail);
            }
            return self.concatenate_bytes(base, location);
        }
        self.fold_constants(base, formatted)?;
        let values = self.take_exprs(base)?;
        match values {
            [constant] if !formatted => Ok(constant),
            _ => self.expr(ExprKind::JoinedStr { values }, location),
        }
    }

    fn concatenate_bytes(&mut self, base: usize, location: Location) -> Parse<ExprRef<'a>> {
        let mut joined = Vec::new();
        for part in self.expr_stack.drain(base..) {
            if let ExprKind::Constant { value: Constant::Bytes(bytes), .. } = part.kind {
                joined.extend_from_slice(bytes);
            }
        }
        let value = Constant::Bytes(self.slice(&joined)?);
        self.expr(ExprKind::Constant { value, unicode_kind: false }, location)
    }

    /// Joins constants that stand side by side on the stack above `base`; empty ones vanish if `drop_empty`.
    fn fold_constants(&mut self, base: usize, drop_empty: bool) -> Parse<()> {
        let parts: Vec<Expr<'a>> = self.expr_stack.drain(base..).collect();
        let mut i = 0;
        while let Some(&part) = parts.get(i) {
            let run = parts[i..].iter().take_while(|part| is_constant(part)).count();
            let part = if run > 1 { self.joined_constants(&parts[i..i + run])? } else { part };
            i += run.max(1);
            if !(drop_empty && is_empty_text(&part)) {
                self.expr_stack.push(part);
            }
        }
        Ok(())
    }

    fn joined_constants(&mut self, parts: &[Expr<'a>]) -> Parse<Expr<'a>> {
        let mut text = Wtf8Buf::new();
        for part in parts {
            if let ExprKind::Constant { value: Constant::Str(part), .. } = part.kind {
                text.push_wtf8(part);
            }
        }
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return Err(Fail) };
        let ExprKind::Constant { unicode_kind, .. } = first.kind else { return Err(Fail) };
        let value = Constant::Str(self.wtf8(&text)?);
        let location = Location {
            end_lineno: last.location.end_lineno,
            end_col_offset: last.location.end_col_offset,
            ..first.location
        };
        Ok(Expr { kind: ExprKind::Constant { value, unicode_kind }, location })
    }

    /// One f-string or t-string; its parts go onto the stack.
    fn replacement_string(&mut self, is_template: bool) -> Parse<()> {
        let flavor = Flavor { is_template, is_raw: self.text(self.token()).contains(['r', 'R']) };
        self.advance();
        let base = self.expr_stack.len();
        let mut middles: Vec<(usize, Token)> = Vec::new();
        loop {
            if self.at(flavor.middle()) {
                middles.push((self.expr_stack.len(), *self.token()));
                self.advance();
                self.push_text(Wtf8::default());
            } else if self.at(TokenKind::LBrace) {
                self.nest(LEVELS_PER_BRACKET, |parser| parser.replacement_field(flavor))?;
            } else {
                break;
            }
        }
        self.check(self.at(flavor.end()))?;
        // Escapes are decoded only when the end has been seen, and warnings point there.
        let end = *self.token();
        for (index, token) in middles {
            let text = self.decoded(self.text(&token), token.start as usize, flavor.is_raw, &end)?;
            if let Some(Expr { kind: ExprKind::Constant { value, .. }, .. }) = self.expr_stack.get_mut(index)
            {
                *value = Constant::Str(text);
            }
        }
        self.drop_empty_text(base);
        self.advance();
        Ok(())
    }

    fn drop_empty_text(&mut self, base: usize) {
        let mut kept = base;
        for i in base..self.expr_stack.len() {
            if !is_empty_text(&self.expr_stack[i]) {
                self.expr_stack.swap(kept, i);
                kept += 1;
            }
        }
        self.expr_stack.truncate(kept);
    }

    /// Puts the token just taken onto the stack, with this as its value.
    fn push_text(&mut self, text: Wtf8<'a>) {
        let location = self.location_from(self.pos - 1);
        let value = Constant::Str(text);
        self.expr_stack.push(Expr { kind: ExprKind::Constant { value, unicode_kind: false }, location });
    }

    /// `{expression = !conversion :format_spec}`; what it makes goes onto the stack.
    fn replacement_field(&mut self, flavor: Flavor) -> Parse<()> {
        let first = self.pos;
        self.expect(TokenKind::LBrace)?;
        let value = self.annotated_rhs()?;
        let expression_end = self.pos;
        let debug = self.eat(TokenKind::Equal);
        let terminator = self.pos;
        let mut conversion = self.conversion()?;
        let format_spec = if self.at(TokenKind::Colon) { Some(self.format_spec(flavor)?) } else { None };
        self.expect(TokenKind::RBrace)?;
        let location = self.location_from(first);
        if debug {
            if conversion == Conversion::None && format_spec.is_none() {
                conversion = Conversion::Repr;
            }
            self.push_debug_text(first, terminator)?;
        }
        let kind = if flavor.is_template {
            let str = Constant::Str(self.source_text(first, expression_end)?);
            ExprKind::Interpolation { value, str, conversion, format_spec }
        } else {
            ExprKind::FormattedValue { value, conversion, format_spec }
        };
        self.expr_stack.push(Expr { kind, location });
        Ok(())
    }

    fn push_debug_text(&mut self, first: usize, terminator: usize) -> Parse<()> {
        let value = Constant::Str(self.source_text(first, terminator)?);
        let (start, end) = (&self.tokens[first], &self.tokens[terminator]);
        let location = Location {
            lineno: start.lineno,
            col_offset: start.col_offset + 1,
            end_lineno: end.lineno,
            end_col_offset: end.col_offset,
        };
        self.expr_stack.push(Expr { kind: ExprKind::Constant { value, unicode_kind: false }, location });
        Ok(())
    }

    /// The source behind the token `first` and before the token `behind`, without comments.
    fn source_text(&mut self, first: usize, behind: usize) -> Parse<Wtf8<'a>> {
        let (start, end) = (self.tokens[first].end as usize, self.tokens[behind].start as usize);
        let text = self.source.get(start..end).unwrap_or_default();
        match without_comments(text) {
            None => Ok(Wtf8::new(text)),
            Some(stripped) => self.wtf8(&Wtf8Buf::from(stripped.as_str())),
        }
    }

    fn conversion(&mut self) -> Parse<Conversion> {
        let mark = *self.token();
        if !self.eat(TokenKind::Exclamation) {
            return Ok(Conversion::None);
        }
        let name = *self.token();
        self.check(name.kind == TokenKind::Name)?;
        self.check(mark.end == name.start)?;
        let conversion = match self.text(&name) {
            "s" => Conversion::Str,
            "r" => Conversion::Repr,
            "a" => Conversion::Ascii,
            _ => return Err(Fail),
        };
        self.advance();
        Ok(conversion)
    }

    /// From the colon up to the closing brace.
    fn format_spec(&mut self, flavor: Flavor) -> Parse<ExprRef<'a>> {
        let first = self.pos;
        self.expect(TokenKind::Colon)?;
        let base = self.expr_stack.len();
        let mut only_constants = true;
        loop {
            if self.at(flavor.middle()) {
                let token = *self.token();
                self.advance();
                let text = self.decoded(self.text(&token), token.start as usize, flavor.is_raw, &token)?;
                self.push_text(text);
            } else if self.at(TokenKind::LBrace) {
                // Fields nested in a template's format are formatted values.
                self.nest(LEVELS_PER_BRACKET, |parser| parser.nested_field(flavor))?;
                only_constants = false;
            } else {
                break;
            }
        }
        self.drop_empty_text(base);
        let location = self.location_from(first);
        if only_constants && self.expr_stack.len() <= base + 1 {
            let values = self.take_exprs(base)?;
            return self.expr(ExprKind::JoinedStr { values }, location);
        }
        self.concatenate(base, !only_constants, location)
    }

    fn nested_field(&mut self, flavor: Flavor) -> Parse<()> {
        let index = self.expr_stack.len();
        self.replacement_field(flavor)?;
        for expr in self.expr_stack.iter_mut().skip(index) {
            if let ExprKind::Interpolation { value, conversion, format_spec, .. } = expr.kind {
                expr.kind = ExprKind::FormattedValue { value, conversion, format_spec };
            }
        }
        Ok(())
    }
}
