//! `string.templatelib.Template` and `Interpolation`: what a t-string makes (PEP 750).
//!
//! Invariant: a template has one string more than it has interpolations; they alternate, a string first and last.

use super::generic_alias::class_getitem;
use super::iter;
use super::str::PyStr;
use super::str::operators::{concat_str, empty};
use super::tuple::PyTuple;
use crate::call::{Args, bind};
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{Constant, MethodDef, TypeSpec, getter, method, parameters};
use crate::class::{PyType, statics};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::import::engine;
use crate::object::{Object, Payload, Ref};
use crate::protocol::argument::{Which, given};
use crate::text::TextBuf;
use crate::thread::Thread;
use crate::value::Value;
use std::cell::Cell;

#[repr(C)]
pub struct PyTemplate {
    object: Object,
    strings: Ref<PyTuple>,
    interpolations: Ref<PyTuple>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyTemplate {
    const TYPE: &'static PyType = &TEMPLATE;
}

pub static TEMPLATE: PyType = PyType::from_spec(&TypeSpec {
    name: "string.templatelib.Template",
    doc: "What a template string literal makes: strings, and interpolations between them.",
    slots: Slots {
        repr: Some(template_repr),
        iter: Some(template_iter),
        new: Some(template_new),
        concat: Some(concat),
        ..Slots::NONE
    },
    methods: &[
        method("__reduce__", "($self, /)", "", template_reduce),
        method(
            "__class_getitem__",
            "($type, object, /)",
            "Template supports [] for generic usage",
            class_getitem,
        )
        .classmethod(),
    ],
    getset: &[
        getter("strings", "Strings", |_, own| Ok(as_template(own).strings.to_value())).as_member(),
        getter("interpolations", "Interpolations", |_, own| Ok(as_template(own).interpolations.to_value()))
            .as_member(),
        getter("values", "Values of interpolations", values),
    ],
    ..TypeSpec::container::<PyTemplate>()
});

impl Trace for PyTemplate {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit_ref(&*self.strings);
        tracer.visit_ref(&*self.interpolations);
    }
}

fn as_template(value: &Value) -> &PyTemplate {
    value.downcast().expect("a template's slot gets one")
}

fn make(vm: &Thread, strings: Ref<PyTuple>, interpolations: Ref<PyTuple>) -> PyResult {
    let template =
        vm.heap().allocate(PyTemplate { object: Object::new(&TEMPLATE), strings, interpolations })?;
    vm.heap().track(template.as_object());
    Ok(template.into_value())
}

/// `BUILD_TEMPLATE`: both are tuples.
pub fn new_template(vm: &Thread, strings: Value, interpolations: Value) -> PyResult {
    let tuple = |value: Value| {
        Ref::<PyTuple>::try_from_value(value).map_err(|_| vm.system_error("a template is made of tuples"))
    };
    make(vm, tuple(strings)?, tuple(interpolations)?)
}

/// The parts of a template under construction: strings that follow one another become one.
#[derive(Default)]
struct Parts {
    strings: Vec<Value>,
    interpolations: Vec<Value>,
}

impl Parts {
    fn push_string(&mut self, vm: &Thread, string: &Value) -> PyResult<()> {
        if self.strings.len() == self.interpolations.len() {
            self.strings.push(string.clone());
        } else if let Some(last) = self.strings.last_mut()
            && let (Some(a), Some(b)) = (last.downcast::<PyStr>(), string.downcast::<PyStr>())
        {
            *last = concat_str(vm, a, b)?.into_value();
        }
        Ok(())
    }

    fn push_interpolation(&mut self, interpolation: &Value) {
        if self.strings.len() == self.interpolations.len() {
            self.strings.push(empty());
        }
        self.interpolations.push(interpolation.clone());
    }

    fn finish(mut self, vm: &Thread) -> PyResult {
        if self.strings.len() == self.interpolations.len() {
            self.strings.push(empty());
        }
        let strings = PyTuple::from_vec(vm, self.strings)?;
        make(vm, strings, PyTuple::from_vec(vm, self.interpolations)?)
    }
}

fn template_new(vm: &Thread, _: &PyType, args: Args<'_>) -> PyResult {
    if args.has_keywords() {
        return Err(vm.type_error("Template.__new__ only accepts *args arguments"));
    }
    let mut parts = Parts::default();
    for item in args.positional() {
        if item.downcast::<PyStr>().is_some() {
            parts.push_string(vm, item)?;
        } else if item.downcast::<PyInterpolation>().is_some() {
            parts.push_interpolation(item);
        } else {
            return Err(vm.type_error(format!(
                "Template.__new__ *args need to be of type 'str' or 'Interpolation', got {}",
                item.ty().name()
            )));
        }
    }
    parts.finish(vm)
}

