//! Declarations of a document type definition: elements, attributes, entities, notations; references to parameter entities;
//! the conditional sections of external subsets.
//!
//! A declaration is read as a whole. In external subsets, references within it are replaced by the entities' texts first.

use super::chars::{is_space, name_length};
use super::code::Code;
use super::dtd::{Declared, Entity};
use super::elements::{EVENT_BYTES, Written};
use super::event::{Declaration, Event};
use super::lexer::Lexer;
use super::parser::{COPIES, Kind, Parser, Phase, Step};
use super::prolog::normalize_id;
use super::scan::{Scan, Span, Stop, What, invalid, look, predefined, referred};
use super::text::Text;
use std::cell::Cell;
use std::rc::Rc;
use taipan_vm::collections::Buf;
use taipan_vm::collections::room::Room;

/// A declaration's events, and what it is for the default handler.
struct Found {
    what: Declaration,
    end: usize,
    tokens: Buf<Span>,
    events: Buf<Event>,
    attributes: Buf<(Rc<str>, Declared)>,
    /// For the events' texts.
    room: Room,
}

impl Parser {
    /// The next thing of a subset.
    pub fn declaration(&mut self) -> Scan<Option<Step>> {
        let (scanner, at) = self.scanner();
        let Some(&first) = scanner.bytes.get(at) else { return Err(Stop::End) };
        match first {
            byte if is_space(byte) => {
                let end = scanner.skip_space(at);
                self.begin_event(at..end)?;
                self.set_token(at..end)?;
                self.advance(end);
                Ok(Some(Step::Event(Event::Tokens(Declaration::Other))))
            }
            b'%' => self.parameter_reference().map(|()| None),
            b']' if self.kind == Kind::Document && self.is_in_document() => {
                self.begin_event(at..at + 1)?;
                self.set_token(at..at + 1)?;
                self.advance(at + 1);
                self.phase = Phase::AfterSubset;
                Ok(Some(Step::Event(Event::Tokens(Declaration::Doctype))))
            }
            b']' if self.sections > 0 => self.end_section(),
            b'<' => self.markup_declaration(),
            _ => Lexer::new(scanner.bytes, at).misplaced(),
        }
    }

    fn markup_declaration(&mut self) -> Scan<Option<Step>> {
        let (scanner, at) = self.scanner();
        let token = match scanner.byte(at + 1)? {
            b'?' => scanner.instruction(at)?,
            b'!' => match scanner.byte(at + 2)? {
                b'-' => scanner.comment(at)?,
                b'[' if self.kind == Kind::Parameter => return self.begin_section(),
                b'[' => return Err(Stop::Wrong(Code::SYNTAX, at)),
                b'A'..=b'Z' | b'a'..=b'z' => return self.declare().map(|()| None),
                _ => return invalid(at + 2),
            },
            _ => {
                scanner.name(at + 1)?;
                return Err(Stop::Wrong(Code::SYNTAX, at));
            }
        };
        if let What::Declaration { .. } = token.what {
            return Err(Stop::Wrong(Code::MISPLACED_XML_PI, at));
        }
        self.begin_event(at..token.end)?;
        let event = self.miscellaneous(token.what)?;
        self.advance(token.end);
        Ok(Some(Step::Event(event)))
    }

    /// `<![INCLUDE[` or `<![IGNORE[`.
    fn begin_section(&mut self) -> Scan<Option<Step>> {
        let (bytes, at) = self.current();
        let open = memchr::memchr(b'[', &bytes[at + 3..]).ok_or(Stop::Partial)? + at + 3;
        let word = self.text(&(at + 3..open)).trim().to_owned();
        let word = match word.strip_prefix('%').and_then(|name| name.strip_suffix(';')) {
            Some(name) => match self.dtd.entity(name, true).and_then(|entity| entity.text.clone()) {
                Some(text) => text.trim().to_owned(),
                None => return Err(Stop::Wrong(Code::UNDEFINED_ENTITY, at + 3)),
            },
            None => word,
        };
        let end = match word.as_str() {
            "INCLUDE" => {
                self.sections += 1;
                open + 1
            }
            "IGNORE" => {
                let (mut depth, mut end) = (1, open + 1);
                while depth > 0 {
                    let rest = bytes.get(end..).unwrap_or_default();
                    if rest.starts_with(b"<![") {
                        (depth, end) = (depth + 1, end + 3);
                    } else if rest.starts_with(b"]]>") {
                        (depth, end) = (depth - 1, end + 3);
                    } else if rest.is_empty() {
                        return Err(Stop::Partial);
                    } else {
                        end += 1;
                    }
                }
                end
            }
            _ => return Err(Stop::Wrong(Code::SYNTAX, at + 3)),
        };
        self.other(at, end)
    }

