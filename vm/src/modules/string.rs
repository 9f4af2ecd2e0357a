//! The module `_string`: what `string.Formatter` needs of the parser of `str.format`.

use crate::builtins::int;
use crate::builtins::iter;
use crate::builtins::str::PyStr;
use crate::class::PyType;
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, method};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::modules::ModuleSpec;
use crate::object::{Object, Payload, Ref};
use crate::text::Text;
use crate::text::field_name::{Access, Accesses, FieldError, First, Template, split_name};
use crate::thread::Thread;
use crate::value::Value;
use std::cell::Cell;
use std::ops::Range;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_string",
    doc: "string helper module",
    functions: &[
        method(
            "formatter_field_name_split",
            "($self, object, /)",
            "Split the argument as a field name.",
            split,
        ),
        method("formatter_parser", "($self, object, /)", "Parse the argument as a format string.", parser),
    ],
    ..ModuleSpec::NEW
};

fn expect_str(vm: &Thread, value: &Value) -> PyResult<Ref<PyStr>> {
    match value.downcast::<PyStr>() {
        Some(text) => Ok(Ref::borrowed(text)),
        None => Err(vm.type_error(format!("expected str, got {}", vm.qualified_type_name(value.ty())?))),
    }
}

/// Walks a format string.
#[repr(C)]
pub struct PyFormatterIterator {
    object: Object,
    text: Ref<PyStr>,
    at: Cell<usize>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyFormatterIterator {
    const TYPE: &'static PyType = &FORMATTER_ITERATOR;
}

pub static FORMATTER_ITERATOR: PyType = PyType::from_spec(&TypeSpec {
    name: "formatteriterator",
    slots: Slots { iter: Some(iter::itself), iternext: Some(next_piece), ..Slots::NONE },
    ..TypeSpec::container::<PyFormatterIterator>()
});

impl Trace for PyFormatterIterator {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit_ref(&*self.text);
    }
}

fn parser(vm: &Thread, args: &[Value]) -> PyResult {
    let iterator = vm.heap().allocate(PyFormatterIterator {
        object: Object::new(&FORMATTER_ITERATOR),
        text: expect_str(vm, &args[1])?,
        at: Cell::new(0),
    })?;
    vm.heap().track(iterator.as_object());
    Ok(iterator.into_value())
}

fn field_error(vm: &Thread, error: FieldError) -> crate::error::Raised {
    vm.value_error(error.message())
}

fn next_piece(vm: &Thread, iterator: &Value) -> PyResult<Option<Value>> {
    let Some(own) = iterator.downcast::<PyFormatterIterator>() else { return Ok(None) };
    let text = own.text.text();
    let mut template = Template::within(text, own.at.get()..text.len());
    let piece = template.next_piece();
    own.at.set(template.position());
    let Some(piece) = piece.map_err(|error| field_error(vm, error))? else { return Ok(None) };
    let part = |range: Range<usize>| vm.new_text(text.slice(range));
    let literal = part(piece.literal)?;
    let items = match piece.field {
        None => [literal, Value::NONE, Value::NONE, Value::NONE],
        Some(field) => {
            let conversion = match field.conversion {
                Some(code) => vm.new_text(Text::Ucs4(&[code]))?,
                None => Value::NONE,
            };
            [literal, part(field.name)?, part(field.spec)?, conversion]
        }
    };
    vm.new_tuple(&items).map(Some)
}

/// Walks what follows the first part of a field's name.
#[repr(C)]
pub struct PyFieldNameIterator {
    object: Object,
    text: Ref<PyStr>,
    at: Cell<usize>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyFieldNameIterator {
    const TYPE: &'static PyType = &FIELD_NAME_ITERATOR;
}

pub static FIELD_NAME_ITERATOR: PyType = PyType::from_spec(&TypeSpec {
    name: "fieldnameiterator",
    slots: Slots { iter: Some(iter::itself), iternext: Some(next_access), ..Slots::NONE },
    ..TypeSpec::container::<PyFieldNameIterator>()
});

impl Trace for PyFieldNameIterator {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit_ref(&*self.text);
    }
}

fn split(vm: &Thread, args: &[Value]) -> PyResult {
    let name = expect_str(vm, &args[1])?;
    let text = name.text();
    let (first, rest) = split_name(text, 0..text.len(), None).map_err(|error| field_error(vm, error))?;
    let first = match first {
        First::Index(index) => int::from_usize(vm, index)?,
        First::Key(key) => vm.new_text(text.slice(key))?,
    };
    let at = Cell::new(rest.position());
    let iterator = vm.heap().allocate(PyFieldNameIterator {
        object: Object::new(&FIELD_NAME_ITERATOR),
        text: name.clone(),
        at,
    })?;
    vm.heap().track(iterator.as_object());
    vm.new_tuple(&[first, iterator.into_value()])
}

fn next_access(vm: &Thread, iterator: &Value) -> PyResult<Option<Value>> {
    let Some(own) = iterator.downcast::<PyFieldNameIterator>() else { return Ok(None) };
    let text = own.text.text();
    let mut accesses = Accesses::within(text, own.at.get()..text.len());
    let access = accesses.next_access();
    own.at.set(accesses.position());
    let Some(access) = access.map_err(|error| field_error(vm, error))? else { return Ok(None) };
    let (is_attribute, part) = match access {
        Access::Attribute(name) => (true, vm.new_text(text.slice(name))?),
        Access::Index(index) => (false, int::from_usize(vm, index)?),
        Access::Key(key) => (false, vm.new_text(text.slice(key))?),
    };
    vm.new_tuple(&[Value::bool(is_attribute), part]).map(Some)
}
