//! `UnicodeEncodeError`, `UnicodeDecodeError`, `UnicodeTranslateError`: what could not be converted, where and why.
//!
//! Fields are not checked when they are assigned, but for `start` and `end`, which are always ints; `str()` makes do with what
//! it finds.

use super::VALUE_ERROR;
use super::fields::{WithFields, field, member, set_field};
use crate::builtins::bytes::PyBytes;
use crate::builtins::int;
use crate::builtins::str::PyStr;
use crate::call::Args;
use crate::class::PyType;
use crate::class::slots::Slots;
use crate::class::spec::{GetSetDef, TypeSpec, getset};
use crate::error::{PyResult, Raised};
use crate::text::codecs::Problem;
use crate::text::repr::push_hex_escape;
use crate::text::{Text, TextBuf};
use crate::thread::Thread;
use crate::value::Value;
use std::ops::Range;

/// Indices of the fields; `START` and `END` are ints.
pub const ENCODING: usize = 0;
pub const OBJECT: usize = 1;
pub const START: usize = 2;
pub const END: usize = 3;
pub const REASON: usize = 4;

pub static UNICODE_ERROR: PyType = PyType::from_spec(&TypeSpec {
    name: "UnicodeError",
    doc: "Unicode related error.",
    base: Some(&VALUE_ERROR),
    flags: super::SUBCLASSABLE,
    slots: Slots { new: Some(super::new), ..Slots::NONE },
    ..TypeSpec::object::<super::PyBaseException>()
});

const FIELDS: &[GetSetDef] = &[
    member::<ENCODING>("encoding", "exception encoding"),
    member::<OBJECT>("object", "exception object"),
    position::<START>("start", "exception start"),
    position::<END>("end", "exception end"),
    member::<REASON>("reason", "exception reason"),
];

macro_rules! codec_errors {
    ($($name:ident $text:literal $init:ident $str:ident, $doc:literal;)*) => {
        $(pub static $name: PyType = PyType::from_spec(&TypeSpec {
            name: $text,
            doc: $doc,
            base: Some(&UNICODE_ERROR),
            flags: super::SUBCLASSABLE,
            slots: Slots { new: Some(new), init: Some($init), str: Some($str), ..Slots::NONE },
            getset: FIELDS,
            ..TypeSpec::object::<WithFields<5>>()
        });)*

        pub static TYPES: &[&PyType] = &[&UNICODE_ERROR, $(&$name),*];
    };
}

codec_errors! {
    UNICODE_ENCODE_ERROR "UnicodeEncodeError" encode_init encode_str, "Unicode encoding error.";
    UNICODE_DECODE_ERROR "UnicodeDecodeError" decode_init decode_str, "Unicode decoding error.";
    UNICODE_TRANSLATE_ERROR "UnicodeTranslateError" translate_init translate_str, "Unicode translation error.";
}

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    super::new(vm, ty, args)
}

/// An attribute that is an int of the machine's size.
const fn position<const I: usize>(name: &'static str, doc: &'static str) -> GetSetDef {
    getset(
        name,
        doc,
        |_, own| Ok(field(own, I).unwrap_or(int::small(0))),
        |vm, own, value| {
            let Some(value) = value else { return Err(vm.type_error("can't delete numeric/char attribute")) };
            if !int::is_int(value) {
                return Err(vm.type_error("an integer is required"));
            }
            set_field(own, I, Some(int::from_i64(vm, vm.size_argument(value)? as i64)?));
            Ok(())
        },
    )
    .as_member()
}

/// What an error is about.
pub struct Trouble;

impl Trouble {
    /// The bounds, as they stand in the attributes.
    fn bounds(exception: &Value) -> (isize, isize) {
        let number = |index| field(exception, index).as_ref().and_then(int::as_i64).unwrap_or(0) as isize;
        (number(START), number(END))
    }

    /// The object, and the range within it that an error handler is to deal with.
    pub fn of(vm: &Thread, exception: &Value) -> PyResult<(Value, Range<usize>)> {
        let is_bytes = exception.ty().is_subtype(&UNICODE_DECODE_ERROR);
        let object = field(exception, OBJECT);
        let len = match &object {
            None => return Err(vm.type_error("UnicodeError 'object' attribute is not set")),
            Some(object) if is_bytes => object.downcast::<PyBytes>().map(PyBytes::len),
            Some(object) => object.downcast::<PyStr>().map(PyStr::len),
        };
        let (Some(object), Some(len)) = (object, len) else {
            let what = if is_bytes { "bytes" } else { "string" };
            return Err(vm.type_error(format!("UnicodeError 'object' attribute must be a {what}")));
        };
        let (start, end) = Trouble::bounds(exception);
        let last = len as isize;
        // As CPython: the start lies before the end of the object, the end behind its first item, where there are items.
        let from = start.clamp(0, (last - 1).max(0)) as usize;
        let to = end.clamp(last.min(1), last) as usize;
        Ok((object, from..to.max(from)))
    }
}

