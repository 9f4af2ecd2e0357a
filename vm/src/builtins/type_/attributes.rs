//! Attributes of types.

use super::as_type;
use crate::builtins::function::attributes::call_annotate;
use crate::builtins::introspection::text_or_none;
use crate::builtins::mappingproxy;
use crate::builtins::str::PyStr;
use crate::builtins::{exceptions, int};
use crate::class::lookup::modified;
use crate::class::spec::{GetSetDef, getset, getter};
use crate::class::{PyType, bases, flags};
use crate::error::{PyResult, Raised};
use crate::names;
use crate::object::Ref;
use crate::thread::Thread;
use crate::value::Value;

pub(super) static GETSET: &[GetSetDef] = &[
    getter("__basicsize__", "", |vm, ty| int::from_usize(vm, as_type(ty).basic_size())).as_member(),
    getter("__itemsize__", "", |_, ty| Ok(int::small(item_size(as_type(ty))))).as_member(),
    getter("__flags__", "", |_, ty| Ok(int::small(public_flags(as_type(ty))))).as_member(),
    getter("__weakrefoffset__", "", |_, ty| Ok(int::small(weakref_offset(as_type(ty))))).as_member(),
    getter("__base__", "", |_, ty| Ok(as_type(ty).base().map_or(Value::NONE, PyType::to_value))).as_member(),
    getter("__dictoffset__", "", |_, ty| Ok(int::small(dict_offset(as_type(ty))))).as_member(),
    getset("__name__", "", get_name, set_name),
    getset("__qualname__", "", get_qualname, set_qualname),
    getset("__bases__", "", |vm, ty| super::bases(vm, as_type(ty)), set_bases),
    getter("__mro__", "", |vm, ty| super::mro_tuple(vm, as_type(ty))),
    getset("__module__", "", get_module, set_module),
    getset("__abstractmethods__", "", get_abstract_methods, set_abstract_methods),
    getter("__dict__", "", |vm, ty| mappingproxy::new(vm, crate::object::to_value(as_type(ty).dict()))),
    getset("__doc__", "", get_doc, |vm, ty, value| set_special(vm, ty, value, "__doc__", &names::__doc__)),
    getter("__text_signature__", "", text_signature),
    getset("__annotations__", "", get_annotations, set_annotations),
    getset("__annotate__", "", get_annotate, set_annotate),
    getset("__type_params__", "", get_type_params, |vm, ty, value| {
        set_special(vm, ty, value, "__type_params__", &names::__type_params__)
    }),
];

/// That of a native type, or what the docstring of another one begins with: `name(parameters)` before a line `--`.
fn text_signature(vm: &Thread, ty: &Value) -> PyResult {
    let ty = as_type(ty);
    if let Some(spec) = ty.spec() {
        return text_or_none(vm, spec.signature);
    }
    let doc = ty.dict().get_str(&names::__doc__);
    let doc = doc.as_ref().and_then(|doc| doc.downcast::<PyStr>()).map(|doc| doc.display().to_string());
    let signature = doc.as_ref().and_then(|doc| {
        let rest = doc.strip_prefix(ty.name()).filter(|rest| rest.starts_with('('))?;
        // A docstring without this line, or with an empty line before it, is no signature.
        let (signature, _) =
            rest.split_once(")\n--\n\n").filter(|(signature, _)| !signature.contains("\n\n"))?;
        rest.get(..=signature.len())
    });
    match signature {
        Some(signature) => vm.new_str(signature),
        None => Ok(Value::NONE),
    }
}

/// The number CPython has: what an instance's items take, where they are part of it.
fn item_size(ty: &PyType) -> i64 {
    match ty {
        _ if ty.has_flag(flags::TUPLE_SUBCLASS) => 8,
        _ if ty.has_flag(flags::INT_SUBCLASS) => 4,
        _ if ty.has_flag(flags::BYTES_SUBCLASS) => 1,
        _ if ty.has_flag(flags::TYPE_SUBCLASS) => 40,
        _ => 0,
    }
}