    fn end_section(&mut self) -> Scan<Option<Step>> {
        let (bytes, at) = self.current();
        for (index, expected) in b"]]>".iter().enumerate() {
            match bytes.get(at + index) {
                None => return Err(Stop::Partial),
                Some(byte) if byte != expected => return invalid(at + index),
                Some(_) => {}
            }
        }
        self.sections -= 1;
        self.other(at, at + 3)
    }

    fn other(&mut self, at: usize, end: usize) -> Scan<Option<Step>> {
        self.begin_event(at..end)?;
        self.set_token(at..end)?;
        self.advance(end);
        Ok(Some(Step::Event(Event::Tokens(Declaration::Other))))
    }

    /// `%name;`.
    fn parameter_reference(&mut self) -> Scan<()> {
        let (scanner, at) = self.scanner();
        let end = scanner.name(at + 1)?;
        if scanner.byte(end)? != b';' {
            return invalid(end);
        }
        let wrong = |code| Err(Stop::Wrong(code, at));
        let name: Rc<str> = self.text(&(at + 1..end)).into();
        self.begin_event(at..end + 1)?;
        self.set_token(at..end + 1)?;
        self.advance(end + 1);
        let dtd = self.dtd.clone();
        let had_references = dtd.has_parameter_references.replace(true);
        let give_up = || dtd.is_ignoring.set(!dtd.is_standalone.get());
        if self.options.parameter_entities == 0 {
            give_up();
            self.queue.push_back(Event::Tokens(Declaration::Other));
            return self.not_standalone();
        }
        let entity = dtd.entity(&name, true);
        let is_complete = match dtd.is_standalone.get() {
            true => self.is_in_document(),
            false => !had_references,
        };
        let entity = match entity {
            None if self.kind == Kind::Document && is_complete => return wrong(Code::UNDEFINED_ENTITY),
            None => {
                give_up();
                self.queue.push_back(Event::Skipped { name, is_parameter: true });
                return Ok(());
            }
            Some(entity) => entity,
        };
        if self.kind == Kind::Document && is_complete && !entity.is_internal {
            return wrong(Code::ENTITY_DECLARED_IN_PE);
        }
        if entity.is_open.get() {
            return wrong(Code::RECURSIVE_ENTITY_REF);
        }
        if entity.text.is_some() {
            return self.open(entity).map_err(|code| Stop::Wrong(code, at));
        }
        self.queue.push_back(Event::External {
            context: None,
            base: entity.base.clone(),
            system_id: entity.system_id.clone(),
            public_id: entity.public_id.clone(),
        });
        self.not_standalone()
    }

    fn not_standalone(&mut self) -> Scan<()> {
        if !self.dtd.is_standalone.get() {
            self.queue.push_back(Event::NotStandalone);
        }
        Ok(())
    }

