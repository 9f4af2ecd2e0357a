//! The type `memoryview`: its table, attributes and remaining methods.

use super::{PyMemoryView, cast, compare, iterator, subscript};
use crate::buffer::{Buffer, View};
use crate::builtins::byte_string::hex::{hex_text, separator_byte};
use crate::builtins::generic_alias;
use crate::builtins::int;
use crate::builtins::str::PyStr;
use crate::call::{Args, bind};
use crate::class::slots::Slots;
use crate::class::spec::{GetSetDef, MethodDef, TypeSpec, getter, method, parameters, variadic};
use crate::class::{PyType, flags};
use crate::collections::Buf;
use crate::error::{PyResult, Raised};
use crate::protocol::argument::Which;
use crate::protocol::number;
use crate::thread::Thread;
use crate::value::Value;

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "memoryview",
    signature: "(object)",
    doc: "A view of the memory of an object that supports the buffer protocol.",
    flags: flags::BUILTIN | flags::SEQUENCE | flags::HAS_WEAKREFS,
    slots: Slots {
        repr: Some(repr),
        hash: Some(compare::hash),
        richcompare: Some(compare::richcompare),
        iter: Some(iterator::new),
        new: Some(new),
        buffer: Some(export),
        release_buffer: Some(end_export),
        length: Some(length),
        item: Some(subscript::item),
        subscript: Some(subscript::subscript),
        ass_subscript: Some(subscript::assign),
        ..Slots::NONE
    },
    methods: &[
        method("__class_getitem__", "($type, object, /)", "See PEP 585", generic_alias::class_getitem)
            .classmethod(),
        method("__enter__", "($self, /)", "", enter),
        variadic("__exit__", "($self, /, *exc_info)", "", exit),
        method(
            "_from_flags",
            "($type, /, object, flags)",
            "Create a memoryview with the flags given.",
            from_flags,
        )
        .classmethod(),
        method(
            "cast",
            "($self, /, format, shape=<unrepresentable>)",
            "Cast to another format or shape.",
            cast::cast,
        ),
        method("count", "($self, value, /)", "Count the number of occurrences of a value.", count),
        method(
            "hex",
            "($self, /, sep=<unrepresentable>, bytes_per_sep=1)",
            "Hexadecimal digits of all bytes.",
            hex,
        ),
        method(
            "index",
            "($self, value, start=0, stop=sys.maxsize, /)",
            "Return the index of the first occurrence of a value.",
            index,
        ),
        method("release", "($self, /)", "Release the buffer that the memoryview exposes.", release),
        method("tobytes", "($self, /, order='C')", "Return the data as bytes.", tobytes),
        method("tolist", "($self, /)", "Return the data as a list of elements.", |vm, args| {
            subscript::to_list(vm, as_memory(&args[0]).view(vm)?)
        }),
        method("toreadonly", "($self, /)", "Return a readonly version of the memoryview.", toreadonly),
    ],
    getset: GETSET,
    ..TypeSpec::container::<PyMemoryView>()
});

