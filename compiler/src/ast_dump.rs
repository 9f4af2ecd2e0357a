//! The tree as text: what `ast.dump` prints, to the character.
//!
//! [`describe`] says for each node what its fields are; the rest is layout. The layout works through a
//! list of pending pieces instead of recursing, because trees may be deep (`a + a + ...`).

use crate::ast::Mod;
use crate::ast_fields::{Content as Value, Node, describe};
use crate::literal_repr::{constant_repr, str_repr};
use crate::wtf8::Wtf8;

/// `ast.dump`'s parameters.
#[derive(Clone, Copy, Debug, Default)]
pub struct DumpOptions<'o> {
    pub include_attributes: bool,
    /// Pretty-print with this text per level.
    pub indent: Option<&'o str>,
    /// Show empty lists too.
    pub show_empty: bool,
}

/// `ast.dump(tree)`
pub fn dump(tree: &Mod<'_>, options: &DumpOptions<'_>) -> String {
    let mut out = String::new();
    let mut pending = vec![Piece::Value(Value::Node(Node::Mod(tree)), 0)];
    while let Some(piece) = pending.pop() {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Break(comma, level) => line_break(&mut out, options, comma, level),
            Piece::Value(value, level) => lay_out(value, level, options, &mut out, &mut pending),
        }
    }
    out
}

/// What is still to be written, last piece first.
enum Piece<'a> {
    Text(&'static str),
    /// The start of an item of a list or node: behind a comma, and on a line of its own if so wished.
    Break(bool, usize),
    Value(Value<'a>, usize),
}

fn line_break(out: &mut String, options: &DumpOptions<'_>, comma: bool, level: usize) {
    match options.indent {
        Some(indent) => {
            out.push_str(if comma { ",\n" } else { "\n" });
            for _ in 0..level {
                out.push_str(indent);
            }
        }
        None if comma => out.push_str(", "),
        None => {}
    }
}

fn lay_out<'a>(
    value: Value<'a>,
    level: usize,
    options: &DumpOptions<'_>,
    out: &mut String,
    pending: &mut Vec<Piece<'a>>,
) {
    let inner = level + 1;
    match value {
        Value::Absent => out.push_str("None"),
        Value::Str(text) => out.push_str(&str_repr(Wtf8::new(text))),
        Value::Int(value) => out.push_str(&value.to_string()),
        Value::Constant(value) => out.push_str(&constant_repr(value)),
        Value::Name(name) => {
            out.push_str(name);
            out.push_str("()");
        }
        Value::List(items) => {
            out.push('[');
            pending.push(Piece::Text("]"));
            let count = items.len();
            for (i, item) in items.into_iter().enumerate().rev() {
                pending.push(Piece::Value(item, inner));
                pending.push(Piece::Break(i > 0, inner));
            }
            if count == 0 {
                // `[]` stays on its line.
                debug_assert!(matches!(pending.last(), Some(Piece::Text("]"))));
            }
        }
        Value::Node(node) => {
            let (name, fields) = shown_fields(node, options);
            let on_one_line = fields.len() <= 3 && fields.iter().all(|(_, value)| is_simple(value, options));
            out.push_str(name);
            out.push('(');
            pending.push(Piece::Text(")"));
            for (i, (field, value)) in fields.into_iter().enumerate().rev() {
                pending.push(Piece::Value(value, inner));
                pending.push(Piece::Text("="));
                pending.push(Piece::Text(field));
                if !on_one_line {
                    pending.push(Piece::Break(i > 0, inner));
                } else if i > 0 {
                    pending.push(Piece::Text(", "));
                }
            }
        }
    }
}

fn shown_fields<'a>(
    node: Node<'a>,
    options: &DumpOptions<'_>,
) -> (&'static str, Vec<(&'static str, Value<'a>)>) {
    let described = describe(node);
    let mut fields = described.fields;
    fields.retain(|(_, value)| match value {
        Value::Absent => false,
        Value::List(items) => options.show_empty || !items.is_empty(),
        _ => true,
    });
    if let Some(location) = described.location.filter(|_| options.include_attributes) {
        fields.extend([
            ("lineno", Value::Int(i64::from(location.lineno))),
            ("col_offset", Value::Int(i64::from(location.col_offset))),
            ("end_lineno", Value::Int(i64::from(location.end_lineno))),
            ("end_col_offset", Value::Int(i64::from(location.end_col_offset))),
        ]);
    }
    (described.name, fields)
}

/// Whether a value leaves the node that it belongs to on one line.
fn is_simple(value: &Value<'_>, options: &DumpOptions<'_>) -> bool {
    match value {
        Value::Absent | Value::Str(_) | Value::Int(_) | Value::Constant(_) | Value::Name(_) => true,
        Value::List(items) => items.is_empty(),
        Value::Node(node) => shown_fields(*node, options).1.is_empty(),
    }
}
