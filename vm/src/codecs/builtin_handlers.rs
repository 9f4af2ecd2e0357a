//! The predefined error handlers as functions of Python: what `codecs.lookup_error("strict")` returns.

use crate::builtins::bytes::PyBytes;
use crate::builtins::exceptions::PyBaseException;
use crate::builtins::exceptions::fields::field;
use crate::builtins::exceptions::unicode_error::{
    ENCODING, Trouble, UNICODE_DECODE_ERROR, UNICODE_ENCODE_ERROR, UNICODE_TRANSLATE_ERROR,
};
use crate::builtins::int;
use crate::builtins::str::PyStr;
use crate::class::spec::{MethodDef, method};
use crate::error::{PyResult, Raised};
use crate::text::TextBuf;
use crate::text::codecs::Problem;
use crate::text::codecs::errors::{Builtin, Encoded, fix_decoding, fix_encoding, fix_translation};
use crate::thread::Thread;
use crate::value::Value;

macro_rules! handlers {
    ($($name:literal $function:literal $handler:ident, $doc:literal;)*) => {
        static HANDLERS: &[(&str, MethodDef)] = &[$((
            $name,
            method($function, "(object, /)", $doc, |vm, args| handle(vm, &args[0], Builtin::$handler)),
        ),)*];
    };
}

handlers! {
    "strict" "strict_errors" Strict, "Raise the exception.";
    "ignore" "ignore_errors" Ignore, "Leave out what is malformed.";
    "replace" "replace_errors" Replace, "Put a marker in place of what is malformed.";
    "xmlcharrefreplace" "xmlcharrefreplace_errors" XmlCharRefReplace, "Put XML character references in place of characters.";
    "backslashreplace" "backslashreplace_errors" BackslashReplace, "Put escapes in place of what is malformed.";
    "namereplace" "namereplace_errors" NameReplace, "Put names in place of characters.";
    "surrogateescape" "surrogateescape" SurrogateEscape, "";
    "surrogatepass" "surrogatepass" SurrogatePass, "";
}

/// The handler of that name, as the function it is.
pub fn find(name: &str) -> Option<(&'static str, &'static MethodDef)> {
    HANDLERS.iter().find(|(known, _)| *known == name).map(|(name, def)| (*name, def))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Encode,
    Decode,
    Translate,
}

fn kind_of(exception: &Value) -> Option<Kind> {
    let ty = exception.ty();
    if ty.is_subtype(&UNICODE_ENCODE_ERROR) {
        Some(Kind::Encode)
    } else if ty.is_subtype(&UNICODE_DECODE_ERROR) {
        Some(Kind::Decode)
    } else if ty.is_subtype(&UNICODE_TRANSLATE_ERROR) {
        Some(Kind::Translate)
    } else {
        None
    }
}

fn handle(vm: &Thread, exception: &Value, handler: Builtin) -> PyResult {
    if handler == Builtin::Strict {
        return Err(match exception.downcast::<PyBaseException>() {
            Some(_) => vm.raise_value(exception.clone()),
            None => vm.type_error("codec must pass exception instance"),
        });
    }
    let takes = |kind: &Kind| match handler {
        Builtin::XmlCharRefReplace | Builtin::NameReplace => *kind == Kind::Encode,
        Builtin::SurrogateEscape | Builtin::SurrogatePass => *kind != Kind::Translate,
        _ => true,
    };
    let Some(kind) = kind_of(exception).filter(takes) else {
        let name = exception.ty().name();
        return Err(vm.type_error(format!("don't know how to handle {name:.200} in error callback")));
    };
    let (object, range) = Trouble::of(vm, exception)?;
    if handler == Builtin::Ignore {
        return pair(vm, vm.new_str("")?, range.end);
    }
    let problem =
        Problem { encoding: encoding_of(exception), start: range.start, end: range.end, reason: "" };
    let again = || -> Raised { vm.raise_value(exception.clone()) };
    if kind == Kind::Decode {
        let bytes = object.downcast::<PyBytes>().map(PyBytes::as_bytes).unwrap_or_default();
        let mut out = TextBuf::new();
        let at = fix_decoding(handler, bytes, &problem, &mut out)?.ok_or_else(again)?;
        return pair(vm, vm.finish_text(out)?, at);
    }
    let Some(text) = object.downcast::<PyStr>().map(PyStr::text) else { return Err(again()) };
    let replacement = if kind == Kind::Translate {
        vm.finish_text(fix_translation(handler, text, &problem)?.ok_or_else(again)?)?
    } else {
        match fix_encoding(handler, text, &problem)?.ok_or_else(again)? {
            Encoded::Text(text) => vm.finish_text(text)?,
            Encoded::Bytes(bytes) => vm.finish_bytes(bytes)?,
        }
    };
    pair(vm, replacement, problem.end)
}

fn pair(vm: &Thread, replacement: Value, position: usize) -> PyResult {
    vm.new_tuple(&[replacement, int::from_usize(vm, position)?])
}

/// The encoding's name, if it is one that `surrogatepass` knows: under a spelling of ours.
fn encoding_of(exception: &Value) -> &'static str {
    let given = field(exception, ENCODING);
    let name = given.as_ref().and_then(Value::downcast::<PyStr>).and_then(PyStr::as_ascii).unwrap_or("");
    if name.ends_with(['-', '_']) {
        return "";
    }
    let known = ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"];
    let plain = |name: &str| -> String {
        name.chars().filter(|c| *c != '-' && *c != '_').map(|c| c.to_ascii_lowercase()).collect()
    };
    let wanted = plain(name);
    known.into_iter().find(|known| plain(known) == wanted).unwrap_or("")
}