static GETSET: &[GetSetDef] = &[
    getter("obj", "The underlying object of the memoryview.", |vm, own| {
        as_memory(own).view(vm)?;
        Ok(as_memory(own).exporter().unwrap_or(Value::NONE))
    }),
    getter(
        "nbytes",
        "The amount of space in bytes that the array would use in a contiguous representation.",
        |vm, own| int::from_usize(vm, as_memory(own).view(vm)?.len),
    ),
    getter("readonly", "A bool indicating whether the memory is read only.", |vm, own| {
        Ok(Value::bool(as_memory(own).view(vm)?.readonly))
    }),
    getter("itemsize", "The size in bytes of each element of the memoryview.", |vm, own| {
        int::from_usize(vm, as_memory(own).view(vm)?.itemsize)
    }),
    getter(
        "format",
        "A string containing the format (in struct module style) for each element.",
        |vm, own| vm.new_str(as_memory(own).view(vm)?.format.as_deref().unwrap_or("B")),
    ),
    getter(
        "ndim",
        "An integer indicating how many dimensions of a multi-dimensional array the memory represents.",
        |vm, own| int::from_usize(vm, as_memory(own).view(vm)?.ndim()),
    ),
    getter(
        "shape",
        "A tuple of ndim integers giving the shape of the memory as an N-dimensional array.",
        |vm, own| sizes(vm, &as_memory(own).view(vm)?.shape),
    ),
    getter(
        "strides",
        "A tuple of ndim integers giving the size in bytes to access each element for each dimension.",
        |vm, own| sizes(vm, &as_memory(own).view(vm)?.strides),
    ),
    getter("suboffsets", "A tuple of integers used internally for PIL-style arrays.", |vm, own| {
        as_memory(own).view(vm)?;
        Ok(vm.empty_tuple()?.into_value())
    }),
    getter("c_contiguous", "A bool indicating whether the memory is C contiguous.", |vm, own| {
        Ok(Value::bool(as_memory(own).view(vm)?.is_c_contiguous()))
    }),
    getter("f_contiguous", "A bool indicating whether the memory is Fortran contiguous.", |vm, own| {
        Ok(Value::bool(as_memory(own).view(vm)?.is_f_contiguous()))
    }),
    getter("contiguous", "A bool indicating whether the memory is contiguous.", |vm, own| {
        Ok(Value::bool(as_memory(own).view(vm)?.is_contiguous()))
    }),
];

/// The payload of a value whose type's slots are these.
#[inline(always)]
fn as_memory(value: &Value) -> &PyMemoryView {
    value.downcast().expect("a memoryview's slot gets one")
}

static PARAMETERS: MethodDef = parameters("memoryview", "(object)");

fn new(vm: &Thread, _: &PyType, args: Args<'_>) -> PyResult {
    bind(vm, &PARAMETERS, args, |args| Ok(PyMemoryView::of_object(vm, &args[0])?.into_value()))
}

fn repr(vm: &Thread, own: &Value) -> PyResult {
    let state = if as_memory(own).is_released() { "released " } else { "" };
    vm.new_str(&format!("<{state}memory at {:#x}>", own.id()))
}

fn export(vm: &Thread, own: &Value, asked: u32) -> PyResult<Buffer> {
    let memory = as_memory(own);
    let view = memory.view(vm)?;
    memory.check_restricted(vm)?;
    let view = view.clone().fit(vm, asked)?;
    memory.exports.set(memory.exports.get() + 1);
    Ok(Buffer::new(view, own.clone()))
}

fn end_export(_: &Thread, own: &Value, _: &Buffer) {
    let memory = as_memory(own);
    memory.exports.set(memory.exports.get() - 1);
}

fn length(vm: &Thread, own: &Value) -> PyResult<usize> {
    match as_memory(own).view(vm)?.shape.first() {
        Some(&count) => Ok(count as usize),
        None => Err(vm.type_error("0-dim memory has no length")),
    }
}

fn sizes(vm: &Thread, sizes: &[isize]) -> PyResult {
    let mut items = Vec::with_capacity(sizes.len());
    for &size in sizes {
        items.push(int::from_i64(vm, size as i64)?);
    }
    vm.new_tuple(&items)
}

fn enter(vm: &Thread, args: &[Value]) -> PyResult {
    as_memory(&args[0]).view(vm)?;
    Ok(args[0].clone())
}

fn exit(vm: &Thread, args: Args<'_>) -> PyResult {
    match args.positional().first().and_then(Value::downcast::<PyMemoryView>) {
        Some(memory) => {
            memory.release(vm)?;
            Ok(Value::NONE)
        }
        None => Err(vm.type_error("unbound method memoryview.__exit__() needs an argument")),
    }
}

fn release(vm: &Thread, args: &[Value]) -> PyResult {
    as_memory(&args[0]).release(vm)?;
    Ok(Value::NONE)
}

