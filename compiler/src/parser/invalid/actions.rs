//! What happens when an alternative of the grammar has matched.

use super::grammar::{Action, Alt, Insert, Message, Place, Slot, Tag, Targets};
use super::machine::{Machine, Outcome};
use super::nodes::{Node, Value};
use crate::ast::Location;
use crate::error::ErrorKind;
use crate::lexer::token::TokenKind;
use crate::parser::escape_warning::invalid_escape_warning;
use crate::parser::string::{EscapeError, InvalidEscape, decode_bytes, decode_text, split_literal};

/// Where the values of the matched alternative are, and the token it began at.
#[derive(Clone, Copy)]
struct Match {
    values: usize,
    start: usize,
}

impl Machine<'_> {
    /// The result of an alternative; `None` makes the whole rule match nothing.
    pub(super) fn result(&mut self, alt: &Alt, start: usize, values: usize) -> Outcome<Option<Value>> {
        let matched = Match { values, start };
        for action in &alt.actions {
            if let Some(result) = self.act(action, matched)? {
                return Ok(result);
            }
        }
        Ok(Some(match alt.only_value {
            Some(slot) if alt.actions.is_empty() => self.value(values, slot),
            _ => self.new_node(Tag::Other, start, (0, 0)),
        }))
    }

    /// Does one action; `Some` if it is the last one.
    fn act(&mut self, action: &Action, at: Match) -> Outcome<Option<Option<Value>>> {
        let value = |machine: &Self, slot: Slot| machine.value(at.values, slot);
        Ok(Some(Some(match action {
            Action::Value(slot) => value(self, *slot),
            Action::Node(tag, slots) => {
                let values: Vec<Value> = slots.iter().map(|&slot| value(self, slot)).collect();
                let children = self.flattened(&values);
                self.new_node(*tag, at.start, children)
            }
            Action::List(slots) => {
                let values: Vec<Value> = slots.iter().map(|&slot| value(self, slot)).collect();
                let (start, end) = self.flattened(&values);
                Value::List(start, end)
            }
            Action::Nothing => return Ok(Some(None)),
            Action::StringLiteral(slot) => self.string_literal(value(self, *slot))?,
            Action::Concatenated(slot) => self.concatenated(value(self, *slot), at.start)?,
            Action::RealNumber(slot) => {
                self.check_number(value(self, *slot), false, "real number required in complex literal")?
            }
            Action::ImaginaryNumber(slot) => {
                self.check_number(value(self, *slot), true, "imaginary number required in complex literal")?
            }
            Action::BarryAsFlufl(slot) => self.barry_as_flufl(value(self, *slot))?,
            Action::IfAdjacent(left, right) => {
                let (left, right) = (self.location(value(self, *left)), self.location(value(self, *right)));
                let adjacent = left.end_lineno == right.lineno && left.end_col_offset == right.col_offset;
                return Ok(self.go_on_if(adjacent));
            }
            Action::IfLegacy(slot) => return Ok(self.go_on_if(self.is_legacy(value(self, *slot)))),
            Action::IfNotLegacy(slot) => return Ok(self.go_on_if(!self.is_legacy(value(self, *slot)))),
            Action::IfInBrackets => {
                let last = self.mark.checked_sub(1).and_then(|last| self.tokens.get(last));
                return Ok(self.go_on_if(last.is_some_and(|token| token.level > 0)));
            }
            Action::IfManyArguments(slot) => {
                let count = self.positional_arguments(value(self, *slot)).count();
                return Ok(self.go_on_if(count > 1));
            }
            Action::Version(minor, what) => {
                if self.options.feature_version < *minor {
                    let message = format!("{what} only supported in Python 3.{minor} and greater");
                    return Err(self.raise_at_last_token(ErrorKind::SyntaxError, message));
                }
                return Ok(None);
            }
            Action::FutureImport(dots, module, names) => {
                let (dots, module, names) = (value(self, *dots), value(self, *module), value(self, *names));
                self.future_import(dots, module, names);
                return Ok(None);
            }
            Action::LastStatement(slot) => {
                self.note_statement(value(self, *slot));
                return Ok(Some(Some(value(self, *slot))));
            }
            Action::Conversion(mark, name) => {
                self.check_conversion(value(self, *mark), value(self, *name))?;
                return Ok(None);
            }
            Action::DecodedText(slot) => {
                self.decode_format_text(value(self, *slot))?;
                return Ok(None);
            }
            Action::StringParts(start, parts) => {
                self.decode_parts(value(self, *start), value(self, *parts))?;
                return Ok(None);
            }
            Action::InvalidTarget(targets, slot) => {
                return match self.invalid_target(value(self, *slot), *targets) {
                    None => Ok(Some(None)),
                    Some(target) => {
                        let verb = if *targets == Targets::Del { "delete" } else { "assign to" };
                        let message = format!("cannot {verb} {}", self.expr_name(target));
                        Err(self.raise_at(self.location(target), message))
                    }
                };
            }
            error => return Err(self.error(error, at)),
        })))
    }

    fn go_on_if(&self, condition: bool) -> Option<Option<Value>> {
        if condition { None } else { Some(None) }
    }

    fn error(&mut self, action: &Action, at: Match) -> Box<super::report::Raised> {
        match action {
            Action::ErrorAt(place, message) => {
                let location = self.place(*place, at);
                let message = self.message(message, at);
                self.raise_at(location, message)
            }
            Action::ErrorRange(first, last, message) => {
                let (first, last) = (self.place(*first, at), self.place(*last, at));
                let message = self.message(message, at);
                let location =
                    Location { end_lineno: last.end_lineno, end_col_offset: last.end_col_offset, ..first };
                self.raise_at(location, message)
            }
            Action::ErrorFrom(place, message) => {
                let location = self.place(*place, at);
                let message = self.message(message, at);
                self.raise_starting_from(location, message)
            }
            Action::ErrorBehind(place, message) => {
                let location = self.place(*place, at);
                let message = self.message(message, at);
                self.raise_behind(location, message)
            }
            Action::ErrorNext(message) => {
                let message = self.message(message, at);
                self.raise_at_next_token(message)
            }
            Action::IndentationError(message) => {
                let message = self.message(message, at);
                self.raise_at_last_token(ErrorKind::IndentationError, message)
            }
            Action::Error(message) => {
                let message = self.message(message, at);
                self.raise_at_last_token(ErrorKind::SyntaxError, message)
            }
            _ => self.raise_at_last_token(ErrorKind::SystemError, "not an error".into()),
        }
    }

    fn message(&self, message: &Message, at: Match) -> String {
        let mut pieces = message.text.split("%s");
        let mut text = String::from(pieces.next().unwrap_or_default());
        for (insert, piece) in message.inserts.iter().zip(pieces) {
            match *insert {
                Insert::ExprName(slot) => text += self.expr_name(self.value(at.values, slot)),
                Insert::Text(slot) => text += self.token_text(self.value(at.values, slot)),
                Insert::Line(slot) => {
                    text += &self.location(self.value(at.values, slot)).lineno.to_string();
                }
                Insert::Unpacking(slot) => {
                    let arguments = self.children(self.value(at.values, slot));
                    if arguments.iter().any(|&argument| self.tag(argument) == Tag::KeywordUnpacking) {
                        text += " unpacking";
                    }
                }
                Insert::BoundOrConstraints(slot) => {
                    let is_tuple = self.tag(self.value(at.values, slot)) == Tag::Tuple;
                    text += if is_tuple { "constraints" } else { "bound" };
                }
            }
            text += piece;
        }
        text
    }

    fn place(&self, place: Place, at: Match) -> Location {
        let last = |values: &[Value]| values.last().copied().unwrap_or(Value::Absent);
        let value = match place {
            Place::Value(slot) => self.value(at.values, slot),
            Place::Last(slot) => last(self.list(self.value(at.values, slot))),
            Place::LastOfComprehension(slot) => {
                last(self.children(last(self.list(self.value(at.values, slot)))))
            }
            Place::LastArgument(slot) => {
                self.positional_arguments(self.value(at.values, slot)).last().unwrap_or(Value::Absent)
            }
        };
        self.location(value)
    }

    fn positional_arguments(&self, call: Value) -> impl Iterator<Item = Value> + '_ {
        let is_positional = |value: &Value| !matches!(self.tag(*value), Tag::Keyword | Tag::KeywordUnpacking);
        self.children(call).iter().copied().filter(is_positional)
    }

    /// `print` and `exec`, once statements.
    fn is_legacy(&self, value: Value) -> bool {
        self.tag(value) == Tag::Name && matches!(self.token_text(value), "print" | "exec")
    }

    /// The part of an expression that cannot be a target.
    fn invalid_target(&self, value: Value, targets: Targets) -> Option<Value> {
        match self.tag(value) {
            Tag::List | Tag::Tuple => {
                self.children(value).iter().find_map(|&item| self.invalid_target(item, targets))
            }
            Tag::Starred if targets != Targets::Del => {
                self.children(value).iter().find_map(|&item| self.invalid_target(item, targets))
            }
            // `a in b` behind `for` has been taken for a comparison.
            Tag::Compare if targets == Targets::For => match *self.children(value) {
                [left, operator, ..] if self.tag(operator) == Tag::In => self.invalid_target(left, targets),
                _ => None,
            },
            Tag::Name | Tag::Subscript | Tag::Attribute => None,
            _ => Some(value),
        }
    }

    fn check_number(&mut self, number: Value, imaginary: bool, message: &str) -> Outcome<Value> {
        if (self.tag(number) == Tag::Imaginary) == imaginary {
            return Ok(number);
        }
        Err(self.raise_at(self.location(number), message.into()))
    }

    /// `!=`, or the `<>` that has become an operator.
    fn barry_as_flufl(&mut self, token: Value) -> Outcome<Value> {
        if self.barry_from == usize::MAX || self.token_text(token) == "<>" {
            return Ok(token);
        }
        let message = "with Barry as BDFL, use '<>' instead of '!='";
        Err(self.raise_at_last_token(ErrorKind::SyntaxError, message.into()))
    }

    fn future_import(&mut self, dots: Value, module: Value, names: Value) {
        let is_future = self.list(dots).is_empty() && self.token_text(module) == "__future__";
        let is_barry = |&name: &Value| self.token_text(name) == "barry_as_FLUFL";
        if is_future && self.list(names).iter().any(is_barry) {
            self.set_barry_as_bdfl();
        }
    }

    /// Remembers a compound statement that is in order.
    fn note_statement(&mut self, statement: Value) {
        let location = self.location(statement);
        let is_statement = self.tag(statement) != Tag::NotStatement;
        if self.call_invalid_rules && is_statement && location.lineno >= self.last_statement.0 {
            self.last_statement = (location.lineno, location.col_offset);
        }
    }

    // Strings

    fn string_literal(&mut self, token: Value) -> Outcome<Value> {
        let text = String::from(self.token_text(token));
        let literal = split_literal(&text);
        let location = self.location(token);
        if literal.is_bytes && !literal.contents.is_ascii() {
            let message = "bytes can only contain ASCII literal characters";
            return Err(self.raise_at(location, message.into()));
        }
        if !literal.is_raw {
            let decoded = if literal.is_bytes {
                decode_bytes(literal.contents.as_bytes()).map(|(_, invalid)| invalid)
            } else {
                decode_text(literal.contents).map(|(_, invalid)| invalid)
            };
            match decoded {
                Ok(invalid) => {
                    self.warn_about_escape(literal.contents, literal.start, invalid, (token, token))
                }
                Err(error) => {
                    return Err(self.raise_at_last_token(ErrorKind::SyntaxError, error.message()));
                }
            }
        }
        let tag = if literal.is_bytes { Tag::BytesLiteral } else { Tag::Literal };
        let Value::Token(index) = token else { return Ok(token) };
        Ok(self.push_node(Node { tag, token: index, location, children: (0, 0) }))
    }

    /// Adjacent literals as one.
    fn concatenated(&mut self, parts: Value, start: usize) -> Outcome<Value> {
        let tags: Vec<Tag> = self.list(parts).iter().map(|&part| self.tag(part)).collect();
        let has_bytes = tags.contains(&Tag::BytesLiteral);
        if has_bytes && tags.iter().any(|&tag| tag != Tag::BytesLiteral) {
            let message = "cannot mix bytes and nonbytes literals";
            return Err(self.raise_at_last_token(ErrorKind::SyntaxError, message.into()));
        }
        let tag = if tags.contains(&Tag::JoinedStr) { Tag::JoinedStr } else { Tag::Literal };
        Ok(self.new_node(tag, start, (0, 0)))
    }

    /// The literal parts of an f-string or t-string.
    fn decode_parts(&mut self, start: Value, parts: Value) -> Outcome<()> {
        if self.token_text(start).contains(['r', 'R']) {
            return Ok(());
        }
        let end = Value::Token(self.mark.saturating_sub(1) as u32);
        for part in self.list(parts).to_vec() {
            if matches!(part, Value::Token(_)) {
                match self.decode_token(part, end)? {
                    Ok(()) => {}
                    Err(error) => return Err(self.raise_at(self.location(part), error.message())),
                }
            }
        }
        Ok(())
    }

    /// Literal text in a format specifier. An escape that cannot be decoded raises a plain `UnicodeDecodeError` there.
    fn decode_format_text(&mut self, token: Value) -> Outcome<()> {
        let start = self.enclosing_string(token);
        if start.is_some_and(|start| self.token_text(start).contains(['r', 'R'])) {
            return Ok(());
        }
        match self.decode_token(token, token)? {
            Ok(()) => Ok(()),
            Err(error) => Err(self.raise_decode_error(error)),
        }
    }

    fn decode_token(&mut self, token: Value, blamed: Value) -> Outcome<Result<(), EscapeError>> {
        let text = String::from(self.token_text(token));
        Ok(match decode_text(&text) {
            Ok((_, invalid)) => {
                self.warn_about_escape(&text, 0, invalid, (token, blamed));
                Ok(())
            }
            Err(error) => Err(error),
        })
    }

    /// A warning about `text`, which is so far into the first token; it points at the second.
    fn warn_about_escape(
        &mut self,
        text: &str,
        offset: usize,
        invalid: InvalidEscape,
        tokens: (Value, Value),
    ) {
        let (Value::Token(token), Value::Token(blamed)) = tokens else { return };
        let start = self.tokens[token as usize].start as usize + offset;
        let blamed = self.tokens[blamed as usize];
        let version = self.options.feature_version;
        let warning = invalid_escape_warning(text, start, invalid, &blamed, version);
        if !self.call_invalid_rules {
            let last = self.fill.saturating_sub(1);
            self.warnings.extend(warning.map(|warning| (last, warning)));
        }
    }

    /// The token that begins the f-string or t-string around a token.
    fn enclosing_string(&self, token: Value) -> Option<Value> {
        let Value::Token(index) = token else { return None };
        let mut depth = 0;
        for i in (0..index).rev() {
            match self.tokens[i as usize].kind {
                TokenKind::FStringEnd | TokenKind::TStringEnd => depth += 1,
                TokenKind::FStringStart | TokenKind::TStringStart if depth == 0 => {
                    return Some(Value::Token(i));
                }
                TokenKind::FStringStart | TokenKind::TStringStart => depth -= 1,
                _ => {}
            }
        }
        None
    }

    /// `!r` and the like.
    fn check_conversion(&mut self, mark: Value, name: Value) -> Outcome<()> {
        let start = self.enclosing_string(mark).map(|start| self.token_text(start)).unwrap_or_default();
        let prefix = if start.contains(['t', 'T']) { 't' } else { 'f' };
        let (mark, place) = (self.location(mark), self.location(name));
        if mark.end_lineno != place.lineno || mark.end_col_offset != place.col_offset {
            let message =
                format!("{prefix}-string: conversion type must come right after the exclamation mark");
            let location = Location { lineno: mark.lineno, col_offset: mark.col_offset, ..place };
            return Err(self.raise_at(location, message));
        }
        let name = self.token_text(name);
        if matches!(name, "s" | "r" | "a") {
            return Ok(());
        }
        let message =
            format!("{prefix}-string: invalid conversion character '{name}': expected 's', 'r', or 'a'");
        Err(self.raise_at(place, message))
    }
}