    /// `<!NAME ... >`.
    fn declare(&mut self) -> Scan<()> {
        let (bytes, at) = self.current();
        let _room = Room::new(COPIES * declaration_length(&bytes[at..]))?;
        if self.kind == Kind::Parameter
            && let Some((end, replaced)) = self.with_parameters(bytes, at)?
        {
            let found = self.read(replaced.as_bytes(), 0, true).map_err(|stop| match stop {
                Stop::Wrong(code, _) => Stop::Wrong(code, at),
                _ => Stop::Wrong(Code::INCOMPLETE_PE, at),
            })?;
            return self.report(Found { tokens: Buf::new(), end, ..found }, at);
        }
        let is_outside = !self.is_in_document();
        let found = self.read(bytes, at, self.kind == Kind::Parameter || is_outside);
        let is_cut = |stop: &Stop| *stop == Stop::End && self.kind == Kind::Parameter && self.is_final;
        let found = found.map_err(|stop| match stop {
            Stop::End if is_outside => Stop::Partial,
            stop if is_cut(&stop) => Stop::Wrong(Code::INCOMPLETE_PE, at),
            stop => stop,
        })?;
        self.report(found, at)
    }

    fn report(&mut self, found: Found, at: usize) -> Scan<()> {
        self.begin_event(at..found.end)?;
        self.tokens = found.tokens;
        self.advance(found.end);
        if !self.dtd.is_ignoring.get() {
            for (element, attribute) in found.attributes {
                self.dtd.declare_attribute(&element, attribute)?;
            }
        }
        self.queue_room = found.room;
        for event in found.events {
            self.queue_room.grow(EVENT_BYTES)?;
            let counts = match &event {
                Event::Entity { entity } => self.declare_entity(entity)?,
                Event::Attribute { .. } => !self.dtd.is_ignoring.get(),
                _ => true,
            };
            if counts {
                self.queue.push_back(event);
            }
        }
        self.queue.push_back(Event::Tokens(found.what));
        if self.dtd.account.has_room() { Ok(()) } else { Err(Stop::Wrong(Code::NO_MEMORY, at)) }
    }

    fn declare_entity(&self, entity: &Rc<Entity>) -> Scan<bool> {
        if self.dtd.is_ignoring.get() || !entity.is_parameter && predefined(&entity.name).is_some() {
            return Ok(false);
        }
        Ok(self.dtd.declare(entity)?)
    }

    /// The declaration with its references to parameter entities replaced, and where it ends; `None` without such.
    fn with_parameters(&self, bytes: &[u8], start: usize) -> Scan<Option<(usize, Text)>> {
        let (mut at, mut copied, mut out) = (start, start, Text::default());
        let text = |span: Span| std::str::from_utf8(&bytes[span]).unwrap_or_default();
        for round in 0.. {
            look(round, start)?;
            match bytes.get(at).ok_or(Stop::Partial)? {
                quote @ (b'"' | b'\'') => {
                    at += 2 + memchr::memchr(*quote, &bytes[at + 1..]).ok_or(Stop::Partial)?;
                }
                b'>' => break,
                b'%' => {
                    let length = name_length(&bytes[at + 1..], false);
                    if length == 0 {
                        at += 1;
                        continue;
                    }
                    let end = at + 1 + length;
                    if bytes.get(end).ok_or(Stop::Partial)? != &b';' {
                        return invalid(end);
                    }
                    let entity = self.dtd.entity(text(at + 1..end), true);
                    let Some(inner) = entity.and_then(|entity| entity.text.clone()) else {
                        return Err(Stop::Wrong(Code::UNDEFINED_ENTITY, at));
                    };
                    if !self.dtd.account.admits(inner.len()) {
                        return Err(Stop::Wrong(Code::AMPLIFICATION_LIMIT_BREACH, at));
                    }
                    out.push_str(text(copied..at))?;
                    out.push(' ')?;
                    out.push_str(&inner)?;
                    out.push(' ')?;
                    at = end + 1;
                    copied = at;
                }
                _ => at += 1,
            }
        }
        if copied == start {
            return Ok(None);
        }
        out.push_str(text(copied..at + 1))?;
        self.replace_nested(out, start).map(|out| Some((at + 1, out)))
    }

    /// Texts of parameter entities may refer to others.
    fn replace_nested(&self, mut out: Text, at: usize) -> Scan<Text> {
        const DEEPEST: usize = 64;
        for _ in 0..DEEPEST {
            match self.with_parameters(out.as_bytes(), 0) {
                Ok(Some((_, replaced))) => out = replaced,
                Ok(None) => return Ok(out),
                Err(Stop::Wrong(code, _)) => return Err(Stop::Wrong(code, at)),
                Err(_) => return Err(Stop::Wrong(Code::INCOMPLETE_PE, at)),
            }
        }
        Err(Stop::Wrong(Code::RECURSIVE_ENTITY_REF, at))
    }