fn exactly(vm: &Thread, own: &Value, args: Args<'_>, count: usize) -> PyResult<()> {
    super::init(vm, own, args)?;
    let given = args.positional().len();
    if given == count {
        return Ok(());
    }
    Err(vm.type_error(format!("function takes exactly {count} arguments ({given} given)")))
}

fn must_be_str(vm: &Thread, args: &[Value], index: usize) -> PyResult<Value> {
    match args[index].downcast::<PyStr>() {
        Some(_) => Ok(args[index].clone()),
        None => {
            let name = if args[index].is_none() { "None" } else { args[index].ty().name() };
            Err(vm.type_error(format!("argument {} must be str, not {name:.50}", index + 1)))
        }
    }
}

fn set_all(vm: &Thread, own: &Value, object: Value, rest: &[Value], encoding: Option<Value>) -> PyResult<()> {
    let (start, end) = (vm.size_argument(&rest[0])?, vm.size_argument(&rest[1])?);
    let reason = rest[2].clone();
    set_field(own, OBJECT, Some(object));
    set_field(own, START, Some(int::from_i64(vm, start as i64)?));
    set_field(own, END, Some(int::from_i64(vm, end as i64)?));
    set_field(own, REASON, Some(reason));
    set_field(own, ENCODING, encoding);
    Ok(())
}

fn encode_init(vm: &Thread, own: &Value, args: Args<'_>) -> PyResult<()> {
    exactly(vm, own, args, 5)?;
    let args = args.positional();
    let (encoding, object) = (must_be_str(vm, args, 0)?, must_be_str(vm, args, 1)?);
    vm.size_argument(&args[2])?;
    vm.size_argument(&args[3])?;
    must_be_str(vm, args, 4)?;
    set_all(vm, own, object, &args[2..], Some(encoding))
}

fn decode_init(vm: &Thread, own: &Value, args: Args<'_>) -> PyResult<()> {
    exactly(vm, own, args, 5)?;
    let args = args.positional();
    let encoding = must_be_str(vm, args, 0)?;
    vm.size_argument(&args[2])?;
    vm.size_argument(&args[3])?;
    must_be_str(vm, args, 4)?;
    let object = match args[1].downcast::<PyBytes>() {
        Some(_) => args[1].clone(),
        None => {
            let bytes = vm.bytes_like(&args[1])?;
            PyBytes::from_slice(vm, &bytes)?.into_value()
        }
    };
    set_all(vm, own, object, &args[2..], Some(encoding))
}

fn translate_init(vm: &Thread, own: &Value, args: Args<'_>) -> PyResult<()> {
    exactly(vm, own, args, 4)?;
    let args = args.positional();
    let object = must_be_str(vm, args, 0)?;
    vm.size_argument(&args[1])?;
    vm.size_argument(&args[2])?;
    must_be_str(vm, args, 3)?;
    set_all(vm, own, object, &args[1..], None)
}

/// What a field that should be a string shows.
fn shown(vm: &Thread, own: &Value, index: usize) -> PyResult {
    match field(own, index) {
        Some(value) => Ok(vm.to_str(&value)?.into_value()),
        None => vm.new_str("<NULL>"),
    }
}

/// The index of the single item that is wrong; `None` if it is not one within the object.
fn single(start: isize, end: isize, len: usize) -> Option<usize> {
    let inside = (0..len as isize).contains(&start) && (0..=len as isize).contains(&end);
    (inside && end == start + 1).then_some(start as usize)
}

/// `'utf-8' codec can't decode byte 0xff in position 0: reason`.
struct Message {
    out: TextBuf,
}

impl Message {
    fn begin(vm: &Thread, own: &Value, doing: &str) -> PyResult<Message> {
        let mut out = TextBuf::new();
        if !own.ty().is_subtype(&UNICODE_TRANSLATE_ERROR) {
            let encoding = shown(vm, own, ENCODING)?;
            out.push_ascii(b"'")?;
            if let Some(encoding) = encoding.downcast::<PyStr>() {
                out.push_text(encoding.text())?;
            }
            out.push_ascii(b"' codec ")?;
        }
        out.push_str(doing)?;
        Ok(Message { out })
    }