fn template_repr(vm: &Thread, own: &Value) -> PyResult {
    let template = as_template(own);
    let mut out = TextBuf::new();
    out.push_str("Template(strings=")?;
    vm.push_repr(&mut out, template.strings.as_value())?;
    out.push_str(", interpolations=")?;
    vm.push_repr(&mut out, template.interpolations.as_value())?;
    out.push_str(")")?;
    vm.finish_text(out)
}

fn values(vm: &Thread, own: &Value) -> PyResult {
    let interpolations = as_template(own).interpolations.items();
    let values = interpolations.iter().filter_map(Value::downcast::<PyInterpolation>);
    Ok(PyTuple::from_vec(vm, values.map(|own| own.value.clone()).collect())?.into_value())
}

fn concat(vm: &Thread, left: &Value, right: &Value) -> PyResult {
    let (Some(a), Some(b)) = (left.downcast::<PyTemplate>(), right.downcast::<PyTemplate>()) else {
        return Err(vm.type_error(format!(
            "can only concatenate string.templatelib.Template (not \"{}\") to string.templatelib.Template",
            vm.qualified_type_name(right.ty())?
        )));
    };
    let mut parts = Parts::default();
    for template in [a, b] {
        for (index, string) in template.strings.items().iter().enumerate() {
            parts.push_string(vm, string)?;
            if let Some(interpolation) = template.interpolations.items().get(index) {
                parts.push_interpolation(interpolation);
            }
        }
    }
    parts.finish(vm)
}

fn template_reduce(vm: &Thread, args: &[Value]) -> PyResult {
    let template = as_template(&args[0]);
    let module = engine::import_absolute(vm, "string.templatelib")?;
    let unpickle = vm.get_attr_str(&module, "_template_unpickle")?;
    let parts = vm.new_tuple(&[template.strings.to_value(), template.interpolations.to_value()])?;
    vm.new_tuple(&[unpickle, parts])
}

/// `string.templatelib.TemplateIter`: strings that are not empty, and interpolations, in order.
#[repr(C)]
pub struct PyTemplateIterator {
    object: Object,
    template: Ref<PyTemplate>,
    /// Even for a string, odd for the interpolation behind it.
    next: Cell<usize>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyTemplateIterator {
    const TYPE: &'static PyType = &ITERATOR;
}

pub static ITERATOR: PyType = PyType::from_spec(&TypeSpec {
    name: "string.templatelib.TemplateIter",
    doc: "Walks the parts of a template.",
    slots: Slots { iter: Some(iter::itself), iternext: Some(iterator_next), ..Slots::NONE },
    ..TypeSpec::container::<PyTemplateIterator>()
});

impl Trace for PyTemplateIterator {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit_ref(&*self.template);
    }
}

fn template_iter(vm: &Thread, own: &Value) -> PyResult {
    let iterator = vm.heap().allocate(PyTemplateIterator {
        object: Object::new(&ITERATOR),
        template: Ref::borrowed(as_template(own)),
        next: Cell::new(0),
    })?;
    vm.heap().track(iterator.as_object());
    Ok(iterator.into_value())
}

fn iterator_next(_: &Thread, iterator: &Value) -> PyResult<Option<Value>> {
    let Some(own) = iterator.downcast::<PyTemplateIterator>() else { return Ok(None) };
    loop {
        let next = own.next.get();
        let parts = if next % 2 == 0 { &own.template.strings } else { &own.template.interpolations };
        let Some(part) = parts.items().get(next / 2) else { return Ok(None) };
        own.next.set(next + 1);
        if part.downcast::<PyStr>().is_none_or(|string| !string.is_empty()) {
            return Ok(Some(part.clone()));
        }
    }
}