    fn read(&self, bytes: &[u8], at: usize, is_outside: bool) -> Scan<Found> {
        let mut lexer = Lexer::new(bytes, at);
        let rest = bytes.get(at + 2..).unwrap_or_default();
        let length = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let keyword = match rest.get(..length).unwrap_or_default() {
            _ if length == rest.len() => return Err(Stop::Partial),
            b"ELEMENT" => "<!ELEMENT",
            b"ATTLIST" => "<!ATTLIST",
            b"ENTITY" => "<!ENTITY",
            b"NOTATION" => "<!NOTATION",
            _ => {
                lexer.keyword("")?;
                return Err(Stop::Wrong(Code::SYNTAX, at));
            }
        };
        lexer.keyword(keyword)?;
        lexer.space()?;
        let mut found = Found {
            what: Declaration::Other,
            end: 0,
            tokens: Buf::new(),
            events: Buf::new(),
            attributes: Buf::new(),
            room: Room::none(),
        };
        match keyword {
            "<!ELEMENT" => self.read_element(&mut lexer, &mut found)?,
            "<!ATTLIST" => self.read_attributes(&mut lexer, &mut found)?,
            "<!NOTATION" => self.read_notation(&mut lexer, &mut found)?,
            _ => self.read_entity(&mut lexer, &mut found, is_outside)?,
        }
        lexer.optional_space()?;
        lexer.one_of(b">")?;
        (found.end, found.tokens) = (lexer.at, lexer.tokens);
        Ok(found)
    }

    fn read_element(&self, lexer: &mut Lexer<'_>, found: &mut Found) -> Scan<()> {
        found.what = Declaration::Element;
        let name = lexer.name()?;
        let name = span_text(lexer, name);
        lexer.space()?;
        let model = super::model::read(lexer, &mut found.room)?;
        found.events.push(Event::Element { name, model })?;
        Ok(())
    }

    fn read_notation(&self, lexer: &mut Lexer<'_>, found: &mut Found) -> Scan<()> {
        found.what = Declaration::Notation;
        let name = lexer.name()?;
        let name = span_text(lexer, name);
        lexer.space()?;
        let (system, public) = lexer.external_id(false)?;
        let system_id = system.map(|span| span_text(lexer, span).into());
        let public_id = public.map(|span| normalize_id(&span_text(lexer, span)).into());
        found.events.push(Event::Notation { name, base: self.base.clone(), system_id, public_id })?;
        Ok(())
    }

    fn read_attributes(&self, lexer: &mut Lexer<'_>, found: &mut Found) -> Scan<()> {
        found.what = Declaration::Attributes;
        let element = lexer.name()?;
        let element: Rc<str> = span_text(lexer, element).into();
        loop {
            let has_space = lexer.optional_space()?;
            if lexer.peek(b'>')? {
                return Ok(());
            }
            if !has_space {
                return lexer.misplaced();
            }
            let name = lexer.name()?;
            let name: Rc<str> = span_text(lexer, name).into();
            lexer.space()?;
            let kind = attribute_type(lexer)?;
            lexer.space()?;
            let is_cdata = kind == "CDATA";
            found.room.grow(2 * name.len() + kind.len() + 2 * EVENT_BYTES)?;
            let (value, is_required) = self.attribute_default(lexer, is_cdata, &mut found.room)?;
            let declared = Declared { name: name.clone(), is_cdata, value: value.clone() };
            found.attributes.push((element.clone(), declared))?;
            found.events.push(Event::Attribute {
                element: element.clone(),
                name,
                kind,
                value,
                is_required,
            })?;
        }
    }

