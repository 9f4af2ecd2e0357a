//! Open elements, and the namespaces that their prefixes stand for (Namespaces in XML 1.0).

use super::code::Code;
use std::rc::Rc;

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
    text: String,
    open: Vec<Open>,
    bindings: Vec<Binding>,
}

impl Names {
    pub fn new(separator: Option<Option<char>>) -> Names {
        let xml = Binding { prefix: "xml".into(), uri: XML_URI.into() };
        let bindings = if separator.is_some() { vec![xml] } else { Vec::new() };
        Names { separator, text: String::new(), open: Vec::new(), bindings }
    }

    pub fn depth(&self) -> usize {
        self.open.len()
    }

    pub fn bindings(&self) -> usize {
        self.bindings.len()
    }

    /// Opens an element; `bindings` is how many there were before its own.
    pub fn push(&mut self, written: &str, reported: &str, bindings: usize) {
        let start = self.text.len();
        self.text.push_str(written);
        let middle = self.text.len();
        self.text.push_str(reported);
        self.open.push(Open { start, reported: middle, bindings });
    }

    /// The innermost element: its name as it is written, and as it is reported.
    pub fn innermost(&self) -> Option<(&str, &str)> {
        let open = self.open.last()?;
        Some((&self.text[open.start..open.reported], &self.text[open.reported..]))
    }

    /// Closes the innermost element. Returns the prefixes whose bindings end with it, the last one first.
    pub fn pop(&mut self) -> Vec<Rc<str>> {
        let Some(open) = self.open.pop() else { return Vec::new() };
        self.text.truncate(open.start);
        self.bindings.drain(open.bindings..).rev().map(|binding| binding.prefix).collect()
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
        self.bindings.push(Binding { prefix: prefix.into(), uri: uri.into() });
        Ok(())
    }

    fn uri(&self, prefix: &str) -> Option<Rc<str>> {
        let found = self.bindings.iter().rev().find(|binding| *binding.prefix == *prefix)?;
        Some(found.uri.clone()).filter(|uri| !uri.is_empty())
    }

    /// Writes a name as it is reported: the namespace, the name in it, perhaps the prefix.
    pub fn expand(
        &self,
        written: &str,
        is_element: bool,
        has_prefixes: bool,
        out: &mut String,
    ) -> Result<(), Code> {
        let Some(separator) = self.separator else {
            out.push_str(written);
            return Ok(());
        };
        let (prefix, local) = written.split_once(':').unwrap_or(("", written));
        let uri = if prefix.is_empty() && !is_element { None } else { self.uri(prefix) };
        let Some(uri) = uri else {
            out.push_str(local);
            return if prefix.is_empty() { Ok(()) } else { Err(Code::UNBOUND_PREFIX) };
        };
        out.push_str(&uri);
        out.extend(separator);
        out.push_str(local);
        if has_prefixes && !prefix.is_empty() {
            out.extend(separator);
            out.push_str(prefix);
        }
        Ok(())
    }

    /// What a parser of an external entity needs to know of where it is referred to.
    pub fn context<'a>(&self, name: &str, open: impl Iterator<Item = &'a str>, outer: &[String]) -> String {
        let mut parts: Vec<String> = Vec::new();
        for (index, binding) in self.bindings.iter().enumerate() {
            let is_hidden = self.bindings[index + 1..].iter().any(|later| later.prefix == binding.prefix);
            if !is_hidden && !binding.uri.is_empty() {
                parts.push(format!("{}={}", binding.prefix, binding.uri));
            }
        }
        parts.extend(outer.iter().cloned());
        parts.extend(open.map(str::to_owned));
        parts.push(name.to_owned());
        parts.join("\x0C")
    }

    /// Takes over the namespaces of a context; the entities that are open are returned.
    pub fn set_context(&mut self, context: &str) -> Vec<String> {
        let mut open = Vec::new();
        for part in context.split('\x0C').filter(|part| !part.is_empty()) {
            match part.split_once('=') {
                Some((prefix, uri)) if self.separator.is_some() => {
                    self.bindings.push(Binding { prefix: prefix.into(), uri: uri.into() });
                }
                _ => open.push(part.to_owned()),
            }
        }
        open
    }
}

/// RFC 3986.
fn is_uri_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c)
}
