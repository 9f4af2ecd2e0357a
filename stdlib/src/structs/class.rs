//! The class `Struct`, a format that is parsed once, and the iterator of `iter_unpack`.

use super::format::Format;
use super::{format_of, pack, pack_into, parse, struct_error, text_of, unpack, unpack_from};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use taipan_vm::buffer::{Buffer, flags as buffer_flags};
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::{int, iter};
use taipan_vm::call::{Args, bind, no_keywords};
use taipan_vm::class::create::allocate_instance;
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{MethodDef, TypeSpec, getter, method, parameters, variadic};
use taipan_vm::class::{PyType, flags};
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::heap::Tracer;
use taipan_vm::object::{Object, Payload};
use taipan_vm::text::Text;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

#[repr(C)]
pub struct PyStruct {
    object: Object,
    /// Absent until `__init__` has run.
    parsed: RefCell<Option<(Rc<Format>, Buf<u8>)>>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyStruct {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_struct.Struct",
    doc: "Create a compiled struct object.\n\nReturn a new Struct object which writes and reads binary data according to\nthe format \
          string.",
    flags: flags::BASETYPE,
    slots: Slots {
        getattro: Some(taipan_vm::class::lookup::generic_getattr),
        setattro: Some(taipan_vm::class::lookup::generic_setattr),
        repr: Some(repr),
        new: Some(|vm, ty, _| {
            Ok(allocate_instance(vm, ty, |object| PyStruct { object, parsed: RefCell::new(None) })?
                .into_value())
        }),
        init: Some(init),
        ..Slots::NONE
    },
    methods: &[
        method("iter_unpack", "($self, buffer, /)", "Return an iterator of tuples.", |vm, args| {
            new_iterator(vm, format_of(vm, &args[0])?, &args[1])
        }),
        variadic("pack", "", "S.pack(v1, v2, ...) -> bytes", |vm, args| {
            no_keywords(vm, "Struct.pack", args)?;
            let (own, args) = with_self(vm, args, "pack")?;
            pack(vm, &*format_of(vm, own)?, args)
        }),
        variadic("pack_into", "", "S.pack_into(buffer, offset, v1, v2, ...)", |vm, args| {
            no_keywords(vm, "Struct.pack_into", args)?;
            let (own, args) = with_self(vm, args, "pack_into")?;
            pack_into(vm, &*format_of(vm, own)?, args)
        }),
        method("unpack", "($self, buffer, /)", "Return a tuple containing unpacked values.", |vm, args| {
            unpack(vm, &*format_of(vm, &args[0])?, &args[1])
        }),
        method(
            "unpack_from",
            "($self, /, buffer, offset=0)",
            "Return a tuple containing the values from an offset on.",
            |vm, args| unpack_from(vm, &*format_of(vm, &args[0])?, &args[1], &args[2]),
        ),
        method("__sizeof__", "($self, /)", "Returns size in memory, in bytes.", |vm, args| {
            let items = format_of(vm, &args[0])?.items.len();
            int::from_usize(vm, size_of::<PyStruct>() + items * size_of::<super::format::Item>())
        }),
    ],
    getset: &[
        getter("format", "struct format string", text),
        getter("size", "struct size in bytes", |vm, value| match own(value).format() {
            Some(format) => int::from_usize(vm, format.size),
            None => Ok(int::small(-1)),
        }),
    ],
    ..TypeSpec::leaf::<PyStruct>()
});

static INIT: MethodDef = parameters("Struct", "(format)");

fn own(value: &Value) -> &PyStruct {
    value.downcast().expect("a method of Struct gets one")
}

impl PyStruct {
    pub fn format(&self) -> Option<Rc<Format>> {
        self.parsed.borrow().as_ref().map(|(format, _)| format.clone())
    }
}

