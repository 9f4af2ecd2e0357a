//! Start tags and end tags: attributes, their values and defaults.

use super::chars::is_space;
use super::code::Code;
use super::dtd::Entity;
use super::event::Event;
use super::parser::{Kind, Parser, Phase};
use super::scan::{Scan, Span, Stop, What, look, look_through, predefined, referred};
use super::text::Text;
use std::collections::HashSet;
use std::rc::Rc;
use taipan_vm::collections::Buf;
use taipan_vm::collections::room::Room;

/// What an event takes in the queue, with the allocator's part of its texts.
pub const EVENT_BYTES: usize = size_of::<Event>() + 64;

/// What a name takes in a table.
const KNOWN_BYTES: usize = 48;

/// Below this many attributes, each is compared with each.
const FEW: usize = 12;

/// The prefix that an attribute's name declares; empty for the default namespace.
fn declared_prefix(name: &str) -> Option<&str> {
    match name.strip_prefix("xmlns") {
        Some("") => Some(""),
        Some(rest) => rest.strip_prefix(':'),
        None => None,
    }
}

fn optional(prefix: &str) -> Option<Rc<str>> {
    (!prefix.is_empty()).then(|| prefix.into())
}

impl Parser {
    /// The start tag that has just been read, with `self.attributes`.
    pub fn start_element(&mut self, name: Span, is_empty: bool) -> Scan<()> {
        let at = self.raw.start;
        let written = self.keep(&name)?;
        let wrong = |code| Stop::Wrong(code, at);
        let bindings = self.names.bindings();
        self.values.clear();
        let has_namespaces = self.options.separator.is_some();
        let mut namespaces = Buf::new();
        let attributes = std::mem::take(&mut self.attributes);
        let table = self.dtd.clone();
        let table = table.attributes.borrow();
        let declared = if table.is_empty() { None } else { table.get(&self.scratch[written.clone()]) };
        let mut specified = Buf::with_capacity(attributes.len())?;
        for (index, attribute) in attributes.iter().enumerate() {
            look_through(declared.map_or(0, Vec::len), index, at)?;
            let name = self.keep(&attribute.name)?;
            let text = &self.scratch[name.clone()];
            let is_cdata = declared
                .and_then(|declared| declared.iter().find(|known| *known.name == *text))
                .is_none_or(|known| known.is_cdata);
            let value = self.value(&attribute.value, is_cdata)?;
            specified.push((name, value, attribute.name.start))?;
        }
        self.attributes = attributes;
        self.check_duplicates(&specified)?;
        let given = specified.len();
        for (index, known) in declared.into_iter().flatten().enumerate() {
            look_through(specified.len(), index, at)?;
            let Some(value) = &known.value else { continue };
            if specified.iter().any(|(name, ..)| self.scratch[name.clone()] == *known.name) {
                continue;
            }
            let (name, value) = (self.add(&known.name)?, self.add(value)?);
            specified.push((name, value, at))?;
        }
        let mut specified_count = 0;
        let mut plain = Buf::with_capacity(specified.len())?;
        for (index, (name, value, _)) in specified.into_iter().enumerate() {
            look(index, at)?;
            if has_namespaces && let Some(prefix) = declared_prefix(&self.scratch[name.clone()]) {
                let uri = &self.scratch[value];
                self.names.bind(prefix, uri).map_err(wrong)?;
                self.queue_room.grow(prefix.len() + uri.len() + EVENT_BYTES)?;
                namespaces.push(Event::StartNamespace { prefix: optional(prefix), uri: optional(uri) })?;
                continue;
            }
            specified_count += usize::from(index < given);
            plain.push((name, value))?;
        }
        for (index, (name, value)) in plain.iter().enumerate() {
            look(index, at)?;
            let name = if has_namespaces { self.expanded(name, false).map_err(wrong)? } else { name.clone() };
            self.values.push((name, value.clone()))?;
        }
        if has_namespaces {
            self.check_expanded()?;
        }
        let reported =
            if has_namespaces { self.expanded(&written, true).map_err(wrong)? } else { written.clone() };
        self.names.push(&self.scratch[written], &self.scratch[reported.clone()], bindings)?;
        self.queue.extend(namespaces);
        self.queue.push_back(Event::StartElement { name: reported.clone(), specified: specified_count });
        if is_empty {
            self.close(reported, true)?;
        }
        Ok(())
    }

    fn add(&mut self, text: &str) -> Scan<Span> {
        let start = self.scratch.len();
        self.scratch.push_str(text)?;
        Ok(start..self.scratch.len())
    }

