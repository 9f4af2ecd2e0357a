//! The parser: takes a document in pieces and tells one event after another (XML 1.0, and Namespaces in XML 1.0).
//!
//! It does what Expat does, event for event, with its errors and their positions; the design is another one. Input is turned into
//! UTF-8 as it comes (`decode`); [`Parser::next_step`] runs until there is something to report, and nothing of the parser is borrowed
//! while that is dealt with, so that handlers may ask and change it. Internal entities are sources on a stack, which no
//! nesting overflows.

use super::chars::{Behind, valid_prefix};
use super::code::Code;
use super::decode::{Encoding, Known, detect};
use super::dtd::{Dtd, Entity};
use super::event::{Declaration, Event};
use super::names::Names;
use super::scan::{RawAttribute, Scan, Scanner, Span, Stop, Token, What, predefined, referred};
use super::text::Text;
use std::collections::VecDeque;
use std::rc::Rc;
use taipan_vm::collections::Buf;
use taipan_vm::collections::room::Room;
use taipan_vm::heap::NoMemory;

/// The longest text, in UTF-8, that is reported at once of a document in another encoding.
const PIECE: usize = 1024;

/// How often the text of a token is there while it is dealt with, beside the buffer.
pub const COPIES: usize = 4;

/// Tokens that are shorter are not charged.
const SHORT: usize = 256;

/// Units that an event costs, and a unit's bytes.
const UNITS: u64 = 4;
const BYTES_PER_UNIT: usize = 16;

/// What a parser is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Document,
    /// An external general entity: content.
    General,
    /// An external parameter entity, or the external subset: declarations.
    Parameter,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Phase {
    /// Nothing has been read; there may be an XML declaration.
    Start,
    Prolog,
    Subset,
    /// Behind the `]` of the internal subset.
    AfterSubset,
    Content,
    Cdata,
    Epilog,
}

/// An internal entity whose text is being read.
pub struct Source {
    pub text: Rc<str>,
    pub at: usize,
    pub entity: Rc<Entity>,
    /// How many elements were open before it.
    depth: usize,
}

impl Source {
    pub fn depth(&self) -> usize {
        self.depth
    }
}

/// Where something is in the document: bytes of its own encoding, lines from 1, columns from 0.
#[derive(Clone, Copy)]
pub struct Position {
    pub index: u64,
    pub line: u64,
    pub column: u64,
}

pub struct Options {
    /// What is between the parts of a name; `None` without namespaces.
    pub separator: Option<Option<char>>,
    pub has_prefixes: bool,
    /// Internal entities are expanded even if a default handler could have them.
    pub expands: bool,
    pub parameter_entities: i32,
    pub uses_foreign_dtd: bool,
    pub defers: bool,
}

pub struct Parser {
    pub kind: Kind,
    /// It is no parser of an external entity of another one.
    pub is_root: bool,
    pub phase: Phase,
    pub options: Options,
    pub dtd: Rc<Dtd>,
    pub base: Option<Rc<str>>,
    /// The name of the encoding that was given from outside.
    pub given_encoding: Option<String>,
    /// That name, as long as nobody has said what it stands for.
    unknown_encoding: Option<String>,
    pub encoding: Option<Encoding>,
    /// Bytes before the encoding is known.
    unread: Buf<u8>,
    carry: Buf<u8>,
    /// The document's text; `valid` bytes of it are characters.
    buffer: Buf<u8>,
    valid: usize,
    behind: Behind,
    pub at: usize,
    /// How many bytes were left when the last token was not whole.
    left_before: usize,
    /// It is looked at again when there is twice as much.
    is_waiting: bool,
    pub is_final: bool,
    pub has_begun: bool,
    pub fault: Option<Code>,
    position: Position,
    /// Where in the buffer `position` is.
    position_at: usize,
    pub event_at: usize,
    event_index: Option<u64>,
    pub sources: Vec<Source>,
    /// Entities that were open around an external one.
    pub outer: Vec<String>,
    pub names: Names,
    pub queue: VecDeque<Event>,
    /// For texts of events in the queue.
    pub queue_room: Room,
    pub attributes: Buf<RawAttribute>,
    /// Texts of the last event.
    pub scratch: Text,
    pub values: Buf<(Span, Span)>,
    /// The last event as it is written, in the source that it came from.
    pub raw: Span,
    pub raw_source: Option<Rc<str>>,
    pub tokens: Buf<Span>,
    /// For copies of the last event's text.
    event_room: Room,
    /// For the parser itself.
    _own_room: Room,
    /// Units of what has been done and not been paid for.
    work: u64,
    pub has_doctype: bool,
    pub subset_id: (Option<Rc<str>>, Option<Rc<str>>),
    /// Open conditional sections of an external subset.
    pub sections: usize,
}