fn with_self<'a>(vm: &Thread, args: Args<'a>, name: &str) -> PyResult<(&'a Value, &'a [Value])> {
    match args.positional() {
        [own, rest @ ..] => Ok((own, rest)),
        [] => Err(vm.type_error(format!("unbound method Struct.{name}() needs an argument"))),
    }
}

fn init(vm: &Thread, value: &Value, args: Args<'_>) -> PyResult<()> {
    bind(vm, &INIT, args, |args| {
        let text = text_of(vm, &args[0])?;
        let format = parse(vm, &text)?;
        let old = own(value).parsed.replace(Some((format, text)));
        drop(old);
        Ok(())
    })
}

fn text(vm: &Thread, value: &Value) -> PyResult {
    match &*own(value).parsed.borrow() {
        Some((_, text)) => Ok(PyStr::from_compact_text(vm.heap(), Text::Ascii(text))?.into_value()),
        None => Err(vm.runtime_error("Struct object is not initialized")),
    }
}

fn repr(vm: &Thread, value: &Value) -> PyResult {
    let shown = vm.repr(&text(vm, value)?)?;
    let name = value.ty().name();
    let name = name.rsplit_once('.').map_or(name, |(_, name)| name);
    vm.format_str(&format!("{name}("), &shown, ")")
}

/// Tuples from parts of a buffer, one behind another.
#[repr(C)]
pub struct PyUnpackIterator {
    object: Object,
    format: Rc<Format>,
    /// Until the end is reached.
    buffer: RefCell<Option<Buffer>>,
    at: Cell<usize>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyUnpackIterator {
    const TYPE: &'static PyType = &ITERATOR;
}

pub static ITERATOR: PyType = PyType::from_spec(&TypeSpec {
    name: "_struct.unpack_iterator",
    flags: flags::NO_NEW,
    slots: Slots { iter: Some(iter::itself), iternext: Some(next), ..Slots::NONE },
    methods: &[method("__length_hint__", "($self, /)", "Return how many tuples are left.", |vm, args| {
        let Some(own) = args[0].downcast::<PyUnpackIterator>() else { return Ok(int::small(0)) };
        let len = own.buffer.borrow().as_ref().map_or(0, |buffer| buffer.view().len);
        int::from_usize(vm, (len - own.at.get().min(len)) / own.format.size)
    })],
    ..TypeSpec::container::<PyUnpackIterator>()
});

impl Trace for PyUnpackIterator {
    fn trace(&self, tracer: &mut Tracer) {
        if let Some(buffer) = &*self.buffer.borrow() {
            buffer.trace(tracer);
        }
    }
}

pub fn new_iterator(vm: &Thread, format: Rc<Format>, buffer: &Value) -> PyResult {
    if format.size == 0 {
        return Err(struct_error(vm, "cannot iteratively unpack with a struct of length 0"));
    }
    let buffer = vm.get_buffer(buffer, buffer_flags::SIMPLE)?;
    if !buffer.view().len.is_multiple_of(format.size) {
        let size = format.size;
        let text = format!("iterative unpacking requires a buffer of a multiple of {size} bytes");
        return Err(struct_error(vm, &text));
    }
    let iterator = vm.heap().allocate(PyUnpackIterator {
        object: Object::new(&ITERATOR),
        format,
        buffer: RefCell::new(Some(buffer)),
        at: Cell::new(0),
    })?;
    vm.heap().track(iterator.as_object());
    Ok(iterator.into_value())
}

fn next(vm: &Thread, iterator: &Value) -> PyResult<Option<Value>> {
    let Some(own) = iterator.downcast::<PyUnpackIterator>() else { return Ok(None) };
    let (at, size) = (own.at.get(), own.format.size);
    if let Some(buffer) = &*own.buffer.borrow()
        && let Some(bytes) = buffer.as_bytes().get(at..at + size)
    {
        own.at.set(at + size);
        return own.format.unpack(vm, bytes).map(Some);
    }
    let ended = own.buffer.take();
    drop(ended);
    Ok(None)
}
