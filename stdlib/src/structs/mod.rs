//! `_struct`: values in bytes, as C has them.

mod class;
mod format;
mod values;

use class::{PyStruct, new_iterator};
use format::{Format, FormatError};
use rustc_hash::FxHashMap;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use taipan_vm::buffer::flags;
use taipan_vm::builtins::bytes::{BytesDraft, PyBytes};
use taipan_vm::builtins::module::PyModule;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::{exceptions, int};
use taipan_vm::call::{Args, no_keywords};
use taipan_vm::class::spec::{MethodDef, method, variadic};
use taipan_vm::class::{ready, statics};
use taipan_vm::codecs;
use taipan_vm::collections::Buf;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::heap::NoMemory;
use taipan_vm::modules::ModuleSpec;
use taipan_vm::protocol::number;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_struct",
    doc: "Functions to convert between Python values and C structs, which are bytes.\n\nA format string says what is in them. Its first \
          character may be '@' (the machine's order, sizes and\nalignment, which is the default), '=' (its order), '<' (little-endian), \
          '>' or '!' (big-endian, as on the\nnetwork), all but the first with standard sizes and without alignment. Then come codes with \
          optional\ncounts: x pad byte, c char, b B signed and unsigned byte, ? bool, h H short, i I int, l L long,\nq Q long long, n N \
          ssize_t and size_t, P pointer, e f d half, single and double float, F D complex,\ns bytes of that length, p the same with a \
          count in front. White space is ignored.",
    functions: FUNCTIONS,
    types: &[&class::TYPE],
    init: Some(init),
    ..ModuleSpec::NEW
};

static FUNCTIONS: &[MethodDef] = &[
    method("_clearcache", "()", "Clear the internal cache.", |vm, _| {
        vm.interp().module_states.get::<State>().formats.borrow_mut().clear();
        Ok(Value::NONE)
    }),
    method(
        "calcsize",
        "(format, /)",
        "Return size in bytes of the struct described by the format string.",
        |vm, args| int::from_usize(vm, cached(vm, &args[0])?.size),
    ),
    method(
        "iter_unpack",
        "(format, buffer, /)",
        "Return an iterator of tuples, each unpacked from as many bytes as the format has.",
        |vm, args| new_iterator(vm, cached(vm, &args[0])?, &args[1]),
    ),
    variadic(
        "pack",
        "",
        "pack(format, v1, v2, ...) -> bytes\n\nReturn a bytes object containing the values v1, v2, ... packed according to\nthe format \
         string.",
        |vm, args| {
            no_keywords(vm, "_struct.pack", args)?;
            let (format, values) = with_format(vm, args)?;
            pack(vm, &format, values)
        },
    ),
    variadic(
        "pack_into",
        "",
        "pack_into(format, buffer, offset, v1, v2, ...)\n\nPack the values v1, v2, ... and write them into the writable buffer,\nstarting \
         at offset.",
        |vm, args| {
            no_keywords(vm, "_struct.pack_into", args)?;
            let (format, rest) = with_format(vm, args)?;
            pack_into(vm, &format, rest)
        },
    ),
    method(
        "unpack",
        "(format, buffer, /)",
        "Return a tuple of the values in the buffer, which must have as many bytes as the format.",
        |vm, args| unpack(vm, &*cached(vm, &args[0])?, &args[1]),
    ),
    method(
        "unpack_from",
        "(format, /, buffer, offset=0)",
        "Return a tuple of the values in the buffer from an offset on.",
        |vm, args| unpack_from(vm, &*cached(vm, &args[0])?, &args[1], &args[2]),
    ),
];

/// What the functions of the module remember.
#[derive(Default)]
pub struct State {
    formats: RefCell<FxHashMap<Box<[u8]>, Rc<Format>>>,
    /// The string that named a format last, and what it named.
    last: RefCell<Option<(Value, Rc<Format>)>>,
    error: Cell<Option<Value>>,
}

/// No more formats than this are remembered, and no longer ones.
const MOST_FORMATS: usize = 100;
const LONGEST_FORMAT: usize = 64;

fn init(vm: &Thread, module: &PyModule) -> PyResult<()> {
    ready::ready_all(std::iter::once(&class::ITERATOR));
    module.dict().set_str(statics::intern("error"), error_class(vm)?)
}

