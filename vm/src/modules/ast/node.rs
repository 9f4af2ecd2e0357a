//! `ast.AST`: the base of all nodes.

use super::classes;
use crate::builtins::descriptors;
use crate::builtins::dict::PyDict;
use crate::builtins::generic_alias::PyGenericAlias;
use crate::builtins::list::PyList;
use crate::builtins::str::PyStr;
use crate::builtins::tuple::PyTuple;
use crate::builtins::union::PyUnion;
use crate::call::Args;
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{Constant, TypeSpec, getset, method, variadic};
use crate::class::{PyType, create, flags};
use crate::collections::Buf;
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload};
use crate::text::TextBuf;
use crate::thread::Thread;
use crate::value::Value;

#[repr(C)]
pub struct PyAst {
    object: Object,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyAst {
    const TYPE: &'static PyType = &TYPE;
}

impl Trace for PyAst {
    fn trace(&self, _: &mut Tracer) {}
}

impl PyAst {
    pub fn new(object: Object) -> PyAst {
        PyAst { object }
    }
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "ast.AST",
    flags: flags::BASETYPE | flags::HAS_DICT,
    slots: Slots {
        repr: Some(|vm, own| repr(vm, own, 3)),
        new: Some(|vm, ty, _| Ok(create::allocate_instance(vm, ty, PyAst::new)?.into_value())),
        init: Some(init),
        ..Slots::NONE
    },
    methods: &[
        method("__reduce__", "($self, /)", "What pickle and copy make the node again from.", reduce),
        variadic(
            "__replace__",
            "($self, /, **fields)",
            "Return a copy of the AST node with new values for the specified fields.",
            replace,
        ),
    ],
    getset: &[getset("__dict__", "", descriptors::get_dict, descriptors::set_lasting_dict)],
    constants: &[
        ("_fields", Constant::Names(&[])),
        ("__match_args__", Constant::Names(&[])),
        ("_attributes", Constant::Names(&[])),
    ],
    ..TypeSpec::object::<PyAst>()
});

/// A sequence of names that a class has, or none.
fn class_names(vm: &Thread, ty: &PyType, name: &'static str) -> PyResult<Buf<Value>> {
    let name = vm.intern_str(name)?;
    match vm.get_attr_opt(&ty.to_value(), &name)? {
        Some(names) => vm.iterate_to_buf(&names),
        None => Ok(Buf::new()),
    }
}

fn position(vm: &Thread, names: &[Value], name: &Value) -> PyResult<Option<usize>> {
    for (index, known) in names.iter().enumerate() {
        if vm.equals(known, name)? {
            return Ok(Some(index));
        }
    }
    Ok(None)
}

fn set(vm: &Thread, own: &Value, name: &Value, value: &Value) -> PyResult<()> {
    let name = vm.expect_attribute_name(name)?;
    vm.set_attr(own, &name, Some(value))
}

fn shown(vm: &Thread, value: &Value) -> PyResult<String> {
    let repr = vm.repr(value)?;
    Ok(repr.downcast::<PyStr>().map(PyStr::to_string_lossy).unwrap_or_default())
}

fn init(vm: &Thread, own: &Value, args: Args<'_>) -> PyResult<()> {
    let ty = own.ty().to_ref();
    let fields = class_names(vm, &ty, "_fields")?;
    let given = args.positional();
    let name = ty.name();
    if given.len() > fields.len() {
        let (count, plural) = (fields.len(), if fields.len() == 1 { "" } else { "s" });
        let text = format!("{name:.400} constructor takes at most {count} positional argument{plural}");
        return Err(vm.type_error(text));
    }
    let mut is_set = vec![false; fields.len()];
    for (index, value) in given.iter().enumerate() {
        set(vm, own, &fields[index], value)?;
        is_set[index] = true;
    }
    let mut attributes = None;
    for (key, value) in args.keyword_names().iter().zip(args.keyword_values()) {
        if let Some(index) = position(vm, &fields, key)? {
            if std::mem::replace(&mut is_set[index], true) {
                let key = shown(vm, key)?;
                return Err(vm.type_error(format!("{name:.400} got multiple values for argument {key}")));
            }
        } else {
            if attributes.is_none() {
                attributes = Some(class_names(vm, &ty, "_attributes")?);
            }
            if position(vm, attributes.as_deref().unwrap_or_default(), key)?.is_none() {
                let key = shown(vm, key)?;
                vm.warn_deprecated(&format!(
                    "{name:.400}.__init__ got an unexpected keyword argument {key}. Support for arbitrary keyword arguments is deprecated and will be removed in Python 3.15."
                ))?;
            }
        }
        set(vm, own, key, value)?;
    }
    let missing = fields.iter().zip(&is_set).filter(|(_, is_set)| !**is_set).map(|(field, _)| field.clone());
    fill_in(vm, own, &ty, missing.collect())
}

