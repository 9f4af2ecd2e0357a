//! What is around the document's element: the XML declaration, the document type declaration, comments and instructions.

use super::chars::is_space;
use super::code::Code;
use super::declarations::declaration_length;
use super::event::{Declaration, Event};
use super::lexer::Lexer;
use super::parser::{COPIES, Kind, Parser, Phase, Step};
use super::scan::{Scan, Span, Stop, Token, What, invalid};
use std::rc::Rc;
use taipan_vm::collections::room::Room;

/// `name = "value"` of an XML declaration.
struct Pseudo {
    name: Span,
    value: Span,
}

impl Parser {
    /// The beginning: perhaps an XML declaration.
    pub fn start(&mut self) -> Scan<Option<Step>> {
        let next = match self.kind {
            Kind::Document => Phase::Prolog,
            Kind::General => Phase::Content,
            Kind::Parameter => Phase::Subset,
        };
        let (bytes, at) = self.current();
        let rest = &bytes[at..];
        if rest.is_empty() {
            return Err(Stop::End);
        }
        let start = b"<?xml";
        if rest.len() <= start.len() && start.starts_with(rest) && !self.is_final {
            return Err(Stop::Partial);
        }
        let is_declared =
            rest.starts_with(start) && rest.get(start.len()).is_some_and(|byte| is_space(*byte));
        self.phase = next;
        if !is_declared {
            return Ok(None);
        }
        let (scanner, at) = self.scanner();
        let found = scanner.instruction(at);
        let Token { what, end } = match found {
            Ok(token) => token,
            Err(stop) => {
                if stop == Stop::Partial {
                    self.phase = Phase::Start;
                }
                return Err(stop);
            }
        };
        let What::Declaration { body } = what else { return invalid(at) };
        self.begin_event(at..end)?;
        self.xml_declaration(body, end)
    }

    fn xml_declaration(&mut self, body: Span, end: usize) -> Scan<Option<Step>> {
        let is_text = self.kind != Kind::Document;
        let code = if is_text { Code::TEXT_DECL } else { Code::XML_DECL };
        let parts = self.pseudo_attributes(body.clone(), code)?;
        let (mut version, mut encoding, mut standalone) = (None, None, -1);
        let mut encoding_at = body.start;
        for (index, part) in parts.iter().enumerate() {
            let wrong = |at| Err(Stop::Wrong(code, at));
            let value = self.text(&part.value).to_owned();
            match self.text(&part.name) {
                "version" if index == 0 => version = Some(value),
                "encoding" if encoding.is_none() && standalone == -1 && (version.is_some() || is_text) => {
                    if !value.starts_with(|c: char| c.is_ascii_alphabetic()) {
                        return wrong(part.value.start);
                    }
                    encoding_at = part.value.start;
                    encoding = Some(value);
                }
                "standalone" if standalone == -1 && version.is_some() && !is_text => {
                    standalone = match value.as_str() {
                        "yes" => 1,
                        "no" => 0,
                        _ => return wrong(part.value.start),
                    };
                }
                _ => return wrong(part.name.start),
            }
        }
        if version.is_none() && !is_text || encoding.is_none() && is_text {
            return Err(Stop::Wrong(code, body.end));
        }
        if standalone == 1 {
            self.dtd.is_standalone.set(true);
            if self.options.parameter_entities == 1 {
                self.options.parameter_entities = 0;
            }
        }
        self.advance(end);
        let unknown = match &encoding {
            Some(name) => self.use_encoding(name).map_err(|code| Stop::Wrong(code, encoding_at))?,
            None => None,
        };
        let event = Event::XmlDeclaration { version, encoding, standalone };
        match unknown {
            Some(name) => {
                self.queue.push_back(event);
                Ok(Some(Step::Encoding(name)))
            }
            None => Ok(Some(Step::Event(event))),
        }
    }

    fn pseudo_attributes(&self, body: Span, code: Code) -> Scan<Vec<Pseudo>> {
        let (scanner, _) = self.scanner();
        let mut parts = Vec::new();
        let mut at = body.start;
        loop {
            let start = scanner.skip_space(at);
            if start >= body.end {
                return Ok(parts);
            }
            let wrong = |at| Err(Stop::Wrong(code, at));
            if start == at {
                return wrong(start);
            }
            let mut end = start;
            while end < body.end && scanner.bytes[end].is_ascii_alphabetic() {
                end += 1;
            }
            let equals = scanner.skip_space(end);
            if end == start || scanner.bytes.get(equals) != Some(&b'=') {
                return wrong(equals);
            }
            let open = scanner.skip_space(equals + 1);
            let Some(&quote) = scanner.bytes.get(open).filter(|byte| matches!(byte, b'"' | b'\'')) else {
                return wrong(open);
            };
            let mut close = open + 1;
            loop {
                match scanner.bytes.get(close) {
                    Some(byte) if *byte == quote => break,
                    Some(byte) if byte.is_ascii_alphanumeric() || b"._-:".contains(byte) => close += 1,
                    _ => return wrong(close),
                }
            }
            parts.push(Pseudo { name: start..end, value: open + 1..close });
            at = close + 1;
        }
    }