    fn expanded(&mut self, name: &Span, is_element: bool) -> Result<Span, Code> {
        let start = self.scratch.len();
        let mut out = Text::default();
        let written = &self.scratch[name.clone()];
        self.names.expand(written, is_element, self.options.has_prefixes, &mut out)?;
        self.scratch.push_str(&out).map_err(|_| Code::NO_ROOM)?;
        Ok(start..self.scratch.len())
    }

    fn check_duplicates(&self, attributes: &[(Span, Span, usize)]) -> Scan<()> {
        let name = |index: usize| &self.scratch[attributes[index].0.clone()];
        let _room = Room::new(attributes.len() * KNOWN_BYTES)?;
        let mut known = HashSet::new();
        for (index, (_, _, at)) in attributes.iter().enumerate() {
            let is_repeated = match attributes.len() {
                ..FEW => (0..index).any(|earlier| name(earlier) == name(index)),
                _ => !known.insert(name(index)),
            };
            if is_repeated {
                return Err(Stop::Wrong(Code::DUPLICATE_ATTRIBUTE, *at));
            }
        }
        Ok(())
    }

    /// Two prefixes may stand for one namespace.
    fn check_expanded(&self) -> Scan<()> {
        let name = |index: usize| &self.scratch[self.values[index].0.clone()];
        let _room = Room::new(self.values.len() * KNOWN_BYTES)?;
        let mut known = HashSet::new();
        for index in 0..self.values.len() {
            let is_repeated = match self.values.len() {
                ..FEW => (0..index).any(|earlier| name(earlier) == name(index)),
                _ => !known.insert(name(index)),
            };
            if is_repeated {
                return Err(Stop::Wrong(Code::DUPLICATE_ATTRIBUTE, self.raw.start));
            }
        }
        Ok(())
    }

    pub fn end_element(&mut self, span: &Span) -> Scan<()> {
        let at = self.raw.start;
        let lowest = self.sources.last().map_or(0, |source| source.depth());
        if self.names.depth() == lowest {
            return Err(Stop::Wrong(Code::ASYNC_ENTITY, at));
        }
        let name = self.keep(span)?;
        let Some((written, reported)) = self.names.innermost() else {
            return Err(Stop::Wrong(Code::ASYNC_ENTITY, at));
        };
        if *written != self.scratch[name] {
            return Err(Stop::Wrong(Code::TAG_MISMATCH, span.start));
        }
        let start = self.scratch.len();
        self.scratch.push_str(reported)?;
        self.close(start..self.scratch.len(), false)
    }

    fn close(&mut self, name: Span, is_empty: bool) -> Scan<()> {
        self.queue.push_back(Event::EndElement { name, is_empty });
        let least = self.names.pop();
        while let Some(prefix) = self.names.unbind(least) {
            self.queue_room.grow(prefix.len() + EVENT_BYTES)?;
            self.queue.push_back(Event::EndNamespace { prefix: optional(&prefix) });
        }
        if self.names.depth() == 0 && self.kind == Kind::Document {
            self.phase = Phase::Epilog;
        }
        Ok(())
    }

    /// The value of an attribute that is written there.
    pub fn value(&mut self, span: &Span, is_cdata: bool) -> Scan<Span> {
        let is_plain = |byte: &u8| !matches!(byte, b'&' | b'\t' | b'\n' | b'\r');
        let (bytes, _) = self.current();
        let written = bytes.get(span.clone()).unwrap_or_default();
        if is_cdata && written.iter().all(is_plain) {
            return self.keep(span);
        }
        let mut out = Text::default();
        let written = Written { bytes, span: span.clone(), outside: self.raw.start, is_cdata };
        self.normalize(&written, &mut out)?;
        self.add(&out)
    }

    /// Replaces references. White space becomes spaces, of which those that are too many vanish unless it is character data.
    pub fn normalize(&self, value: &Written<'_>, out: &mut Text) -> Scan<()> {
        let start = out.len();
        let mut opened: Vec<Opened> = Vec::new();
        let result = self.expand(value, out, &mut opened);
        for closed in opened {
            closed.entity.is_open.set(false);
        }
        if !value.is_cdata && out.len() > start && out.ends_with(' ') {
            out.pop();
        }
        result
    }