#[repr(C)]
pub struct PyInterpolation {
    object: Object,
    value: Value,
    expression: Value,
    conversion: Value,
    format_spec: Value,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyInterpolation {
    const TYPE: &'static PyType = &INTERPOLATION;
}

pub static INTERPOLATION: PyType = PyType::from_spec(&TypeSpec {
    name: "string.templatelib.Interpolation",
    doc: "An expression in a template string: its value and text, a conversion, a format specification.",
    slots: Slots { repr: Some(interpolation_repr), new: Some(interpolation_new), ..Slots::NONE },
    methods: &[
        method("__reduce__", "($self, /)", "", interpolation_reduce),
        method(
            "__class_getitem__",
            "($type, object, /)",
            "Interpolation supports [] for generic usage",
            class_getitem,
        )
        .classmethod(),
    ],
    getset: &[
        getter("value", "Value", |_, own| Ok(as_interpolation(own).value.clone())).as_member(),
        getter("expression", "Expression", |_, own| Ok(as_interpolation(own).expression.clone())).as_member(),
        getter("conversion", "Conversion", |_, own| Ok(as_interpolation(own).conversion.clone())).as_member(),
        getter("format_spec", "Format specifier", |_, own| Ok(as_interpolation(own).format_spec.clone()))
            .as_member(),
    ],
    constants: &[("__match_args__", Constant::Names(&["value", "expression", "conversion", "format_spec"]))],
    ..TypeSpec::container::<PyInterpolation>()
});

impl Trace for PyInterpolation {
    fn trace(&self, tracer: &mut Tracer) {
        for field in [&self.value, &self.expression, &self.conversion, &self.format_spec] {
            tracer.visit(field);
        }
    }
}

fn as_interpolation(value: &Value) -> &PyInterpolation {
    value.downcast().expect("an interpolation's slot gets one")
}

fn allocate(vm: &Thread, fields: [Value; 4]) -> PyResult {
    let [value, expression, conversion, format_spec] = fields;
    let interpolation = vm.heap().allocate(PyInterpolation {
        object: Object::new(&INTERPOLATION),
        value,
        expression,
        conversion,
        format_spec,
    })?;
    vm.heap().track(interpolation.as_object());
    Ok(interpolation.into_value())
}

/// `BUILD_INTERPOLATION`. The conversion is numbered as for f-strings: 0 none, 1 `s`, 2 `r`, 3 `a`.
pub fn new_interpolation(
    vm: &Thread,
    value: Value,
    expression: Value,
    conversion: u32,
    format_spec: Option<Value>,
) -> PyResult {
    let letter = |letter: u8| crate::object::to_value(statics::character(letter));
    let conversion = match conversion {
        1 => letter(b's'),
        2 => letter(b'r'),
        3 => letter(b'a'),
        _ => Value::NONE,
    };
    allocate(vm, [value, expression, conversion, format_spec.unwrap_or_else(empty)])
}

static PARAMETERS: MethodDef =
    parameters("Interpolation", "(value, expression='', conversion=None, format_spec='')");

fn interpolation_new(vm: &Thread, _: &PyType, args: Args<'_>) -> PyResult {
    bind(vm, &PARAMETERS, args, |args| {
        let text = |index: usize, name| -> PyResult {
            match &args[index] {
                value if value.is_unbound() => Ok(empty()),
                value => {
                    vm.str_argument(value, "Interpolation", Which::Named(name))?;
                    Ok(value.clone())
                }
            }
        };
        let expression = text(1, "expression")?;
        let conversion = given(&args[2]).map(|given| conversion_argument(vm, given)).transpose()?;
        let format_spec = text(3, "format_spec")?;
        allocate(vm, [args[0].clone(), expression, conversion.unwrap_or(Value::NONE), format_spec])
    })
}

fn conversion_argument(vm: &Thread, given: &Value) -> PyResult {
    let text = vm.str_argument(given, "Interpolation", Which::Named("conversion"))?;
    match text.as_ascii() {
        Some("s" | "r" | "a") => Ok(given.clone()),
        _ => Err(vm.value_error("Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'")),
    }
}

impl PyInterpolation {
    fn fields(&self) -> [Value; 4] {
        [self.value.clone(), self.expression.clone(), self.conversion.clone(), self.format_spec.clone()]
    }
}

fn interpolation_repr(vm: &Thread, own: &Value) -> PyResult {
    let mut out = TextBuf::new();
    out.push_str("Interpolation(")?;
    for (index, field) in as_interpolation(own).fields().iter().enumerate() {
        if index > 0 {
            out.push_str(", ")?;
        }
        vm.push_repr(&mut out, field)?;
    }
    out.push_str(")")?;
    vm.finish_text(out)
}

fn interpolation_reduce(vm: &Thread, args: &[Value]) -> PyResult {
    let fields = PyTuple::from_values(vm, &as_interpolation(&args[0]).fields())?.into_value();
    vm.new_tuple(&[INTERPOLATION.to_value(), fields])
}