/// Where the list of weak references lies: 0 says that there is none. For classes that programs make it lies before the
/// object in CPython.
fn weakref_offset(ty: &PyType) -> i64 {
    match ty {
        _ if !ty.has_flag(flags::HAS_WEAKREFS) => 0,
        _ if ty.is_heap_type() => -32,
        _ => ty.native.size as i64,
    }
}

fn dict_offset(ty: &PyType) -> i64 {
    match ty {
        _ if ty.has_flag(flags::TYPE_SUBCLASS) => 264,
        _ if !ty.has_flag(flags::HAS_DICT) => 0,
        _ if ty.is_heap_type() => -1,
        _ => ty.attributes_offset() as i64,
    }
}

/// Our flags and CPython's `Py_TPFLAGS_*`.
static PUBLIC_FLAGS: &[(u32, u32)] = &[
    (flags::BASETYPE, 10),
    (flags::IMMUTABLE, 8),
    (flags::NO_NEW, 7),
    (flags::MAPPING, 6),
    (flags::SEQUENCE, 5),
    (flags::READY, 12),
    (flags::METHOD_DESCRIPTOR, 17),
    (flags::ABSTRACT, 20),
    (flags::MATCH_SELF, 22),
    (flags::INT_SUBCLASS, 24),
    (flags::LIST_SUBCLASS, 25),
    (flags::TUPLE_SUBCLASS, 26),
    (flags::BYTES_SUBCLASS, 27),
    (flags::STR_SUBCLASS, 28),
    (flags::DICT_SUBCLASS, 29),
    (flags::EXCEPTION_SUBCLASS, 30),
    (flags::TYPE_SUBCLASS, 31),
];

/// Modules whose native types CPython declares statically, as it does the builtins; in other modules they are made at import.
static STATIC_MODULES: [&str; 8] =
    ["_contextvars", "contextvars", "datetime", "pickle", "string.templatelib", "sys", "types", "weakref"];

/// Types of other modules that CPython declares statically.
static STATIC_TYPES: [&str; 3] = ["collections.OrderedDict", "typing.TypeAliasType", "typing.Union"];

/// Whether the type is on the heap in CPython, which `copyreg` wants to know: a program's, or most of those of modules.
pub fn is_shown_on_heap(ty: &PyType) -> bool {
    let Some(spec) = ty.spec() else { return ty.is_heap_type() };
    match spec.name.rsplit_once('.') {
        Some((module, _)) => !STATIC_MODULES.contains(&module) && !STATIC_TYPES.contains(&spec.name),
        None => false,
    }
}

const HAVE_GC: i64 = 1 << 14;
const ON_HEAP: i64 = 1 << 9;
const READY: i64 = 1 << 12;

fn public_flags(ty: &PyType) -> i64 {
    let named = PUBLIC_FLAGS.iter().filter(|(own, _)| ty.has_flag(*own));
    named.map(|(_, bit)| 1i64 << bit).sum::<i64>()
        | READY
        | if ty.has_gc() { HAVE_GC } else { 0 }
        | if is_shown_on_heap(ty) { ON_HEAP } else { 0 }
}

fn immutable(vm: &Thread, ty: &PyType, name: &str) -> Raised {
    vm.type_error(format!("cannot set '{name}' attribute of immutable type '{}'", ty.name()))
}

/// Attributes of native types cannot be set, those of other types not deleted.
fn check_settable(vm: &Thread, ty: &PyType, value: Option<&Value>, name: &str) -> PyResult<Value> {
    if ty.has_flag(flags::IMMUTABLE) {
        return Err(immutable(vm, ty, name));
    }
    match value {
        Some(value) => Ok(value.clone()),
        None => {
            Err(vm.type_error(format!("cannot delete '{name}' attribute of immutable type '{}'", ty.name())))
        }
    }
}

fn set_special(
    vm: &Thread,
    ty: &Value,
    value: Option<&Value>,
    name: &str,
    key: &'static crate::class::statics::StaticStr,
) -> PyResult<()> {
    let ty = as_type(ty);
    let value = check_settable(vm, ty, value, name)?;
    ty.dict().set_str(key, value)?;
    modified(vm, ty);
    Ok(())
}

fn get_name(vm: &Thread, ty: &Value) -> PyResult {
    let ty = as_type(ty);
    match ty.heap_type() {
        Some(heap) => Ok(heap.name.borrow().clone()),
        None => vm.new_str(ty.short_name()),
    }
}

