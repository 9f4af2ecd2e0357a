//! `SyntaxError` and its subclasses.

use super::EXCEPTION;
use super::fields::{WithFields, field, member, set_field};
use crate::builtins::int;
use crate::builtins::str::PyStr;
use crate::builtins::tuple::PyTuple;
use crate::call::Args;
use crate::class::PyType;
use crate::class::slots::Slots;
use crate::class::spec::TypeSpec;
use crate::error::PyResult;
use crate::text::TextBuf;
use crate::thread::Thread;
use crate::value::Value;

/// Indices of the fields.
pub const MSG: usize = 0;
pub const FILENAME: usize = 1;
pub const LINENO: usize = 2;
pub const OFFSET: usize = 3;
pub const TEXT: usize = 4;
pub const END_LINENO: usize = 5;
pub const END_OFFSET: usize = 6;
pub const PRINT_FILE_AND_LINE: usize = 7;
/// What the search for misspelt keywords needs: line, column and text of the statement.
pub const METADATA: usize = 8;

pub static SYNTAX_ERROR: PyType = PyType::from_spec(&TypeSpec {
    name: "SyntaxError",
    doc: "Invalid syntax.",
    base: Some(&EXCEPTION),
    flags: super::SUBCLASSABLE,
    slots: Slots { init: Some(init), str: Some(str), ..Slots::NONE },
    getset: &[
        member::<MSG>("msg", "exception msg"),
        member::<FILENAME>("filename", "exception filename"),
        member::<LINENO>("lineno", "exception lineno"),
        member::<OFFSET>("offset", "exception offset"),
        member::<TEXT>("text", "exception text"),
        member::<END_LINENO>("end_lineno", "exception end lineno"),
        member::<END_OFFSET>("end_offset", "exception end offset"),
        member::<PRINT_FILE_AND_LINE>("print_file_and_line", "exception print_file_and_line"),
        member::<METADATA>("_metadata", "exception private metadata"),
    ],
    ..TypeSpec::object::<WithFields<9>>()
});

macro_rules! syntax_errors {
    ($($name:ident $text:literal $base:path, $doc:literal;)*) => {
        $(pub static $name: PyType = PyType::from_spec(&TypeSpec {
            name: $text,
            doc: $doc,
            base: Some(&$base),
            flags: super::SUBCLASSABLE,
            ..TypeSpec::object::<WithFields<9>>()
        });)*

        pub static TYPES: &[&PyType] = &[&SYNTAX_ERROR, $(&$name),*];
    };
}

syntax_errors! {
    INDENTATION_ERROR "IndentationError" SYNTAX_ERROR, "Improper indentation.";
    TAB_ERROR "TabError" INDENTATION_ERROR, "Improper mixture of spaces and tabs.";
    INCOMPLETE_INPUT_ERROR "_IncompleteInputError" SYNTAX_ERROR, "incomplete input.";
}

/// The second argument, if there are exactly two, is `(filename, lineno, offset, text, end_lineno, end_offset, metadata)`.
fn init(vm: &Thread, own: &Value, args: Args<'_>) -> PyResult<()> {
    super::init(vm, own, args)?;
    if let Some(message) = args.positional().first() {
        set_field(own, MSG, Some(message.clone()));
    }
    let [_, details] = args.positional() else { return Ok(()) };
    let details = vm.iterate_to_buf(details)?;
    if !(4..=7).contains(&details.len()) {
        let (how, bound) = if details.len() < 4 { ("least", 4) } else { ("most", 7) };
        let text = format!("function takes at {how} {bound} arguments ({} given)", details.len());
        return Err(vm.type_error(text));
    }
    let places = [FILENAME, LINENO, OFFSET, TEXT, END_LINENO, END_OFFSET, METADATA];
    for (index, place) in places.into_iter().enumerate() {
        set_field(own, place, details.get(index).cloned());
    }
    if details.len() == 5 {
        return Err(vm.type_error("end_offset must be provided when end_lineno is provided"));
    }
    Ok(())
}