/// What `next_step` tells, apart from events.
pub enum Step {
    Event(Event),
    /// There is nothing to tell of what has been read.
    Nothing,
    /// All input has been read.
    Done,
    /// The document's encoding is none of those that are built in.
    Encoding(String),
}

impl Parser {
    pub fn new(kind: Kind, options: Options, given_encoding: Option<String>) -> Result<Parser, NoMemory> {
        let own_room = Room::new(size_of::<Parser>() + size_of::<Dtd>() + 512)?;
        Ok(Parser {
            kind,
            is_root: true,
            phase: Phase::Start,
            names: Names::new(options.separator)?,
            options,
            dtd: Rc::default(),
            base: None,
            given_encoding,
            unknown_encoding: None,
            encoding: None,
            unread: Buf::new(),
            carry: Buf::new(),
            buffer: Buf::new(),
            valid: 0,
            behind: Behind::Nothing,
            at: 0,
            left_before: 0,
            is_waiting: false,
            is_final: false,
            has_begun: false,
            fault: None,
            position: Position { index: 0, line: 1, column: 0 },
            position_at: 0,
            event_at: 0,
            event_index: None,
            sources: Vec::new(),
            outer: Vec::new(),
            queue: VecDeque::new(),
            queue_room: Room::none(),
            attributes: Buf::new(),
            scratch: Text::default(),
            values: Buf::new(),
            raw: 0..0,
            raw_source: None,
            tokens: Buf::new(),
            event_room: Room::none(),
            _own_room: own_room,
            work: 0,
            has_doctype: false,
            subset_id: (None, None),
            sections: 0,
        })
    }

    /// Takes in a piece of the document.
    pub fn feed(&mut self, data: &[u8], is_final: bool) -> Result<(), Code> {
        self.has_begun = true;
        self.is_final = is_final;
        let account = &self.dtd.account;
        account.direct.set(account.direct.get().saturating_add(data.len() as u64));
        self.forget_read();
        let left = self.buffer.len() + data.len();
        self.is_waiting =
            self.options.defers && !is_final && self.left_before > 0 && left < 2 * self.left_before;
        if self.encoding.is_none() {
            self.unread.extend_from_slice(data).map_err(|_| Code::NO_ROOM)?;
            return self.find_encoding();
        }
        self.append(data)
    }

    fn append(&mut self, data: &[u8]) -> Result<(), Code> {
        let encoding = self.encoding.as_ref().unwrap_or(&Encoding::Utf8);
        encoding.decode(data, &mut self.carry, &mut self.buffer).map_err(|_| Code::NO_ROOM)?;
        self.validate();
        Ok(())
    }

    fn validate(&mut self) {
        if self.behind != Behind::Invalid {
            let (more, behind) = valid_prefix(&self.buffer[self.valid..]);
            self.valid += more;
            self.behind = behind;
        }
        if self.behind == Behind::Nothing && !self.carry.is_empty() {
            self.behind = Behind::PartOfChar;
        } else if self.behind == Behind::PartOfChar
            && self.carry.is_empty()
            && self.valid == self.buffer.len()
        {
            self.behind = Behind::Nothing;
        }
    }

    /// What has been read is not needed any more.
    fn forget_read(&mut self) {
        self.move_position(self.at);
        let count = self.at;
        if count > 0 {
            let rest = self.buffer.len() - count;
            self.buffer.copy_within(count.., 0);
            self.buffer.truncate(rest);
            self.valid -= count;
            self.at = 0;
            self.position_at = 0;
            self.event_at = 0;
        }
    }

