//! `UnicodeError` and what codecs raise: `UnicodeEncodeError`, `UnicodeDecodeError`, `UnicodeTranslateError`.

use super::fields::{WithFields, field, member, set_field};
use super::{VALUE_ERROR, init as base_init};
use crate::builtins::int;
use crate::builtins::str::PyStr;
use crate::call::Args;
use crate::class::slots::Slots;
use crate::class::spec::{GetSetDef, TypeSpec, getset};
use crate::class::{PyType, flags};
use crate::error::{PyResult, Raised};
use crate::protocol::number;
use crate::thread::Thread;
use crate::value::Value;

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
            set_field(own, I, Some(as_position(vm, value)?));
            Ok(())
        },
    )
    .as_member()
}

fn as_position(vm: &Thread, value: &Value) -> PyResult {
    let index = number::index(vm, value)?;
    match int::as_i64(&index) {
        Some(index) => int::from_i64(vm, index),
        None => Err(vm.overflow_error("Python int too large to convert to C ssize_t")),
    }
}

fn expect_str(vm: &Thread, args: &[Value], index: usize) -> PyResult<()> {
    if args[index].downcast::<PyStr>().is_some() {
        return Ok(());
    }
    let text = format!("argument {} must be str, not {:.50}", index + 1, args[index].ty().name());
    Err(vm.type_error(text))
}

fn expect_count(vm: &Thread, args: &[Value], count: usize) -> PyResult<()> {
    if args.len() == count {
        return Ok(());
    }
    Err(vm.type_error(format!("function takes exactly {count} arguments ({} given)", args.len())))
}

fn set_all(own: &Value, values: [Option<Value>; 5]) {
    for (index, value) in values.into_iter().enumerate() {
        set_field(own, index, value);
    }
}

/// `(encoding, object, start, end, reason)`.
fn encode_init(vm: &Thread, own: &Value, args: Args<'_>) -> PyResult<()> {
    base_init(vm, own, args)?;
    let args = args.positional();
    expect_count(vm, args, 5)?;
    expect_str(vm, args, 0)?;
    expect_str(vm, args, 1)?;
    let (start, end) = (as_position(vm, &args[2])?, as_position(vm, &args[3])?);
    expect_str(vm, args, 4)?;
    set_all(own, [args[0].clone(), args[1].clone(), start, end, args[4].clone()].map(Some));
    Ok(())
}

fn decode_init(vm: &Thread, own: &Value, args: Args<'_>) -> PyResult<()> {
    base_init(vm, own, args)?;
    let args = args.positional();
    expect_count(vm, args, 5)?;
    expect_str(vm, args, 0)?;
    let (start, end) = (as_position(vm, &args[2])?, as_position(vm, &args[3])?);
    expect_str(vm, args, 4)?;
    let object = &args[1];
    if !object.ty().has_flag(flags::BYTES_SUBCLASS) && object.ty().slots().buffer.is_none() {
        let text = format!("a bytes-like object is required, not '{:.100}'", object.ty().name());
        return Err(vm.type_error(text));
    }
    set_all(own, [args[0].clone(), object.clone(), start, end, args[4].clone()].map(Some));
    Ok(())
}

/// `(object, start, end, reason)`.
fn translate_init(vm: &Thread, own: &Value, args: Args<'_>) -> PyResult<()> {
    base_init(vm, own, args)?;
    let args = args.positional();
    expect_count(vm, args, 4)?;
    expect_str(vm, args, 0)?;
    let (start, end) = (as_position(vm, &args[1])?, as_position(vm, &args[2])?);
    expect_str(vm, args, 3)?;
    set_all(own, [None, Some(args[0].clone()), Some(start), Some(end), Some(args[3].clone())]);
    Ok(())
}

/// What the texts are made of.
struct Parts {
    object: Value,
    start: i64,
    end: i64,
    encoding: String,
    reason: String,
}