    /// Before the document type declaration, or behind it, or behind the document's element.
    pub fn misc(&mut self) -> Scan<Option<Step>> {
        let is_epilog = self.phase == Phase::Epilog;
        let (scanner, at) = self.scanner();
        let Some(&first) = scanner.bytes.get(at) else { return Err(Stop::End) };
        let misplaced = if is_epilog { Code::JUNK_AFTER_DOC_ELEMENT } else { Code::SYNTAX };
        if is_space(first) {
            let end = scanner.skip_space(at);
            self.begin_event(at..end)?;
            self.tokens.clear();
            self.advance(end);
            return Ok(Some(Step::Event(Event::Tokens(Declaration::Other))));
        }
        if first != b'<' {
            return Err(match Lexer::new(scanner.bytes, at).check() {
                Err(Stop::Wrong(code, place)) => Stop::Wrong(code, place),
                _ => Stop::Wrong(misplaced, at),
            });
        }
        let token = match scanner.byte(at + 1)? {
            b'?' => scanner.instruction(at)?,
            b'!' => match scanner.byte(at + 2)? {
                b'-' => scanner.comment(at)?,
                b'A'..=b'Z' | b'a'..=b'z' if is_epilog => return Err(Stop::Wrong(misplaced, at)),
                b'A'..=b'Z' | b'a'..=b'z' if self.has_doctype => return Err(Stop::Wrong(misplaced, at)),
                b'A'..=b'Z' | b'a'..=b'z' => return self.doctype().map(|()| None),
                _ => return invalid(at + 2),
            },
            _ if is_epilog => {
                scanner.name(at + 1)?;
                return Err(Stop::Wrong(misplaced, at));
            }
            _ => {
                scanner.name(at + 1)?;
                self.phase = Phase::Content;
                if self.options.uses_foreign_dtd {
                    self.begin_event(at..at)?;
                    self.load_subset();
                }
                return Ok(None);
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

    /// `<!DOCTYPE`, up to the internal subset.
    fn doctype(&mut self) -> Scan<()> {
        let (bytes, at) = self.current();
        let _room = Room::new(COPIES * declaration_length(&bytes[at..]))?;
        let mut lexer = Lexer::new(bytes, at);
        lexer.keyword("<!DOCTYPE")?;
        lexer.space()?;
        let name = lexer.name()?;
        let mut ids = (None, None);
        if lexer.optional_space()? && lexer.peek_letter()? {
            ids = lexer.external_id(true)?;
            lexer.optional_space()?;
        }
        let close = lexer.one_of(b"[>")?;
        let (end, tokens) = (lexer.at, lexer.tokens);
        let has_subset = bytes[close] == b'[';
        let name = self.text(&name).to_owned();
        let system_id: Option<Rc<str>> = ids.0.as_ref().map(|id| self.text(id).into());
        let public_id: Option<Rc<str>> = ids.1.as_ref().map(|id| normalize_id(self.text(id)).into());
        self.begin_event(at..end)?;
        self.tokens = tokens;
        self.has_doctype = true;
        if system_id.is_some() {
            self.dtd.has_parameter_references.set(true);
        }
        self.subset_id = (system_id.clone(), public_id.clone());
        let is_read = self.options.parameter_entities != 0 || self.dtd.is_standalone.get();
        self.event_at = close;
        if let Some(id) = ids.0.filter(|_| !is_read) {
            self.event_at = id.start - 1;
            self.queue.push_back(Event::NotStandalone);
        }
        self.queue.push_back(Event::StartDoctype { name, system_id, public_id, has_subset });
        self.queue.push_back(Event::Tokens(Declaration::Doctype));
        self.advance(end);
        if has_subset {
            self.phase = Phase::Subset;
        } else {
            self.end_doctype();
        }
        Ok(())
    }

    fn end_doctype(&mut self) {
        self.phase = Phase::Prolog;
        if self.subset_id.0.is_some() || self.options.uses_foreign_dtd {
            self.load_subset();
        }
        self.queue.push_back(Event::EndDoctype);
    }

    /// Asks for the external subset.
    fn load_subset(&mut self) {
        self.options.uses_foreign_dtd = false;
        self.dtd.has_parameter_references.set(true);
        if self.options.parameter_entities != 0 {
            let (system_id, public_id) = self.subset_id.clone();
            self.queue.push_back(Event::External {
                context: None,
                base: self.base.clone(),
                system_id,
                public_id,
            });
        }
    }

    /// Behind the internal subset: `>`.
    pub fn after_subset(&mut self) -> Scan<Option<Step>> {
        let (bytes, at) = self.current();
        let mut lexer = Lexer::new(bytes, at);
        lexer.optional_space()?;
        lexer.one_of(b">")?;
        let (end, tokens) = (lexer.at, lexer.tokens);
        self.begin_event(at..end)?;
        if let Some(last) = tokens.last() {
            self.event_at = last.start;
        }
        self.tokens = tokens;
        self.advance(end);
        self.end_doctype();
        self.queue.push_back(Event::Tokens(Declaration::EndDoctype));
        Ok(None)
    }
}

/// Spaces of a public identifier.
pub fn normalize_id(text: &str) -> String {
    text.split([' ', '\r', '\n']).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