    fn find_encoding(&mut self) -> Result<(), Code> {
        let Some((found, mark)) = detect(&self.unread, self.is_final) else { return Ok(()) };
        let given = self.given_encoding.clone();
        let encoding = match given.as_deref().map(Encoding::named) {
            Some(Some(Known::Is(given))) => given,
            Some(Some(Known::Utf16)) if !found.is_wide() => Encoding::Utf16 { is_big: true },
            Some(None) => {
                self.unknown_encoding = given;
                Encoding::Utf8
            }
            _ => found,
        };
        let bytes = std::mem::take(&mut self.unread);
        let is_skipped = self.unknown_encoding.is_none() && (encoding.is_wide() || mark == 3);
        let mark = if is_skipped { mark } else { 0 };
        self.encoding = Some(encoding);
        self.position.index += mark as u64;
        self.append(&bytes[mark..])
    }

    /// The rest of the document is in another encoding than it seemed.
    pub fn change_encoding(&mut self, encoding: Encoding) -> Result<(), Code> {
        let rest = Buf::from_slice(&self.buffer[self.at..]).map_err(|_| Code::NO_ROOM)?;
        self.move_position(self.at);
        self.buffer.truncate(self.at);
        self.valid = self.at;
        self.behind = Behind::Nothing;
        self.encoding = Some(encoding);
        self.append(&rest)
    }

    /// The encoding that the document names.
    pub fn use_encoding(&mut self, name: &str) -> Result<Option<String>, Code> {
        if self.given_encoding.is_some() {
            return Ok(None);
        }
        let is_wide = self.encoding.as_ref().is_some_and(Encoding::is_wide);
        match Encoding::named(name) {
            Some(Known::Utf16) if is_wide => Ok(None),
            Some(Known::Is(encoding)) if encoding.is_wide() == is_wide => {
                if !is_wide && !matches!(encoding, Encoding::Utf8) {
                    self.change_encoding(encoding)?;
                }
                Ok(None)
            }
            Some(_) => Err(Code::INCORRECT_ENCODING),
            None => Ok(Some(name.to_owned())),
        }
    }

    fn move_position(&mut self, to: usize) {
        let Some(text) = self.buffer.get(self.position_at..to) else { return };
        let position = &mut self.position;
        let mut after_return = self.position_at > 0 && self.buffer[self.position_at - 1] == b'\r';
        let is_plain = matches!(self.encoding, Some(Encoding::Utf8) | None);
        if is_plain {
            position.index += text.len() as u64;
        }
        for chunk in text.utf8_chunks() {
            for c in chunk.valid().chars() {
                match c {
                    '\n' if after_return => {}
                    '\n' | '\r' => (position.line, position.column) = (position.line + 1, 0),
                    _ => position.column += 1,
                }
                after_return = c == '\r';
                if !is_plain && let Some(encoding) = &self.encoding {
                    position.index += encoding.width(c) as u64;
                }
            }
            position.column += u64::from(!chunk.invalid().is_empty());
        }
        self.position_at = to;
    }

    /// Where the last event is, or what is wrong.
    pub fn position(&mut self) -> Position {
        if self.event_at >= self.position_at {
            self.move_position(self.event_at);
        }
        self.position
    }

    /// The byte index of the last event.
    pub fn event_index(&mut self) -> Option<u64> {
        if self.event_index.is_some() && self.event_at >= self.position_at {
            self.move_position(self.event_at);
            self.event_index = Some(self.position.index);
        }
        self.event_index
    }

    /// The document from the last event on, as far as it is there.
    pub fn context(&self) -> Option<&[u8]> {
        self.event_index?;
        self.buffer.get(self.event_at..)
    }

    /// All input that there is has been read.
    pub fn end_piece(&mut self) {
        self.event_index();
        self.move_position(self.at);
    }

    pub fn is_in_document(&self) -> bool {
        self.sources.is_empty()
    }

    /// The text that is being read, where in it, and whether there may be more.
    pub fn current(&self) -> (&[u8], usize) {
        match self.sources.last() {
            Some(source) => (source.text.as_bytes(), source.at),
            None => (&self.buffer[..self.valid], self.at),
        }
    }

    pub fn advance(&mut self, to: usize) {
        match self.sources.last_mut() {
            Some(source) => source.at = to,
            None => self.at = to,
        }
    }