    fn finish(mut self, vm: &Thread, position: String, reason: &Value) -> PyResult {
        self.out.push_str(&position)?;
        if let Some(reason) = reason.downcast::<PyStr>() {
            self.out.push_text(reason.text())?;
        }
        vm.finish_text(self.out)
    }
}

/// The object, after code of the other fields' has run.
fn object_now(vm: &Thread, own: &Value) -> PyResult {
    field(own, OBJECT).ok_or_else(|| vm.type_error("UnicodeError 'object' attribute is not set"))
}

fn text_message(vm: &Thread, own: &Value, doing: &str) -> PyResult {
    if field(own, OBJECT).is_none() {
        return vm.new_str("");
    }
    let reason = shown(vm, own, REASON)?;
    let mut message = Message::begin(vm, own, doing)?;
    let object = object_now(vm, own)?;
    let Some(text) = object.downcast::<PyStr>().map(PyStr::text) else {
        return Err(vm.type_error("UnicodeError 'object' attribute must be a string"));
    };
    let (start, end) = Trouble::bounds(own);
    match single(start, end, text.len()).and_then(|at| text.get(at)) {
        Some(code) => {
            message.out.push_ascii(b" '")?;
            push_hex_escape(code, &mut message.out)?;
            message.finish(vm, format!("' in position {start}: "), &reason)
        }
        None => message.finish(vm, format!("s in position {start}-{}: ", end.wrapping_sub(1)), &reason),
    }
}

fn encode_str(vm: &Thread, own: &Value) -> PyResult {
    text_message(vm, own, "can't encode character")
}

fn translate_str(vm: &Thread, own: &Value) -> PyResult {
    text_message(vm, own, "can't translate character")
}

fn decode_str(vm: &Thread, own: &Value) -> PyResult {
    if field(own, OBJECT).is_none() {
        return vm.new_str("");
    }
    let reason = shown(vm, own, REASON)?;
    let message = Message::begin(vm, own, "can't decode byte")?;
    let object = object_now(vm, own)?;
    let Some(bytes) = object.downcast::<PyBytes>().map(PyBytes::as_bytes) else {
        return Err(vm.type_error("UnicodeError 'object' attribute must be a bytes"));
    };
    let (start, end) = Trouble::bounds(own);
    match single(start, end, bytes.len()).and_then(|at| bytes.get(at)) {
        Some(byte) => message.finish(vm, format!(" 0x{byte:02x} in position {start}: "), &reason),
        None => message.finish(vm, format!("s in position {start}-{}: ", end.wrapping_sub(1)), &reason),
    }
}

/// A new `UnicodeDecodeError`.
#[cold]
pub fn new_decode_error(vm: &Thread, input: &[u8], problem: &Problem) -> PyResult {
    let object = PyBytes::from_slice(vm, input)?.into_value();
    vm.call(
        &UNICODE_DECODE_ERROR.to_value(),
        &[
            vm.new_str(problem.encoding)?,
            object,
            int::from_usize(vm, problem.start)?,
            int::from_usize(vm, problem.end)?,
            vm.new_str(problem.reason)?,
        ],
    )
}

/// A new `UnicodeEncodeError`.
#[cold]
pub fn new_encode_error(vm: &Thread, text: Text<'_>, problem: &Problem) -> PyResult {
    vm.call(
        &UNICODE_ENCODE_ERROR.to_value(),
        &[
            vm.new_str(problem.encoding)?,
            vm.new_text(text)?,
            int::from_usize(vm, problem.start)?,
            int::from_usize(vm, problem.end)?,
            vm.new_str(problem.reason)?,
        ],
    )
}

#[cold]
pub fn raise_decode_error(vm: &Thread, input: &[u8], problem: &Problem) -> Raised {
    match new_decode_error(vm, input, problem) {
        Ok(exception) => vm.raise_value(exception),
        Err(raised) => raised,
    }
}

#[cold]
pub fn raise_encode_error(vm: &Thread, text: Text<'_>, problem: &Problem) -> Raised {
    match new_encode_error(vm, text, problem) {
        Ok(exception) => vm.raise_value(exception),
        Err(raised) => raised,
    }
}

/// The error for text that cannot be UTF-8.
#[cold]
pub fn surrogate_encode_error(vm: &Thread, text: &PyStr) -> Raised {
    let is_surrogate = |code: &u32| (0xD800..0xE000).contains(code);
    let start = text.text().iter().position(|code| is_surrogate(&code)).unwrap_or(0);
    let count = text.text().iter().skip(start).take_while(is_surrogate).count();
    let problem = Problem { encoding: "utf-8", start, end: start + count, reason: "surrogates not allowed" };
    raise_encode_error(vm, text.text(), &problem)
}