/// Gives fields that were not given what they are by default.
fn fill_in(vm: &Thread, own: &Value, ty: &PyType, missing: Vec<Value>) -> PyResult<()> {
    if missing.is_empty() {
        return Ok(());
    }
    let types = vm.get_attr_opt(&ty.to_value(), &*vm.intern_str("_field_types")?)?;
    let Some(types) = types else { return Ok(()) };
    let classes = classes(vm)?;
    let name = ty.name();
    for field in missing {
        let known = match types.downcast::<PyDict>() {
            Some(types) => types.get_item(vm, &field)?,
            None => None,
        };
        let Some(known) = known else {
            let field = shown(vm, &field)?;
            vm.warn_deprecated(&format!(
                "Field {field} is missing from {name:.400}._field_types. This will become an error in Python 3.15."
            ))?;
            continue;
        };
        if known.downcast::<PyUnion>().is_some() {
            // The class has `None` for it.
        } else if known.downcast::<PyGenericAlias>().is_some() {
            set(vm, own, &field, &PyList::new(vm)?.into_value())?;
        } else if known.is(&classes.class("expr_context").to_value()) {
            set(vm, own, &field, &classes.singleton("Load"))?;
        } else {
            let field = shown(vm, &field)?;
            vm.warn_deprecated(&format!(
                "{name:.400}.__init__ missing 1 required positional argument: {field}. This will become an error in Python 3.15."
            ))?;
        }
    }
    Ok(())
}

/// `(class, fields as positional arguments, state)`. Fields are `None` for the constructor, which would warn; the state has them.
fn reduce(vm: &Thread, args: &[Value]) -> PyResult {
    let own = &args[0];
    let ty = own.ty().to_ref();
    let state = match own.as_object() {
        Some(_) => descriptors::get_dict(vm, own)?,
        None => Value::NONE,
    };
    let fields = class_names(vm, &ty, "_fields")?;
    let mut positional = Vec::new();
    if let Some(dict) = state.downcast::<PyDict>() {
        for field in fields {
            if !dict.contains_key(vm, &field)? {
                break;
            }
            positional.push(Value::NONE);
        }
    }
    let positional = PyTuple::from_vec(vm, positional)?.into_value();
    vm.new_tuple(&[ty.to_value(), positional, state])
}

