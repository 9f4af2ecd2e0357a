//! `repr()` of the constants in code objects.

use crate::code::{Const, Name};
use crate::literal_repr::{bytes_repr, complex_repr, float_repr, str_repr};

/// `repr()` of a constant. The address of a code object is that of its data.
pub fn constant(value: &Const) -> String {
    match value {
        Const::None => "None".to_string(),
        Const::True => "True".to_string(),
        Const::False => "False".to_string(),
        Const::Ellipsis => "Ellipsis".to_string(),
        Const::Int(value) => value.to_string(),
        Const::BigInt(value) => value.to_string(),
        Const::Float(value) => float_repr(*value),
        Const::Complex(re, im) => complex_repr(*re, *im),
        Const::Str { text, .. } => str_repr(text.as_wtf8()),
        Const::Bytes(value) => bytes_repr(value),
        Const::Tuple(items) => match &**items {
            [item] => format!("({},)", constant(item)),
            items => format!("({})", list(items)),
        },
        Const::FrozenSet(items) if items.is_empty() => "frozenset()".to_string(),
        Const::FrozenSet(items) => format!("frozenset({{{}}})", list(items)),
        Const::Slice(parts) => format!("slice({})", list(&**parts)),
        Const::Code(code) => format!(
            "<code object {} at {:#x}, file \"{}\", line {}>",
            text(&code.name),
            std::sync::Arc::as_ptr(code) as usize,
            text(&code.filename),
            code.firstlineno
        ),
    }
}

fn text(name: &Name) -> std::borrow::Cow<'_, str> {
    String::from_utf8_lossy(name.as_wtf8().as_bytes())
}

fn list(items: &[Const]) -> String {
    items.iter().map(constant).collect::<Vec<_>>().join(", ")
}