    /// The next event is what is written there.
    pub fn begin_event(&mut self, raw: Span) -> Result<(), NoMemory> {
        self.event_room = Room::none();
        if raw.len() >= SHORT {
            self.event_room = Room::new(COPIES * raw.len())?;
        }
        self.work += UNITS + (raw.len() / BYTES_PER_UNIT) as u64;
        if self.is_in_document() {
            self.event_at = raw.start;
            self.event_index.get_or_insert(0);
        }
        self.raw = raw;
        self.raw_source = self.sources.last().map(|source| source.text.clone());
        self.scratch.clear();
        Ok(())
    }

    /// Units of what has been done since the last time.
    pub fn take_work(&mut self) -> u64 {
        std::mem::take(&mut self.work) + self.names.take_searched() / 8 + 1
    }

    /// What the default handler gets of the last event.
    pub fn set_token(&mut self, token: Span) -> Result<(), NoMemory> {
        self.tokens.clear();
        self.tokens.push(token)
    }

    /// Text of the source that the last event came from.
    pub fn raw_text(&self, span: &Span) -> &str {
        let bytes = match &self.raw_source {
            Some(text) => text.as_bytes(),
            None => &self.buffer,
        };
        bytes.get(span.clone()).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }

    /// Text of the current source.
    pub fn text(&self, span: &Span) -> &str {
        let (bytes, _) = self.current();
        bytes.get(span.clone()).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }

    /// Adds text of the current source to the scratch space.
    pub fn keep(&mut self, span: &Span) -> Scan<Span> {
        let start = self.scratch.len();
        let bytes = match self.sources.last() {
            Some(source) => source.text.as_bytes(),
            None => &self.buffer,
        };
        let text =
            bytes.get(span.clone()).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default();
        self.scratch.push_str(text)?;
        Ok(start..self.scratch.len())
    }

    /// Adds text of the current source with every end of a line as a newline.
    pub fn keep_lines(&mut self, span: &Span) -> Scan<Span> {
        let kept = self.keep(span)?;
        if self.scratch[kept.clone()].contains('\r') {
            let text = self.scratch[kept.clone()].replace("\r\n", "\n").replace('\r', "\n");
            self.scratch.truncate(kept.start);
            self.scratch.push_str(&text)?;
        }
        Ok(kept.start..self.scratch.len())
    }

    /// The next thing to report.
    pub fn next_step(&mut self) -> Result<Step, Code> {
        if let Some(event) = self.queue.pop_front() {
            if let Event::EndElement { is_empty: true, .. } = event
                && self.raw_source.is_none()
            {
                self.event_at = self.raw.end;
            }
            return Ok(Step::Event(event));
        }
        self.queue_room = Room::none();
        if let Some(code) = self.fault {
            return Err(code);
        }
        if let Some(name) = self.unknown_encoding.take() {
            return Ok(Step::Encoding(name));
        }
        if self.is_waiting || self.encoding.is_none() && !self.is_final {
            return Ok(Step::Done);
        }
        match self.step() {
            Ok(Some(step)) => Ok(step),
            Ok(None) => Ok(self.queue.pop_front().map_or(Step::Nothing, Step::Event)),
            Err(Stop::Wrong(code, at)) => Err(self.fail(code, at)),
            Err(stop) => match self.at_end(stop) {
                Ok(true) => Ok(Step::Nothing),
                Ok(false) => {
                    self.work += (self.valid.saturating_sub(self.at) / BYTES_PER_UNIT) as u64;
                    self.left_before = if self.at > 0 { 0 } else { self.buffer.len() };
                    Ok(Step::Done)
                }
                Err((code, at)) => Err(self.fail(code, at)),
            },
        }
    }

    /// Records what is wrong.
    pub fn fail(&mut self, code: Code, at: usize) -> Code {
        if self.is_in_document() {
            self.event_at = at;
        }
        self.event_index.get_or_insert(0);
        self.fault = Some(code);
        code
    }

