//! What matches are made of: just enough of a tree to word errors.

use super::grammar::Tag;
use super::machine::Machine;
use crate::ast::Location;
use crate::lexer::token::{NO_COLUMN, TokenKind};

/// What a match yields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// An optional item that did not match.
    Absent,
    /// Index of a token.
    Token(u32),
    /// Index of a node.
    Node(u32),
    /// Range in the list of all list items.
    List(u32, u32),
}

#[derive(Clone, Copy, Debug)]
pub struct Node {
    pub tag: Tag,
    /// The first token.
    pub token: u32,
    pub location: Location,
    /// Range in the list of all list items.
    pub children: (u32, u32),
}

impl Machine<'_> {
    /// A node from the token `first` to the last one matched that is no line end or indentation.
    pub(super) fn new_node(&mut self, tag: Tag, first: usize, children: (u32, u32)) -> Value {
        let start = self.tokens[first.min(self.tokens.len() - 1)];
        let end = self.tokens[..self.mark]
            .iter()
            .rev()
            .find(|token| {
                use TokenKind::*;
                !matches!(token.kind, Newline | Indent | Dedent | EndMarker)
            })
            .unwrap_or(&start);
        let location = Location {
            lineno: start.lineno,
            col_offset: start.col_offset,
            end_lineno: end.end_lineno,
            end_col_offset: end.end_col_offset,
        };
        self.push_node(Node { tag, token: first as u32, location, children })
    }

    pub(super) fn push_node(&mut self, node: Node) -> Value {
        self.nodes.push(node);
        Value::Node((self.nodes.len() - 1) as u32)
    }

    /// The items of lists, and other values themselves, one after the other.
    pub(super) fn flattened(&mut self, values: &[Value]) -> (u32, u32) {
        let start = self.items.len() as u32;
        for &value in values {
            match value {
                Value::Absent => {}
                Value::List(first, end) => self.items.extend_from_within(first as usize..end as usize),
                value => self.items.push(value),
            }
        }
        (start, self.items.len() as u32)
    }

    pub(super) fn list(&self, value: Value) -> &[Value] {
        match value {
            Value::List(start, end) => &self.items[start as usize..end as usize],
            _ => &[],
        }
    }

    pub(super) fn children(&self, value: Value) -> &[Value] {
        match self.node(value) {
            Some(node) => &self.items[node.children.0 as usize..node.children.1 as usize],
            None => &[],
        }
    }

    pub(super) fn node(&self, value: Value) -> Option<&Node> {
        match value {
            Value::Node(index) => self.nodes.get(index as usize),
            _ => None,
        }
    }

    pub(super) fn tag(&self, value: Value) -> Tag {
        self.node(value).map_or(Tag::Other, |node| node.tag)
    }

    pub(super) fn location(&self, value: Value) -> Location {
        match value {
            Value::Absent => Location::default(),
            Value::Token(index) => {
                let token = self.tokens[index as usize];
                Location {
                    lineno: token.lineno,
                    col_offset: token.col_offset,
                    end_lineno: token.end_lineno,
                    end_col_offset: token.end_col_offset,
                }
            }
            Value::Node(index) => self.nodes[index as usize].location,
            Value::List(..) => {
                let items = self.list(value);
                let (Some(&first), Some(&last)) = (items.first(), items.last()) else {
                    return Location::default();
                };
                let (first, last) = (self.location(first), self.location(last));
                Location { end_lineno: last.end_lineno, end_col_offset: last.end_col_offset, ..first }
            }
        }
    }

    /// The source text of a value's first token.
    pub(super) fn token_text(&self, value: Value) -> &str {
        let index = match value {
            Value::Token(index) => index,
            Value::Node(index) => self.nodes[index as usize].token,
            _ => return "",
        };
        self.tokens
            .get(index as usize)
            .and_then(|token| self.source.get(token.start as usize..token.end as usize))
            .unwrap_or_default()
    }

    /// What CPython calls an expression in messages.
    pub(super) fn expr_name(&self, value: Value) -> &'static str {
        match self.tag(value) {
            Tag::Attribute => "attribute",
            Tag::Subscript => "subscript",
            Tag::Starred => "starred",
            Tag::Name => "name",
            Tag::List => "list",
            Tag::Tuple => "tuple",
            Tag::Lambda => "lambda",
            Tag::Call => "function call",
            Tag::BoolOp | Tag::BinOp | Tag::UnaryOp => "expression",
            Tag::GeneratorExp => "generator expression",
            Tag::Yield => "yield expression",
            Tag::Await => "await expression",
            Tag::ListComp => "list comprehension",
            Tag::SetComp => "set comprehension",
            Tag::DictComp => "dict comprehension",
            Tag::Dict => "dict literal",
            Tag::Set => "set display",
            Tag::JoinedStr => "f-string expression",
            Tag::TemplateStr => "t-string expression",
            Tag::Compare => "comparison",
            Tag::IfExp => "conditional expression",
            Tag::NamedExpr => "named expression",
            Tag::None => "None",
            Tag::True => "True",
            Tag::False => "False",
            Tag::Ellipsis => "ellipsis",
            _ => "literal",
        }
    }
}

/// A column of CPython's, where -1 is "none".
pub fn column(col_offset: u32) -> i32 {
    if col_offset == NO_COLUMN { -1 } else { col_offset as i32 }
}