    /// Entities whose texts have not been read to their ends are left in `opened`.
    fn expand(&self, value: &Written<'_>, out: &mut Text, opened: &mut Vec<Opened>) -> Scan<()> {
        let &Written { bytes, ref span, outside, is_cdata } = value;
        let start = out.len();
        let mut at = span.start;
        for round in 0.. {
            look(round, outside)?;
            let text = match opened.last() {
                Some(Opened { text, .. }) => text.as_bytes(),
                None => bytes.get(..span.end).unwrap_or_default(),
            };
            let Some(&byte) = text.get(at) else {
                match opened.pop() {
                    Some(closed) => {
                        closed.entity.is_open.set(false);
                        at = closed.resume;
                        continue;
                    }
                    None => return Ok(()),
                }
            };
            let place = if opened.is_empty() { at } else { outside };
            match byte {
                b'<' => return Err(Stop::Wrong(Code::INVALID_TOKEN, place)),
                b' ' | b'\t' | b'\n' | b'\r' => {
                    at += if text[at..].starts_with(b"\r\n") { 2 } else { 1 };
                    if is_cdata || out.len() > start && !out.ends_with(' ') {
                        out.push(' ')?;
                    }
                }
                b'&' => {
                    let scanner = self.scanner_of(text);
                    let token = match scanner.reference(at) {
                        Ok(token) => token,
                        Err(_) => return Err(Stop::Wrong(Code::INVALID_TOKEN, place)),
                    };
                    let name = match token.what {
                        What::Char(number) => {
                            match referred(number, place)? {
                                ' ' if !is_cdata && (out.len() == start || out.ends_with(' ')) => {}
                                c => out.push(c)?,
                            }
                            at = token.end;
                            continue;
                        }
                        What::Entity { name } => name,
                        _ => return Err(Stop::Wrong(Code::INVALID_TOKEN, place)),
                    };
                    let name =
                        text.get(name).and_then(|name| std::str::from_utf8(name).ok()).unwrap_or_default();
                    if let Some(c) = predefined(name) {
                        out.push(c)?;
                        at = token.end;
                        continue;
                    }
                    match self.entity_in_value(name) {
                        Ok(Some(entity)) => {
                            let text = entity.text.clone().unwrap_or_default();
                            entity.is_open.set(true);
                            opened.push(Opened { entity, text, resume: token.end });
                            at = 0;
                        }
                        Ok(None) => at = token.end,
                        Err(code @ (Code::UNDEFINED_ENTITY | Code::ENTITY_DECLARED_IN_PE)) => {
                            return Err(Stop::Wrong(code, outside));
                        }
                        Err(code) => return Err(Stop::Wrong(code, place)),
                    }
                }
                _ => {
                    let end =
                        text[at..].iter().position(|byte| is_space(*byte) || matches!(byte, b'<' | b'&'));
                    let end = end.map_or(text.len(), |end| at + end);
                    let text = std::str::from_utf8(&text[at..end]).unwrap_or_default();
                    out.push_str(text)?;
                    at = end;
                }
            }
        }
        Ok(())
    }

    /// The entity that is referred to; `None` if it may be declared where nobody has read.
    fn entity_in_value(&self, name: &str) -> Result<Option<Rc<Entity>>, Code> {
        let is_complete = !self.dtd.has_parameter_references.get() || self.dtd.is_standalone.get();
        let Some(entity) = self.dtd.entity(name, false) else {
            return if is_complete { Err(Code::UNDEFINED_ENTITY) } else { Ok(None) };
        };
        if is_complete && !entity.is_internal {
            return Err(Code::ENTITY_DECLARED_IN_PE);
        }
        if entity.is_open.get() || self.outer.iter().any(|outer| **outer == *entity.name) {
            return Err(Code::RECURSIVE_ENTITY_REF);
        }
        if entity.notation.is_some() {
            return Err(Code::BINARY_ENTITY_REF);
        }
        match &entity.text {
            None => Err(Code::ATTRIBUTE_EXTERNAL_ENTITY_REF),
            Some(text) if !self.dtd.account.admits(text.len()) => Err(Code::AMPLIFICATION_LIMIT_BREACH),
            Some(_) => Ok(Some(entity)),
        }
    }
}

/// An attribute's value as it is written.
pub struct Written<'a> {
    pub bytes: &'a [u8],
    pub span: Span,
    /// Where an error is that lies in an entity's text.
    pub outside: usize,
    pub is_cdata: bool,
}

/// An entity whose text is part of a value.
struct Opened {
    entity: Rc<Entity>,
    text: Rc<str>,
    /// Where to go on around it.
    resume: usize,
}