    /// The value that an attribute has by default, and whether it has to be given, or to be that one.
    fn attribute_default(
        &self,
        lexer: &mut Lexer<'_>,
        is_cdata: bool,
        room: &mut Room,
    ) -> Scan<(Option<Rc<str>>, bool)> {
        let mut is_fixed = false;
        if lexer.peek(b'#')? {
            let start = lexer.at;
            lexer.one_of(b"#")?;
            let word = lexer.name()?;
            lexer.tokens.pop();
            if let Some(last) = lexer.tokens.last_mut() {
                last.end = word.end;
            }
            match &lexer.bytes[word] {
                b"IMPLIED" => return Ok((None, false)),
                b"REQUIRED" => return Ok((None, true)),
                b"FIXED" => is_fixed = true,
                _ => return Err(Stop::Wrong(Code::SYNTAX, start)),
            }
            lexer.space()?;
        }
        let span = lexer.literal()?;
        let mut value = Text::default();
        let outside = span.start - 1;
        self.normalize(&Written { bytes: lexer.bytes, span, outside, is_cdata }, &mut value)?;
        room.grow(value.len())?;
        Ok((Some(Rc::from(&*value)), is_fixed))
    }

    fn read_entity(&self, lexer: &mut Lexer<'_>, found: &mut Found, is_outside: bool) -> Scan<()> {
        found.what = Declaration::Entity;
        let is_parameter = lexer.peek(b'%')?;
        if is_parameter {
            lexer.one_of(b"%")?;
            lexer.space()?;
        }
        let name = lexer.name()?;
        let name: Rc<str> = span_text(lexer, name).into();
        lexer.space()?;
        let mut entity = Entity {
            name,
            text: None,
            base: None,
            system_id: None,
            public_id: None,
            notation: None,
            is_parameter,
            is_internal: !is_outside,
            is_open: Cell::new(false),
        };
        if lexer.peek_letter()? {
            let (system, public) = lexer.external_id(true)?;
            entity.system_id = system.map(|span| span_text(lexer, span).into());
            entity.public_id = public.map(|span| normalize_id(&span_text(lexer, span)).into());
            entity.base = self.base.clone();
            if lexer.optional_space()? && !lexer.peek(b'>')? {
                let start = lexer.at;
                let word = lexer.name()?;
                if is_parameter || &lexer.bytes[word] != b"NDATA" {
                    return Err(Stop::Wrong(Code::SYNTAX, start));
                }
                lexer.space()?;
                let notation = lexer.name()?;
                entity.notation = Some(span_text(lexer, notation).into());
                found.what = Declaration::Unparsed;
            }
        } else {
            let span = lexer.literal()?;
            let text = self.entity_value(lexer.bytes, span)?;
            found.room.grow(text.len())?;
            entity.text = Some(Rc::from(&*text));
        }
        found.events.push(Event::Entity { entity: Rc::new(entity) })?;
        Ok(())
    }

    /// An entity's text: with characters for their numbers, and parameter entities' texts for their names.
    fn entity_value(&self, bytes: &[u8], span: Span) -> Scan<Text> {
        let mut out = Text::default();
        let mut opened: Vec<OpenedParameter> = Vec::new();
        let result = self.expand_value(bytes, span, &mut out, &mut opened);
        for (entity, ..) in opened {
            entity.is_open.set(false);
        }
        result.map(|()| out)
    }