    /// The current source has ended, or has only part of a token. Returns whether there is more to read.
    fn at_end(&mut self, stop: Stop) -> Result<bool, (Code, usize)> {
        if let Some(source) = self.sources.last() {
            let depth = source.depth;
            let at = source.at;
            let is_content = matches!(self.phase, Phase::Content | Phase::Cdata);
            if stop == Stop::Partial {
                return Err((if is_content { Code::UNCLOSED_TOKEN } else { Code::INCOMPLETE_PE }, at));
            }
            if self.phase == Phase::Cdata {
                return Err((Code::UNCLOSED_CDATA_SECTION, at));
            }
            if is_content && self.names.depth() != depth {
                return Err((Code::ASYNC_ENTITY, at));
            }
            if let Some(source) = self.sources.pop() {
                source.entity.is_open.set(false);
            }
            return Ok(true);
        }
        let at = self.at;
        match self.behind {
            Behind::Invalid => return Err((Code::INVALID_TOKEN, self.valid)),
            _ if !self.is_final => return Ok(false),
            Behind::PartOfChar if self.carry.is_empty() => return Err((Code::PARTIAL_CHAR, self.valid)),
            Behind::PartOfChar => return Err((Code::UNCLOSED_TOKEN, self.valid)),
            Behind::Nothing => {}
        }
        if stop == Stop::Partial {
            let code = match self.phase {
                Phase::Cdata => Code::UNCLOSED_CDATA_SECTION,
                _ => Code::UNCLOSED_TOKEN,
            };
            return Err((code, at));
        }
        match (self.kind, self.phase) {
            (_, Phase::Epilog) => {
                self.event_at = at;
                Ok(false)
            }
            (_, Phase::Cdata) => Err((Code::UNCLOSED_CDATA_SECTION, at)),
            (Kind::General, _) if self.names.depth() == 0 => Ok(false),
            (Kind::General, _) => Err((Code::ASYNC_ENTITY, at)),
            (Kind::Parameter, _) if self.sections == 0 => Ok(false),
            (Kind::Parameter, _) => Err((Code::INCOMPLETE_PE, at)),
            _ => Err((Code::NO_ELEMENTS, self.buffer.len())),
        }
    }

    fn step(&mut self) -> Scan<Option<Step>> {
        match self.phase {
            Phase::Start => self.start(),
            Phase::Content => self.content(),
            Phase::Cdata => self.cdata(),
            Phase::Prolog | Phase::Epilog => self.misc(),
            Phase::Subset => self.declaration(),
            Phase::AfterSubset => self.after_subset(),
        }
    }

    pub fn scanner(&self) -> (Scanner<'_>, usize) {
        let (bytes, at) = self.current();
        let is_in_pieces = self.is_in_document() && !matches!(self.encoding, Some(Encoding::Utf8) | None);
        let text_end = if is_in_pieces { at + 2 * PIECE } else { usize::MAX };
        (Scanner { text_end, ..self.scanner_of(bytes) }, at)
    }