/// `struct.error`, of this VM.
fn error_class(vm: &Thread) -> PyResult {
    let state = vm.interp().module_states.get::<State>();
    let class = match state.error.take() {
        Some(class) => class,
        None => crate::exception_class::make(vm, "struct", "error", &exceptions::EXCEPTION)?,
    };
    state.error.set(Some(class.clone()));
    Ok(class)
}

/// Raises `struct.error`.
#[cold]
pub fn struct_error(vm: &Thread, text: &str) -> Raised {
    let raise = || {
        let class = error_class(vm)?;
        let exception = vm.call(&class, &[vm.new_str(text)?])?;
        Ok(vm.raise_value(exception))
    };
    raise().unwrap_or_else(|raised| raised)
}

/// The text of a format argument.
fn text_of(vm: &Thread, value: &Value) -> PyResult<Buf<u8>> {
    if let Some(bytes) = value.downcast::<PyBytes>() {
        return Ok(Buf::from_slice(bytes.as_bytes())?);
    }
    let Some(text) = value.downcast::<PyStr>() else {
        let name = value.ty().name();
        return Err(
            vm.type_error(format!("Struct() argument 1 must be a str or bytes object, not {name:.200}"))
        );
    };
    match text.as_ascii() {
        Some(text) => Ok(Buf::from_slice(text.as_bytes())?),
        None => {
            let ascii = vm.new_str("ascii")?;
            let bytes = codecs::encode_object(vm, text, ascii.downcast(), None)?;
            let bytes = bytes.downcast::<PyBytes>().map_or(&[][..], PyBytes::as_bytes);
            Ok(Buf::from_slice(bytes)?)
        }
    }
}

fn parse(vm: &Thread, text: &[u8]) -> PyResult<Rc<Format>> {
    match Format::parse(text) {
        Ok(format) => Ok(Rc::new(format)),
        Err(FormatError::NoMemory) => Err(NoMemory.into()),
        Err(FormatError::Text(text)) => Err(struct_error(vm, text)),
    }
}

/// The format that an argument describes.
fn cached(vm: &Thread, value: &Value) -> PyResult<Rc<Format>> {
    let state = vm.interp().module_states.get::<State>();
    if let Some((last, format)) = &*state.last.borrow()
        && last.is(value)
    {
        return Ok(format.clone());
    }
    let format = named(vm, value, &state)?;
    if value.downcast_exact::<PyStr>().is_some() {
        let last = state.last.replace(Some((value.clone(), format.clone())));
        drop(last);
    }
    Ok(format)
}

/// A format that another object has named last.
fn named(vm: &Thread, value: &Value, state: &State) -> PyResult<Rc<Format>> {
    let known = match (value.downcast::<PyStr>().and_then(PyStr::as_ascii), value.downcast::<PyBytes>()) {
        (Some(text), _) => state.formats.borrow().get(text.as_bytes()).cloned(),
        (None, Some(bytes)) => state.formats.borrow().get(bytes.as_bytes()).cloned(),
        _ => None,
    };
    if let Some(format) = known {
        return Ok(format);
    }
    let text = text_of(vm, value)?;
    let format = parse(vm, &text)?;
    if text.len() <= LONGEST_FORMAT {
        let mut formats = state.formats.borrow_mut();
        if formats.len() >= MOST_FORMATS {
            formats.clear();
        }
        formats.insert(Box::from(&*text), format.clone());
    }
    Ok(format)
}

/// The format, which is the first argument, and the others.
fn with_format<'a>(vm: &Thread, args: Args<'a>) -> PyResult<(Rc<Format>, &'a [Value])> {
    match args.positional() {
        [format, rest @ ..] => Ok((cached(vm, format)?, rest)),
        [] => Err(vm.type_error("missing format argument")),
    }
}

fn check_count(vm: &Thread, name: &str, format: &Format, given: usize) -> PyResult<()> {
    if given == format.values {
        return Ok(());
    }
    let text = format!("{name} expected {} items for packing (got {given})", format.values);
    Err(struct_error(vm, &text))
}