fn set_name(vm: &Thread, ty: &Value, value: Option<&Value>) -> PyResult<()> {
    let ty = as_type(ty);
    let value = check_settable(vm, ty, value, "__name__")?;
    let Some(name) = value.downcast::<PyStr>() else {
        let text = format!("can only assign string to {}.__name__, not '{}'", ty.name(), value.ty().name());
        return Err(vm.type_error(text));
    };
    let utf8 = vm.checked_type_name(name)?;
    if let Some(heap) = ty.heap_type() {
        heap.utf8_name.replace(utf8);
        drop(heap.name.replace(value.clone()));
    }
    Ok(())
}

fn get_qualname(vm: &Thread, ty: &Value) -> PyResult {
    let ty = as_type(ty);
    match ty.heap_type() {
        Some(heap) => Ok(heap.qualname.borrow().clone()),
        None => vm.new_str(ty.short_name()),
    }
}

fn set_qualname(vm: &Thread, ty: &Value, value: Option<&Value>) -> PyResult<()> {
    let ty = as_type(ty);
    let value = check_settable(vm, ty, value, "__qualname__")?;
    if value.downcast::<PyStr>().is_none() {
        let text =
            format!("can only assign string to {}.__qualname__, not '{}'", ty.name(), value.ty().name());
        return Err(vm.type_error(text));
    }
    if let Some(heap) = ty.heap_type() {
        drop(heap.qualname.replace(value));
    }
    Ok(())
}

fn get_module(vm: &Thread, ty: &Value) -> PyResult {
    let ty = as_type(ty);
    // What a native type has under the name describes its instances.
    match (ty.spec(), ty.dict().get_str(&names::__module__)) {
        (Some(spec), _) => Ok(vm.intern_str(spec.module())?.into_value()),
        (None, Some(module)) => Ok(module),
        (None, None) => Err(vm.raise(&exceptions::ATTRIBUTE_ERROR, "__module__")),
    }
}

/// The place of the class statement belongs to the module: it goes with it.
fn set_module(vm: &Thread, ty: &Value, value: Option<&Value>) -> PyResult<()> {
    set_special(vm, ty, value, "__module__", &names::__module__)?;
    drop(as_type(ty).dict().remove_str(&names::__firstlineno__));
    Ok(())
}

fn get_doc(vm: &Thread, ty: &Value) -> PyResult {
    if let Some(spec) = as_type(ty).spec().filter(|spec| !spec.doc.is_empty()) {
        return vm.new_str(spec.doc);
    }
    bound(vm, ty, as_type(ty).dict().get_str(&names::__doc__).unwrap_or(Value::NONE))
}

/// What a value of a type's dict is when it is looked up through the type.
fn bound(vm: &Thread, ty: &Value, found: Value) -> PyResult {
    match found.ty().slots().descr_get {
        Some(get) => get(vm, &found, None, Some(ty)),
        None => Ok(found),
    }
}

fn set_bases(vm: &Thread, ty: &Value, value: Option<&Value>) -> PyResult<()> {
    let ty = as_type(ty);
    let value = check_settable(vm, ty, value, "__bases__")?;
    bases::assign(vm, ty, &value)
}

fn get_abstract_methods(vm: &Thread, ty: &Value) -> PyResult {
    let ty = as_type(ty);
    // `type` itself has the descriptor under that name.
    let own = if ty.is(&super::TYPE) { None } else { ty.dict().get_str(&names::__abstractmethods__) };
    own.ok_or_else(|| vm.raise(&exceptions::ATTRIBUTE_ERROR, "__abstractmethods__"))
}

fn set_abstract_methods(vm: &Thread, ty: &Value, value: Option<&Value>) -> PyResult<()> {
    let ty = as_type(ty);
    let is_abstract = match value {
        Some(value) => {
            let is_abstract = vm.is_true(value)?;
            ty.dict().set_str(&names::__abstractmethods__, value.clone())?;
            is_abstract
        }
        None => match ty.dict().remove_str(&names::__abstractmethods__) {
            Some(_) => false,
            None => return Err(vm.raise(&exceptions::ATTRIBUTE_ERROR, "__abstractmethods__")),
        },
    };
    modified(vm, ty);
    ty.set_flag(flags::ABSTRACT, is_abstract);
    Ok(())
}

