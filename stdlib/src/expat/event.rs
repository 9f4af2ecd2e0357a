//! What a parser reports. Texts of the frequent events lie in the parser's scratch space.

use super::scan::Span;
use super::text::Text;
use std::rc::Rc;
use taipan_vm::collections::Buf;

pub enum Event {
    StartElement {
        name: Span,
        specified: usize,
    },
    EndElement {
        name: Span,
        is_empty: bool,
    },
    Text {
        text: Span,
    },
    Instruction {
        target: Span,
        data: Span,
    },
    Comment {
        text: Span,
    },
    StartCdata,
    EndCdata,
    StartNamespace {
        prefix: Option<Rc<str>>,
        uri: Option<Rc<str>>,
    },
    EndNamespace {
        prefix: Option<Rc<str>>,
    },
    XmlDeclaration {
        version: Option<String>,
        encoding: Option<String>,
        standalone: i32,
    },
    StartDoctype {
        name: String,
        system_id: Option<Rc<str>>,
        public_id: Option<Rc<str>>,
        has_subset: bool,
    },
    EndDoctype,
    Element {
        name: String,
        model: Buf<Node>,
    },
    Attribute {
        element: Rc<str>,
        name: Rc<str>,
        kind: String,
        value: Option<Rc<str>>,
        is_required: bool,
    },
    Entity {
        entity: Rc<super::dtd::Entity>,
    },
    Notation {
        name: String,
        base: Option<Rc<str>>,
        system_id: Option<Rc<str>>,
        public_id: Option<Rc<str>>,
    },
    /// To be read by somebody else.
    External {
        context: Option<Text>,
        base: Option<Rc<str>>,
        system_id: Option<Rc<str>>,
        public_id: Option<Rc<str>>,
    },
    /// An internal entity, if it is not to be expanded, or one that nothing is known of.
    Skipped {
        name: Rc<str>,
        is_parameter: bool,
    },
    /// The document refers to a parameter entity and does not say that it is standalone.
    NotStandalone,
    /// The declaration that events were reported of, for the default handler if nobody else was told.
    Tokens(Declaration),
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Declaration {
    Doctype,
    EndDoctype,
    Element,
    Attributes,
    Entity,
    Unparsed,
    Notation,
    Other,
}

/// A part of a content model; the first one is the whole, children are named by their index.
pub struct Node {
    pub kind: u8,
    pub quantifier: u8,
    pub name: Option<String>,
    pub children: Buf<usize>,
}

impl Node {
    pub const EMPTY: u8 = 1;
    pub const ANY: u8 = 2;
    pub const MIXED: u8 = 3;
    pub const NAME: u8 = 4;
    pub const CHOICE: u8 = 5;
    pub const SEQUENCE: u8 = 6;
}