fn from_flags(vm: &Thread, args: &[Value]) -> PyResult {
    let asked = vm.c_int_argument(&args[2])?;
    Ok(PyMemoryView::of_object_by(vm, &args[1], asked as u32)?.into_value())
}

fn toreadonly(vm: &Thread, args: &[Value]) -> PyResult {
    let memory = as_memory(&args[0]);
    let view = memory.view(vm)?;
    memory.check_restricted(vm)?;
    Ok(memory.derive(vm, View { readonly: true, ..view.clone() })?.into_value())
}

fn tobytes(vm: &Thread, args: &[Value]) -> PyResult {
    let memory = as_memory(&args[0]);
    let order = match &args[1] {
        order if order.is_unbound() || order.is_none() => "C",
        order => match order.downcast::<PyStr>() {
            Some(order) => order.as_ascii().unwrap_or("?"),
            None => return Err(vm.bad_argument("tobytes", Which::Named("order"), "str or None", order)),
        },
    };
    let view = memory.view(vm)?;
    let fortran = match order {
        "C" => false,
        "F" => true,
        "A" => view.is_f_contiguous() && !view.is_c_contiguous(),
        _ => return Err(vm.value_error("order must be 'C', 'F' or 'A'")),
    };
    if !fortran && view.is_c_contiguous() {
        // SAFETY: a contiguous view that is not released.
        return vm.new_bytes(unsafe { view.contiguous() });
    }
    let mut bytes = Buf::new();
    view.copy_to(fortran, &mut bytes)?;
    vm.finish_bytes(bytes)
}

fn hex(vm: &Thread, args: &[Value]) -> PyResult {
    let group = if args[2].is_unbound() { 1 } else { vm.c_int_argument(&args[2])? as isize };
    let memory = as_memory(&args[0]);
    memory.view(vm)?;
    let separator = match &args[1] {
        missing if missing.is_unbound() => None,
        given => Some(memory.held(|| separator_byte(vm, given))?),
    };
    let view = memory.view(vm)?;
    if view.is_c_contiguous() {
        // SAFETY: a contiguous view that is not released; nothing runs that could change that.
        return hex_text(vm, unsafe { view.contiguous() }, separator, group);
    }
    let mut bytes = Buf::new();
    view.copy_to(false, &mut bytes)?;
    hex_text(vm, &bytes, separator, group)
}

fn count(vm: &Thread, args: &[Value]) -> PyResult {
    let iterator = vm.get_iter(&args[0])?;
    let mut count = 0;
    while let Some(item) = vm.iter_next(&iterator)? {
        if vm.equals(&item, &args[1])? {
            count += 1;
        }
    }
    int::from_usize(vm, count)
}

/// A bound of `index`, where `None` is none.
fn bound(vm: &Thread, value: &Value, default: isize) -> PyResult<isize> {
    if value.is_unbound() {
        return Ok(default);
    }
    if !value.is_small() && value.ty().slots().index.is_none() {
        return Err(vm.type_error("slice indices must be integers or have an __index__ method"));
    }
    number::to_isize_clipped(vm, value)
}

fn index(vm: &Thread, args: &[Value]) -> PyResult {
    let (start, stop) = (bound(vm, &args[2], 0)?, bound(vm, &args[3], isize::MAX)?);
    let view = as_memory(&args[0]).view(vm)?;
    let count = match view.shape[..] {
        [] => return Err(vm.type_error("invalid lookup on 0-dim memory")),
        [count] => count,
        _ => return Err(vm.not_implemented_error("multi-dimensional lookup is not implemented")),
    };
    let clip = |index: isize| if index < 0 { index.saturating_add(count).max(0) } else { index };
    let not_found = || -> Raised { vm.value_error("memoryview.index(x): x not found") };
    let (start, stop) = (clip(start), clip(stop).min(count));
    for at in start..stop {
        let item = subscript::item(vm, &args[0], at)?;
        if vm.equals(&item, &args[1])? {
            return int::from_i64(vm, at as i64);
        }
    }
    Err(not_found())
}