/// Room for that many bytes, all zero: on the native stack if they are few.
fn with_room<R>(size: usize, work: impl FnOnce(&mut [u8]) -> PyResult<R>) -> PyResult<R> {
    const FEW: usize = 128;
    if size <= FEW {
        return work(&mut [0; FEW][..size]);
    }
    work(&mut Buf::filled(0, size)?)
}

fn pack(vm: &Thread, format: &Format, values: &[Value]) -> PyResult {
    check_count(vm, "pack", format, values.len())?;
    if format.size < 2 {
        return with_room(format.size, |room| {
            format.pack(vm, values, room)?;
            vm.new_bytes(room)
        });
    }
    let mut draft = BytesDraft::new(vm, format.size)?;
    format.pack(vm, values, draft.zeros(format.size))?;
    Ok(draft.finish().into_value())
}

/// The offset from a buffer's start; `what` is done there, in words for the messages.
fn place(vm: &Thread, offset: isize, size: usize, len: usize, name: &str, what: &str) -> PyResult<usize> {
    let mut from = offset;
    if offset < 0 {
        if offset + size as isize > 0 {
            let how = if what == "packing" { "no space to pack" } else { "not enough data to unpack" };
            return Err(struct_error(vm, &format!("{how} {size} bytes at offset {offset}")));
        }
        if offset + (len as isize) < 0 {
            return Err(struct_error(vm, &format!("offset {offset} out of range for {len}-byte buffer")));
        }
        from += len as isize;
    }
    let from = from as usize;
    if len < from || len - from < size {
        return Err(struct_error(
            vm,
            &format!(
                "{name} requires a buffer of at least {} bytes for {what} {size} bytes at offset {from} (actual buffer size is {len})",
                size.saturating_add(from)
            ),
        ));
    }
    Ok(from)
}

/// `pack_into` with buffer, offset and values as arguments.
fn pack_into(vm: &Thread, format: &Format, args: &[Value]) -> PyResult {
    let (buffer, offset, values) = match args {
        [buffer, offset, values @ ..] => (buffer, offset, values),
        [_] => return Err(struct_error(vm, "pack_into expected offset argument")),
        [] => return Err(struct_error(vm, "pack_into expected buffer argument")),
    };
    check_count(vm, "pack_into", format, values.len())?;
    let buffer = match vm.get_buffer(buffer, flags::WRITABLE) {
        Ok(buffer) => buffer,
        Err(_)
            if vm.raised_matches(&exceptions::TYPE_ERROR) || vm.raised_matches(&exceptions::BUFFER_ERROR) =>
        {
            vm.clear_raised();
            let name = buffer.argument_type();
            return Err(
                vm.type_error(format!("argument must be read-write bytes-like object, not {name:.50}"))
            );
        }
        Err(raised) => return Err(raised),
    };
    let offset = number::to_isize(vm, offset)?;
    let len = buffer.as_bytes().len();
    let from = place(vm, offset, format.size, len, "pack_into", "packing")?;
    with_room(format.size, |room| {
        let packed = format.pack(vm, values, room);
        // SAFETY: the buffer keeps its memory while it lives, and no other slice of it is in use.
        let bytes = unsafe { buffer.as_bytes_mut() };
        bytes[from..][..format.size].copy_from_slice(room);
        packed
    })?;
    Ok(Value::NONE)
}

fn unpack(vm: &Thread, format: &Format, buffer: &Value) -> PyResult {
    let bytes = vm.bytes_like(buffer)?;
    if bytes.len() != format.size {
        return Err(struct_error(vm, &format!("unpack requires a buffer of {} bytes", format.size)));
    }
    format.unpack(vm, &bytes)
}

fn unpack_from(vm: &Thread, format: &Format, buffer: &Value, offset: &Value) -> PyResult {
    let bytes = vm.bytes_like(buffer)?;
    let offset = if offset.is_unbound() { 0 } else { vm.size_argument(offset)? };
    let from = place(vm, offset, format.size, bytes.len(), "unpack_from", "unpacking")?;
    format.unpack(vm, &bytes[from..][..format.size])
}

/// The format of an object of the class.
fn format_of(vm: &Thread, value: &Value) -> PyResult<Rc<Format>> {
    let own = value.downcast::<PyStruct>().and_then(PyStruct::format);
    own.ok_or_else(|| vm.runtime_error("Struct object is not initialized"))
}