impl Parts {
    fn of(vm: &Thread, own: &Value) -> PyResult<Option<Parts>> {
        let Some(object) = field(own, OBJECT) else { return Ok(None) };
        let position = |index: usize| field(own, index).as_ref().and_then(int::as_i64).unwrap_or(0);
        let text = |index: usize| -> PyResult<String> {
            match field(own, index) {
                Some(value) => Ok(vm.to_str(&value)?.to_string_lossy()),
                None => Ok("<NULL>".to_owned()),
            }
        };
        let (reason, encoding) = (text(REASON)?, text(ENCODING)?);
        Ok(Some(Parts { object, start: position(START), end: position(END), encoding, reason }))
    }

    /// Whether exactly one item of an object with `len` items is meant.
    fn is_single(&self, len: usize) -> bool {
        (0..len as i64).contains(&self.start)
            && (0..=len as i64).contains(&self.end)
            && self.end == self.start + 1
    }

    /// The only character that is meant, as an escape.
    fn character(&self) -> Option<String> {
        let object = self.object.downcast::<PyStr>()?;
        let code =
            object.text().get(usize::try_from(self.start).ok()?).filter(|_| self.is_single(object.len()))?;
        Some(match code {
            0..=0xFF => format!("\\x{code:02x}"),
            0x100..=0xFFFF => format!("\\u{code:04x}"),
            _ => format!("\\U{code:08x}"),
        })
    }
}

fn encode_str(vm: &Thread, own: &Value) -> PyResult {
    let Some(parts) = Parts::of(vm, own)? else { return vm.new_str("") };
    let Parts { start, end, encoding, reason, .. } = &parts;
    vm.new_str(&match parts.character() {
        Some(code) => {
            format!("'{encoding}' codec can't encode character '{code}' in position {start}: {reason}")
        }
        None => {
            format!("'{encoding}' codec can't encode characters in position {start}-{}: {reason}", end - 1)
        }
    })
}

fn decode_str(vm: &Thread, own: &Value) -> PyResult {
    let Some(parts) = Parts::of(vm, own)? else { return vm.new_str("") };
    let Parts { start, end, encoding, reason, .. } = &parts;
    if parts.object.ty().slots().subscript.is_some() && parts.is_single(vm.length(&parts.object)?) {
        let byte = vm.get_item(&parts.object, &int::from_i64(vm, *start)?)?;
        if let Some(byte) = int::as_i64(&byte) {
            return vm.new_str(&format!(
                "'{encoding}' codec can't decode byte 0x{byte:02x} in position {start}: {reason}"
            ));
        }
    }
    let last = end - 1;
    vm.new_str(&format!("'{encoding}' codec can't decode bytes in position {start}-{last}: {reason}"))
}

fn translate_str(vm: &Thread, own: &Value) -> PyResult {
    let Some(parts) = Parts::of(vm, own)? else { return vm.new_str("") };
    let Parts { start, end, reason, .. } = &parts;
    vm.new_str(&match parts.character() {
        Some(code) => format!("can't translate character '{code}' in position {start}: {reason}"),
        None => format!("can't translate characters in position {start}-{}: {reason}", end - 1),
    })
}

/// The error for text that cannot be UTF-8.
pub fn surrogate_encode_error(vm: &Thread, text: &PyStr) -> Raised {
    let is_surrogate = |code: &u32| (0xD800..0xE000).contains(code);
    let start = text.text().iter().position(|code| is_surrogate(&code)).unwrap_or(0);
    let count = text.text().iter().skip(start).take_while(is_surrogate).count();
    let make = || -> PyResult {
        let args = [
            vm.new_str("utf-8")?,
            crate::object::to_value(text),
            int::from_usize(vm, start)?,
            int::from_usize(vm, start + count)?,
            vm.new_str("surrogates not allowed")?,
        ];
        super::instantiate(vm, &UNICODE_ENCODE_ERROR, &args)
    };
    match make() {
        Ok(exception) => vm.raise_value(exception),
        Err(raised) => raised,
    }
}