fn no_attribute(vm: &Thread, ty: &Value, name: &'static crate::class::statics::StaticStr) -> Raised {
    let text = format!("type object '{}' has no attribute '{}'", as_type(ty).name(), name.display());
    vm.raise_attribute_error(text, ty, name)
}

/// The class's own annotations, made now by `__annotate__` if nobody has asked before.
fn get_annotations(vm: &Thread, class: &Value) -> PyResult {
    let ty = as_type(class);
    if !ty.is_heap_type() {
        return Err(no_attribute(vm, class, &names::__annotations__));
    }
    let dict = Ref::borrowed(ty.dict());
    for name in [&names::__annotations__, &names::__annotations_cache__] {
        if let Some(found) = dict.get_str(name) {
            return bound(vm, class, found);
        }
    }
    let annotate = vm.get_attr(class, &names::__annotate__)?;
    let made = if annotate.ty().slots().call.is_some() {
        call_annotate(vm, &annotate)?
    } else {
        crate::builtins::dict::PyDict::new(vm)?
    };
    dict.set_str(&names::__annotations_cache__, made.to_value())?;
    modified(vm, ty);
    Ok(made.into_value())
}

fn set_annotations(vm: &Thread, class: &Value, value: Option<&Value>) -> PyResult<()> {
    let ty = as_type(class);
    if ty.has_flag(flags::IMMUTABLE) {
        return Err(immutable(vm, ty, "__annotations__"));
    }
    let dict = Ref::borrowed(ty.dict());
    match value {
        Some(value) if dict.get_str(&names::__annotations__).is_some() => {
            dict.set_str(&names::__annotations__, value.clone())?;
        }
        Some(value) => dict.set_str(&names::__annotations_cache__, value.clone())?,
        None => {
            let own = dict.remove_str(&names::__annotations__);
            if own.or_else(|| dict.remove_str(&names::__annotations_cache__)).is_none() {
                return Err(vm.raise(&exceptions::ATTRIBUTE_ERROR, "__annotations__"));
            }
        }
    }
    drop(dict.remove_str(&names::__annotate_func__));
    drop(dict.remove_str(&names::__annotate__));
    modified(vm, ty);
    Ok(())
}

fn get_annotate(vm: &Thread, class: &Value) -> PyResult {
    let ty = as_type(class);
    if !ty.is_heap_type() {
        return Err(no_attribute(vm, class, &names::__annotate__));
    }
    let dict = Ref::borrowed(ty.dict());
    for name in [&names::__annotate__, &names::__annotate_func__] {
        if let Some(found) = dict.get_str(name) {
            return bound(vm, class, found);
        }
    }
    dict.set_str(&names::__annotate_func__, Value::NONE)?;
    modified(vm, ty);
    Ok(Value::NONE)
}

fn set_annotate(vm: &Thread, class: &Value, value: Option<&Value>) -> PyResult<()> {
    let ty = as_type(class);
    if ty.has_flag(flags::IMMUTABLE) {
        return Err(immutable(vm, ty, "__annotate__"));
    }
    let Some(value) = value else { return Err(vm.type_error("cannot delete __annotate__ attribute")) };
    if !value.is_none() && value.ty().slots().call.is_none() {
        return Err(vm.type_error("__annotate__ must be callable or None"));
    }
    let dict = Ref::borrowed(ty.dict());
    dict.set_str(&names::__annotate_func__, value.clone())?;
    if !value.is_none() {
        drop(dict.remove_str(&names::__annotations_cache__));
    }
    modified(vm, ty);
    Ok(())
}

fn get_type_params(vm: &Thread, ty: &Value) -> PyResult {
    let ty = as_type(ty);
    // `type` itself has the descriptor under that name.
    let own = if ty.is(&super::TYPE) { None } else { ty.dict().get_str(&names::__type_params__) };
    match own {
        Some(params) => Ok(params),
        None => Ok(vm.empty_tuple()?.into_value()),
    }
}
