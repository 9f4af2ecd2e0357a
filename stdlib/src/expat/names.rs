//! Open elements, and the namespaces that their prefixes stand for (Namespaces in XML 1.0).

use super::code::Code;
use super::text::Text;
use std::cell::Cell;
use std::collections::HashSet;
use std::rc::Rc;
use taipan_vm::collections::Buf;
use taipan_vm::collections::room::Room;
use taipan_vm::heap::NoMemory;

pub const XML_URI: &str = "http://www.w3.org/XML/1998/namespace";
const XMLNS_URI: &str = "http://www.w3.org/2000/xmlns/";

struct Binding {
    /// Empty for the default namespace.
    prefix: Rc<str>,
    /// Empty where there is none.
    uri: Rc<str>,
}

/// An element that has not ended.
struct Open {
    /// Where its name, as it is written, begins in `text`; the name that is reported follows.
    start: usize,
    reported: usize,
    /// How many bindings there were before it.
    bindings: usize,
}

pub struct Names {
    separator: Option<Option<char>>,
    text: Text,
    open: Buf<Open>,
    bindings: Buf<Binding>,
    /// For the bindings' texts.
    room: Room,
    /// How many bindings have been looked at.
    searched: Cell<u64>,
}

impl Names {
    pub fn new(separator: Option<Option<char>>) -> Result<Names, NoMemory> {
        let mut names = Names {
            separator,
            text: Text::default(),
            open: Buf::new(),
            bindings: Buf::new(),
            room: Room::none(),
            searched: Cell::new(0),
        };
        if separator.is_some() {
            names.add("xml", XML_URI)?;
        }
        Ok(names)
    }

    fn add(&mut self, prefix: &str, uri: &str) -> Result<(), NoMemory> {
        self.room.grow(cost(prefix, uri))?;
        self.bindings.push(Binding { prefix: prefix.into(), uri: uri.into() })
    }

    /// How many bindings have been looked at since the last time.
    pub fn take_searched(&self) -> u64 {
        self.searched.take()
    }

    pub fn depth(&self) -> usize {
        self.open.len()
    }

    pub fn bindings(&self) -> usize {
        self.bindings.len()
    }

    /// Opens an element; `bindings` is how many there were before its own.
    pub fn push(&mut self, written: &str, reported: &str, bindings: usize) -> Result<(), NoMemory> {
        let start = self.text.len();
        self.text.push_str(written)?;
        let middle = self.text.len();
        self.text.push_str(reported)?;
        self.open.push(Open { start, reported: middle, bindings })
    }

    /// The innermost element: its name as it is written, and as it is reported.
    pub fn innermost(&self) -> Option<(&str, &str)> {
        let open = self.open.last()?;
        Some((&self.text[open.start..open.reported], &self.text[open.reported..]))
    }

    /// Closes the innermost element. Returns how many bindings there were before it.
    pub fn pop(&mut self) -> usize {
        let Some(open) = self.open.pop() else { return self.bindings.len() };
        self.text.truncate(open.start);
        open.bindings
    }

    /// Takes away the last binding if there are more than `least`, and returns its prefix.
    pub fn unbind(&mut self, least: usize) -> Option<Rc<str>> {
        if self.bindings.len() <= least {
            return None;
        }
        let binding = self.bindings.pop()?;
        self.room.shrink(self.room.bytes() - cost(&binding.prefix, &binding.uri));
        Some(binding.prefix)
    }

    pub fn bind(&mut self, prefix: &str, uri: &str) -> Result<(), Code> {
        match prefix {
            "xmlns" => return Err(Code::RESERVED_PREFIX_XMLNS),
            "xml" if uri != XML_URI => return Err(Code::RESERVED_PREFIX_XML),
            "xml" => {}
            _ if !prefix.is_empty() && uri.is_empty() => return Err(Code::UNDECLARING_PREFIX),
            _ if uri == XML_URI || uri == XMLNS_URI => return Err(Code::RESERVED_NAMESPACE_URI),
            _ => {}
        }
        if let Some(Some(separator)) = self.separator
            && !is_uri_char(separator)
            && uri.contains(separator)
        {
            return Err(Code::SYNTAX);
        }
        self.add(prefix, uri).map_err(|_| Code::NO_ROOM)
    }

    fn uri(&self, prefix: &str) -> Option<Rc<str>> {
        let found = self.bindings.iter().rposition(|binding| *binding.prefix == *prefix);
        let searched = self.bindings.len() - found.unwrap_or(0);
        self.searched.set(self.searched.get() + searched as u64);
        Some(self.bindings[found?].uri.clone()).filter(|uri| !uri.is_empty())
    }

    /// Writes a name as it is reported: the namespace, the name in it, perhaps the prefix.
    pub fn expand(
        &self,
        written: &str,
        is_element: bool,
        has_prefixes: bool,
        out: &mut Text,
    ) -> Result<(), Code> {
        let mut put = |text: &str| out.push_str(text).map_err(|_| Code::NO_ROOM);
        let Some(separator) = self.separator else { return put(written) };
        let mut buffer = [0; 4];
        let separator: &str = separator.map_or("", |c| c.encode_utf8(&mut buffer));
        let (prefix, local) = written.split_once(':').unwrap_or(("", written));
        let uri = if prefix.is_empty() && !is_element { None } else { self.uri(prefix) };
        let Some(uri) = uri else {
            put(local)?;
            return if prefix.is_empty() { Ok(()) } else { Err(Code::UNBOUND_PREFIX) };
        };
        put(&uri)?;
        put(separator)?;
        put(local)?;
        if has_prefixes && !prefix.is_empty() {
            put(separator)?;
            put(prefix)?;
        }
        Ok(())
    }

    /// What a parser of an external entity needs to know of where it is referred to.
    pub fn context<'a>(
        &self,
        name: &'a str,
        open: impl Iterator<Item = &'a str>,
        outer: &'a [String],
    ) -> Result<Text, NoMemory> {
        // Of the bindings of a prefix, the last one counts.
        let _room = Room::new(self.bindings.len() * 48)?;
        let mut known = HashSet::new();
        let mut counting: Vec<&Binding> =
            self.bindings.iter().rev().filter(|binding| known.insert(&*binding.prefix)).collect();
        counting.retain(|binding| !binding.uri.is_empty());
        let mut context = Text::default();
        let mut put = |parts: &[&str]| {
            if !context.is_empty() {
                context.push('\x0C')?;
            }
            parts.iter().try_for_each(|part| context.push_str(part))
        };
        for binding in counting.iter().rev() {
            put(&[&binding.prefix, "=", &binding.uri])?;
        }
        for name in outer.iter().map(String::as_str).chain(open).chain([name]) {
            put(&[name])?;
        }
        Ok(context)
    }

    /// Takes over the namespaces of a context; the entities that are open are returned.
    pub fn set_context(&mut self, context: &str) -> Result<Vec<String>, NoMemory> {
        let mut open = Vec::new();
        for part in context.split('\x0C').filter(|part| !part.is_empty()) {
            match part.split_once('=') {
                Some((prefix, uri)) if self.separator.is_some() => self.add(prefix, uri)?,
                _ => {
                    self.room.grow(cost(part, ""))?;
                    open.push(part.to_owned());
                }
            }
        }
        Ok(open)
    }
}

/// Bytes that two texts take.
fn cost(prefix: &str, uri: &str) -> usize {
    prefix.len() + uri.len() + 64
}

/// RFC 3986.
fn is_uri_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c)
}