fn str(vm: &Thread, own: &Value) -> PyResult {
    let message = vm.to_str(&field(own, MSG).unwrap_or(Value::NONE))?;
    let filename = field(own, FILENAME).filter(|filename| filename.downcast::<PyStr>().is_some());
    let line = field(own, LINENO).filter(|line| line.ty().is(&int::TYPE));
    if filename.is_none() && line.is_none() {
        return Ok(message.into_value());
    }
    let mut buf = TextBuf::new();
    buf.push_text(message.text())?;
    buf.push_str(" (")?;
    if let Some(filename) = filename.as_ref().and_then(Value::downcast::<PyStr>) {
        let text = filename.text();
        let is_slash = |at: &usize| text.get(*at) == Some(u32::from(b'/'));
        let start = (0..text.len()).rev().find(is_slash).map_or(0, |at| at + 1);
        buf.push_text(text.slice(start..text.len()))?;
        if line.is_some() {
            buf.push_str(", ")?;
        }
    }
    if let Some(line) = line {
        buf.push_str(&format!("line {}", int::as_i64(&line).unwrap_or(-1)))?;
    }
    buf.push_str(")")?;
    Ok(PyStr::from_compact(vm.heap(), buf.finish()?)?.into_value())
}

/// A line of a file, with its end; `None` if there is no such line.
fn line_of_file(vm: &Thread, name: taipan_compiler::wtf8::Wtf8<'_>, lineno: i32) -> PyResult {
    let name = vm.new_wtf8(name)?;
    let Ok(lineno) = u32::try_from(lineno) else { return Ok(Value::NONE) };
    match vm.source_line(&name, lineno)? {
        Some(line) => vm.new_str(&(line + "\n")),
        None => Ok(Value::NONE),
    }
}

/// A `SyntaxError`, or whatever the compiler has found, as an exception. `text` is the line of the source, if the error is
/// not to read it from the file.
pub fn from_compiler(vm: &Thread, error: &taipan_compiler::error::SyntaxError) -> PyResult {
    use taipan_compiler::error::{ErrorKind, ErrorText};
    let message = vm.new_str(&error.msg)?;
    let ty = match error.kind {
        ErrorKind::SyntaxError => &SYNTAX_ERROR,
        ErrorKind::IndentationError => &INDENTATION_ERROR,
        ErrorKind::TabError => &TAB_ERROR,
        ErrorKind::IncompleteInputError => &INCOMPLETE_INPUT_ERROR,
        ErrorKind::MemoryError => &super::MEMORY_ERROR,
        ErrorKind::OverflowError => &super::OVERFLOW_ERROR,
        ErrorKind::RecursionError => &super::RECURSION_ERROR,
        ErrorKind::SystemError => &super::SYSTEM_ERROR,
        ErrorKind::TypeError => &super::TYPE_ERROR,
        ErrorKind::UnicodeDecodeError => &super::UNICODE_DECODE_ERROR,
        ErrorKind::UnicodeEncodeError => &super::UNICODE_ENCODE_ERROR,
        ErrorKind::ValueError => &super::VALUE_ERROR,
    };
    let Some(location) = &error.location else {
        return super::instantiate(
            vm,
            ty,
            if error.msg.is_empty() { &[] } else { std::slice::from_ref(&message) },
        );
    };
    let number = |number: i32| int::small(i64::from(number));
    let filename = match &location.filename {
        Some(name) => vm.new_wtf8(name.as_wtf8())?.into_value(),
        None => Value::NONE,
    };
    let text = match &location.text {
        ErrorText::None => Value::NONE,
        ErrorText::Line(line) => vm.new_str(line)?,
        ErrorText::FromFile => match &location.filename {
            Some(name) => line_of_file(vm, name.as_wtf8(), location.lineno)?,
            None => Value::NONE,
        },
    };
    let mut details = vec![filename, number(location.lineno), number(location.offset), text];
    if let Some((line, offset)) = location.end {
        details.extend([number(line), number(offset)]);
    }
    let details = PyTuple::from_vec(vm, details)?.into_value();
    let exception = super::instantiate(vm, ty, &[message, details])?;
    // Where the statement began: an attribute for showing the error, no argument of the exception.
    if let Some(metadata) = &error.metadata {
        let source = vm.new_str(&metadata.source)?;
        let place = [number(metadata.lineno as i32), number(metadata.col_offset as i32), source];
        set_field(&exception, METADATA, Some(PyTuple::from_values(vm, &place)?.into_value()));
    }
    Ok(exception)
}

/// The exception for an error in the decoding of a source. Its arguments may lack the name of the file; the exception has it.
pub fn from_decoder(
    vm: &Thread,
    error: &taipan_compiler::error::SyntaxError,
    filename: &taipan_compiler::code::Name,
) -> PyResult {
    let exception = from_compiler(vm, error)?;
    if error.location.as_ref().is_some_and(|location| location.filename.is_none()) {
        set_field(&exception, FILENAME, Some(vm.new_wtf8(filename.as_wtf8())?.into_value()));
    }
    Ok(exception)
}