fn replace(vm: &Thread, args: Args<'_>) -> PyResult {
    let Some((own, [])) = args.positional().split_first() else {
        return Err(vm.type_error("__replace__() takes no positional arguments"));
    };
    let ty = own.ty().to_ref();
    let name = ty.name();
    let mut known = class_names(vm, &ty, "_fields")?;
    known.extend(class_names(vm, &ty, "_attributes")?)?;
    let dict = match descriptors::get_dict(vm, own)?.downcast::<PyDict>() {
        Some(dict) => dict.copy(vm)?,
        None => PyDict::new(vm)?,
    };
    for (key, value) in args.keyword_names().iter().zip(args.keyword_values()) {
        if position(vm, &known, key)?.is_none() && !dict.contains_key(vm, key)? {
            let key = shown(vm, key)?;
            return Err(
                vm.type_error(format!("{name:.400}.__replace__ got an unexpected keyword argument {key}."))
            );
        }
        dict.set_item(vm, key, value.clone())?;
    }
    let mut missing = Vec::new();
    let types = vm.get_attr_opt(&ty.to_value(), &*vm.intern_str("_field_types")?)?;
    for field in class_names(vm, &ty, "_fields")? {
        let optional = match types.as_ref().and_then(Value::downcast::<PyDict>) {
            Some(types) => {
                types.get_item(vm, &field)?.is_some_and(|known| known.downcast::<PyUnion>().is_some())
            }
            None => false,
        };
        if !optional && !dict.contains_key(vm, &field)? {
            missing.push(shown(vm, &field)?);
        }
    }
    if !missing.is_empty() {
        missing.sort();
        let (count, plural) = (missing.len(), if missing.len() == 1 { "" } else { "s" });
        let text = format!(
            "{name:.400}.__replace__ missing {count} keyword argument{plural}: {}.",
            missing.join(", ")
        );
        return Err(vm.type_error(text));
    }
    let (mut values, mut names) = (Vec::new(), Vec::new());
    for (key, value) in dict.entries() {
        names.push(key);
        values.push(value);
    }
    vm.call_args(&ty.to_value(), Args::new(&values, &names))
}

fn push_node(vm: &Thread, buf: &mut TextBuf, value: &Value, depth: usize) -> PyResult<()> {
    if let Some(list) = value.downcast::<PyList>() {
        let items = list.items().to_vec();
        return push_items(vm, buf, ("[", "]"), &items, depth);
    }
    if let Some(tuple) = value.downcast::<PyTuple>() {
        let items = tuple.items().to_vec();
        return push_items(vm, buf, ("(", ")"), &items, depth);
    }
    push_value(vm, buf, value, depth)
}

fn push_value(vm: &Thread, buf: &mut TextBuf, value: &Value, depth: usize) -> PyResult<()> {
    if value.downcast::<PyAst>().is_none() {
        return vm.push_repr(buf, value);
    }
    let text = repr(vm, value, depth - 1)?;
    match text.downcast::<PyStr>() {
        Some(text) => Ok(buf.push_text(text.text())?),
        None => Ok(()),
    }
}

/// The first and last item.
fn push_items(
    vm: &Thread,
    buf: &mut TextBuf,
    (open, close): (&str, &str),
    items: &[Value],
    depth: usize,
) -> PyResult<()> {
    buf.push_str(open)?;
    if let Some(first) = items.first() {
        push_value(vm, buf, first, depth)?;
    }
    if items.len() > 2 {
        buf.push_str(", ...")?;
    }
    if let [_, .., last] = items {
        buf.push_str(", ")?;
        push_value(vm, buf, last, depth)?;
    }
    Ok(buf.push_str(close)?)
}

fn repr(vm: &Thread, own: &Value, depth: usize) -> PyResult {
    let name = own.ty().name().to_owned();
    if depth == 0 {
        return vm.new_str(&format!("{name}(...)"));
    }
    vm.check_native_stack(" during ast repr")?;
    if !vm.repr_enter(own) {
        return vm.new_str(&format!("{name}(...)"));
    }
    let text = repr_fields(vm, own, &name, depth);
    vm.repr_leave(own);
    text
}

fn repr_fields(vm: &Thread, own: &Value, name: &str, depth: usize) -> PyResult {
    let mut buf = TextBuf::new();
    buf.push_str(name)?;
    buf.push_str("(")?;
    for (index, field) in class_names(vm, own.ty(), "_fields")?.iter().enumerate() {
        let field = vm.expect_attribute_name(field)?;
        let value = vm.get_attr(own, &field)?;
        if index > 0 {
            buf.push_str(", ")?;
        }
        buf.push_text(field.text())?;
        buf.push_str("=")?;
        push_node(vm, &mut buf, &value, depth)?;
    }
    buf.push_str(")")?;
    Ok(PyStr::from_compact(vm.heap(), buf.finish()?)?.into_value())
}