    /// Entities whose texts have not been read to their ends are left in `opened`.
    fn expand_value(
        &self,
        bytes: &[u8],
        span: Span,
        out: &mut Text,
        opened: &mut Vec<OpenedParameter>,
    ) -> Scan<()> {
        let is_outside = self.kind == Kind::Parameter || !self.is_in_document();
        let (outside, mut at) = (span.start, span.start);
        for round in 0.. {
            look(round, outside)?;
            let text: &[u8] = match opened.last() {
                Some((_, text, _)) => text.as_bytes(),
                None => &bytes[..span.end],
            };
            let place = if opened.is_empty() { at } else { outside };
            let scanner = self.scanner_of(text);
            match text.get(at) {
                None => match opened.pop() {
                    Some((entity, _, resume)) => {
                        entity.is_open.set(false);
                        at = resume;
                    }
                    None => return Ok(()),
                },
                Some(b'\r') => {
                    at += if text.get(at + 1) == Some(&b'\n') { 2 } else { 1 };
                    out.push('\n')?;
                }
                Some(b'&') => match scanner.reference(at) {
                    Ok(token) => {
                        match token.what {
                            What::Char(number) => out.push(referred(number, place)?)?,
                            _ => {
                                out.push_str(std::str::from_utf8(&text[at..token.end]).unwrap_or_default())?
                            }
                        }
                        at = token.end;
                    }
                    Err(_) => return invalid(place),
                },
                Some(b'%') => {
                    let end = match scanner.name(at + 1) {
                        Ok(end) if text.get(end) == Some(&b';') => end,
                        _ => return invalid(place),
                    };
                    if !is_outside {
                        return Err(Stop::Wrong(Code::PARAM_ENTITY_REF, place));
                    }
                    let name = std::str::from_utf8(&text[at + 1..end]).unwrap_or_default();
                    let wrong = |code| Err(Stop::Wrong(code, place));
                    match self.dtd.entity(name, true) {
                        None => return wrong(Code::UNDEFINED_ENTITY),
                        Some(entity) if entity.is_open.get() => return wrong(Code::RECURSIVE_ENTITY_REF),
                        Some(entity) => {
                            let text = entity.text.clone().unwrap_or_default();
                            if !self.dtd.account.admits(text.len()) {
                                return wrong(Code::AMPLIFICATION_LIMIT_BREACH);
                            }
                            entity.is_open.set(true);
                            opened.push((entity, text, end + 1));
                            at = 0;
                        }
                    }
                }
                Some(_) => {
                    let rest = &text[at..];
                    let end = at + memchr::memchr3(b'&', b'%', b'\r', rest).unwrap_or(rest.len());
                    let text = std::str::from_utf8(&text[at..end]).unwrap_or_default();
                    out.push_str(text)?;
                    at = end;
                }
            }
        }
        Ok(())
    }
}

/// A parameter entity, its text, and where to go on around it.
type OpenedParameter = (Rc<Entity>, Rc<str>, usize);

/// How long a declaration is at most: up to a `>` outside of quotation marks.
pub fn declaration_length(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(found) = memchr::memchr3(b'>', b'"', b'\'', &bytes[at..]) {
        at += found + 1;
        let quote = bytes[at - 1];
        if quote == b'>' {
            return at;
        }
        match memchr::memchr(quote, &bytes[at..]) {
            Some(close) => at += close + 1,
            None => break,
        }
    }
    bytes.len()
}

fn span_text(lexer: &Lexer<'_>, span: Span) -> String {
    std::str::from_utf8(&lexer.bytes[span]).unwrap_or_default().to_owned()
}

/// `CDATA`, another keyword, or a list of words: as it is reported, without spaces.
fn attribute_type(lexer: &mut Lexer<'_>) -> Scan<String> {
    const WORDS: &[&str] = &["CDATA", "ID", "IDREF", "IDREFS", "ENTITY", "ENTITIES", "NMTOKEN", "NMTOKENS"];
    let mut kind = String::new();
    let mut is_notation = false;
    if !lexer.peek(b'(')? {
        let start = lexer.at;
        let word = lexer.name()?;
        let word = span_text(lexer, word);
        if WORDS.contains(&word.as_str()) {
            return Ok(word);
        }
        if word != "NOTATION" {
            return Err(Stop::Wrong(Code::SYNTAX, start));
        }
        lexer.space()?;
        kind = word;
        is_notation = true;
    }
    lexer.one_of(b"(")?;
    kind.push('(');
    loop {
        lexer.optional_space()?;
        let word = if is_notation { lexer.name()? } else { lexer.name_token()? };
        kind.push_str(&span_text(lexer, word));
        lexer.optional_space()?;
        let separator = lexer.one_of(b"|)")?;
        kind.push(char::from(lexer.bytes[separator]));
        if lexer.bytes[separator] == b')' {
            return Ok(kind);
        }
    }
}