    /// Of another text than the current one.
    pub fn scanner_of<'a>(&self, bytes: &'a [u8]) -> Scanner<'a> {
        Scanner { bytes, has_namespaces: self.options.separator.is_some(), text_end: usize::MAX }
    }

    fn content(&mut self) -> Scan<Option<Step>> {
        let mut attributes = std::mem::take(&mut self.attributes);
        let (scanner, at) = self.scanner();
        let found = scanner.content(at, &mut attributes);
        self.attributes = attributes;
        let Token { what, mut end } = found?;
        if let What::Undecided = what
            && self.is_in_document()
            && (!self.is_final || self.behind != Behind::Nothing)
        {
            return Err(Stop::Partial);
        }
        if let What::Text = what {
            end = self.end_of_piece(at, end);
        }
        self.begin_event(at..end)?;
        let event = match what {
            What::Text => Event::Text { text: self.keep(&(at..end))? },
            What::Newline => self.character('\n')?,
            What::Undecided if self.text(&(at..end)) == "]" => self.character(']')?,
            What::Undecided => self.character('\n')?,
            What::Char(number) => self.character(referred(number, at)?)?,
            What::StartTag { name, is_empty } => {
                self.advance(end);
                return self.start_element(name, is_empty).map(|()| None);
            }
            What::EndTag { name } => {
                self.end_element(&name)?;
                self.advance(end);
                return Ok(None);
            }
            What::Entity { name } => {
                self.entity(&name, at, end)?;
                return Ok(None);
            }
            What::CdataOpen => {
                self.phase = Phase::Cdata;
                Event::StartCdata
            }
            What::Declaration { .. } => return Err(Stop::Wrong(Code::MISPLACED_XML_PI, at)),
            what => self.miscellaneous(what)?,
        };
        self.advance(end);
        Ok(Some(Step::Event(event)))
    }

    fn cdata(&mut self) -> Scan<Option<Step>> {
        let (scanner, at) = self.scanner();
        let Token { what, mut end } = scanner.cdata(at)?;
        if let What::Text = what {
            end = self.end_of_piece(at, end);
        }
        if let What::Undecided = what
            && self.is_in_document()
            && (!self.is_final || self.behind != Behind::Nothing)
        {
            return Err(Stop::Partial);
        }
        self.begin_event(at..end)?;
        let event = match what {
            What::CdataClose => {
                self.phase = Phase::Content;
                Event::EndCdata
            }
            What::Text => Event::Text { text: self.keep(&(at..end))? },
            _ => self.character('\n')?,
        };
        self.advance(end);
        Ok(Some(Step::Event(event)))
    }

    /// Text that is not in UTF-8 is reported in pieces.
    fn end_of_piece(&self, at: usize, end: usize) -> usize {
        if end - at <= PIECE || !self.is_in_document() || matches!(self.encoding, Some(Encoding::Utf8) | None)
        {
            return end;
        }
        let is_boundary = |place: &usize| self.buffer.get(*place).is_some_and(|byte| *byte & 0xC0 != 0x80);
        (at + 1..=at + PIECE).rev().find(is_boundary).unwrap_or(end)
    }

    fn character(&mut self, c: char) -> Scan<Event> {
        self.scratch.push(c)?;
        Ok(Event::Text { text: self.scratch.len() - c.len_utf8()..self.scratch.len() })
    }

    /// A comment or an instruction.
    pub fn miscellaneous(&mut self, what: What) -> Scan<Event> {
        Ok(match what {
            What::Comment { body } => Event::Comment { text: self.keep_lines(&body)? },
            What::Instruction { target, data } => {
                let target = self.keep(&target)?;
                Event::Instruction { target, data: self.keep_lines(&data)? }
            }
            _ => Event::Tokens(Declaration::Other),
        })
    }

    fn entity(&mut self, span: &Span, at: usize, end: usize) -> Scan<()> {
        let wrong = |code| Err(Stop::Wrong(code, at));
        let name = self.text(span);
        if let Some(c) = predefined(name) {
            let event = self.character(c)?;
            self.queue.push_back(event);
            self.advance(end);
            return Ok(());
        }
        let dtd = self.dtd.clone();
        let found = dtd.entity(name, false);
        let is_complete = !dtd.has_parameter_references.get() || dtd.is_standalone.get();
        let skipped = Event::Skipped { name: name.into(), is_parameter: false };
        let entity = match found {
            None if is_complete => return wrong(Code::UNDEFINED_ENTITY),
            None => {
                self.queue.push_back(skipped);
                self.advance(end);
                return Ok(());
            }
            Some(entity) => entity,
        };
        if is_complete && !entity.is_internal {
            return wrong(Code::ENTITY_DECLARED_IN_PE);
        }
        if entity.is_open.get() || self.outer.iter().any(|outer| **outer == *entity.name) {
            return wrong(Code::RECURSIVE_ENTITY_REF);
        }
        if entity.notation.is_some() {
            return wrong(Code::BINARY_ENTITY_REF);
        }
        self.advance(end);
        if entity.text.is_some() {
            if self.options.expands {
                return self.open(entity).map_err(|code| Stop::Wrong(code, at));
            }
            self.queue.push_back(skipped);
            return Ok(());
        }
        let context = self.names.context(
            &entity.name,
            self.sources.iter().map(|source| &*source.entity.name),
            &self.outer,
        )?;
        self.queue.push_back(Event::External {
            context: Some(context),
            base: entity.base.clone(),
            system_id: entity.system_id.clone(),
            public_id: entity.public_id.clone(),
        });
        Ok(())
    }

    /// Reads an internal entity's text next.
    pub fn open(&mut self, entity: Rc<Entity>) -> Result<(), Code> {
        let Some(text) = entity.text.clone() else { return Ok(()) };
        if !self.dtd.account.admits(text.len()) {
            return Err(Code::AMPLIFICATION_LIMIT_BREACH);
        }
        entity.is_open.set(true);
        let depth = self.names.depth();
        self.sources.push(Source { text, at: 0, entity, depth });
        Ok(())
    }
}

impl Drop for Parser {
    /// Entities may be used by other parsers of the same definitions.
    fn drop(&mut self) {
        for source in &self.sources {
            source.entity.is_open.set(false);
        }
    }
}
