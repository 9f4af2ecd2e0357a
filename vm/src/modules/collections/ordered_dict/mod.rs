//! `OrderedDict`: a dict whose order can be changed, and counts when two of them are compared.
//!
//! The order is that of the dict's entries. `state` counts the changes of keys and order, by which iterators see them. `free`
//! places in front of the first entry are known to be free, so that taking entries out at the front one after another, or
//! putting them there, does not look at the same places again and again.

mod iterators;
mod views;

pub use views::HIDDEN_TYPES;

use crate::builtins::dict::{self, PyDict};
use crate::builtins::str::PyStr;
use crate::builtins::tuple::PyTuple;
use crate::builtins::{descriptors, exceptions, int};
use crate::call::Args;
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, getset, method, variadic};
use crate::class::{PyType, flags};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::names;
use crate::object::{Payload, Ref};
use crate::protocol::compare::CompareOp;
use crate::text::TextBuf;
use crate::thread::Thread;
use crate::value::Value;
use std::cell::Cell;

/// What is behind the dict is empty when all its bits are 0, so that `dict.__new__` can make one.
#[repr(C)]
pub struct PyOrderedDict {
    dict: PyDict,
    state: Cell<u64>,
    free: Cell<usize>,
}

// SAFETY: `#[repr(C)]`, begins with the payload of the base.
unsafe impl Payload for PyOrderedDict {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "collections.OrderedDict",
    doc: "Dictionary that remembers insertion order",
    base: Some(&dict::TYPE),
    flags: flags::BASETYPE | flags::HAS_DICT | flags::HAS_WEAKREFS,
    slots: Slots {
        repr: Some(repr),
        hash: Some(crate::class::special::hash_not_implemented),
        richcompare: Some(richcompare),
        iter: Some(|vm, own| iterators::make(vm, own, iterators::Kind::Keys, false)),
        init: Some(update_with),
        or: Some(or),
        inplace_or: Some(inplace_or),
        ass_subscript: Some(ass_subscript),
        ..Slots::NONE
    },
    methods: &[
        method(
            "fromkeys",
            "($type, iterable, value=None)",
            "Create a new ordered dictionary with keys from iterable and values set to value.",
            fromkeys,
        )
        .classmethod(),
        method("__sizeof__", "($self, /)", "Return the size of the dict in memory.", sizeof),
        method("__reduce__", "($self, /)", "Return state information for pickling", reduce),
        method(
            "setdefault",
            "($self, key, default=None)",
            "Insert key with a value of default if key is not in the dictionary.\n\n\
             Return the value for key if key is in the dictionary, else default.",
            setdefault,
        ),
        method(
            "pop",
            "($self, key, default=<unrepresentable>)",
            "Remove the key and return its value.\n\n\
             A key that is not found gives the default if there is one; otherwise it raises a KeyError.",
            pop,
        ),
        method(
            "popitem",
            "($self, last=True)",
            "Remove and return a (key, value) pair from the dictionary.\n\n\
             The pair that came last goes first, or the one that came first if last is false.",
            popitem,
        ),
        method(
            "keys",
            "($self, /)",
            "Return a set-like object providing a view on the dict's keys.",
            |vm, args| dict::views::view(vm, &args[0], &views::KEYS),
        ),
        method(
            "values",
            "($self, /)",
            "Return an object providing a view on the dict's values.",
            |vm, args| dict::views::view(vm, &args[0], &views::VALUES),
        ),
        method(
            "items",
            "($self, /)",
            "Return a set-like object providing a view on the dict's items.",
            |vm, args| dict::views::view(vm, &args[0], &views::ITEMS),
        ),
        variadic("update", "", "Update from a mapping or iterable, and from keyword arguments.", update),
        method("clear", "($self, /)", "Remove all items from ordered dict.", clear),
        method("copy", "($self, /)", "A shallow copy of ordered dict.", copy),
        method("__reversed__", "($self, /)", "Return a reverse iterator over the keys.", |vm, args| {
            iterators::make(vm, &args[0], iterators::Kind::Keys, true)
        }),
        method(
            "move_to_end",
            "($self, key, last=True)",
            "Move an existing element to the end (or beginning if last is false).\n\n\
             Raise KeyError if the element does not exist.",
            move_to_end,
        ),
    ],
    getset: &[getset("__dict__", "", descriptors::get_dict, descriptors::set_lasting_dict)],
    ..TypeSpec::object::<PyOrderedDict>()
});

fn as_ordered(value: &Value) -> &PyOrderedDict {
    value.downcast().expect("an OrderedDict's slot gets one")
}

impl Trace for PyOrderedDict {
    fn trace(&self, tracer: &mut Tracer) {
        self.dict.trace(tracer);
    }

    fn clear(&self) {
        Trace::clear(&self.dict);
    }
}

impl PyOrderedDict {
    fn is_exact(&self) -> bool {
        self.dict.as_object().ty().is(&TYPE)
    }

    /// To be called when keys or their order have changed.
    fn changed(&self) {
        self.state.set(self.state.get() + 1);
        if self.dict.is_empty() {
            self.free.set(0);
        }
    }

    /// How many places in front are free, as far as is known: places are used again when the dict has been emptied or has
    /// got another table.
    fn free(&self) -> usize {
        let free = self.free.get();
        if free > 0 && !self.dict.is_free(free - 1) {
            self.free.set(0);
        }
        self.free.get()
    }

    fn first(&self) -> Option<usize> {
        let free = self.free();
        let first = self.dict.first_number(free).or_else(|| self.dict.first_number(0))?;
        self.free.set(first);
        Some(first)
    }

    fn take(&self, number: usize) -> (Value, Value) {
        let pair = self.dict.take_entry(number);
        if number < self.free.get() {
            self.free.set(0);
        }
        self.changed();
        pair
    }

    /// `self[key] = value` by the dict's own means.
    fn set(&self, vm: &Thread, key: &Value, value: Value) -> PyResult<()> {
        let len = self.dict.len();
        self.dict.set_hashed(vm, key, vm.hash(key)?, value)?;
        if self.dict.len() != len {
            self.changed();
        }
        Ok(())
    }
}

fn ass_subscript(vm: &Thread, own: &Value, key: &Value, value: Option<&Value>) -> PyResult<()> {
    let own = as_ordered(own);
    if let Some(value) = value {
        return own.set(vm, key, value.clone());
    }
    match own.dict.number_of(vm, key, vm.hash(key)?)? {
        Some(number) => {
            drop(own.take(number));
            Ok(())
        }
        None => Err(vm.raise_key_error(key)),
    }
}

/// `own[key] = value`, by whatever the class makes of that.
fn assign(vm: &Thread, own: &Value, key: &Value, value: Value) -> PyResult<()> {
    match own.downcast::<PyOrderedDict>().filter(|own| own.is_exact()) {
        Some(ordered) => ordered.set(vm, key, value),
        None => vm.set_item(own, key, Some(&value)),
    }
}

fn add_pairs(vm: &Thread, own: &Value, pairs: &Value) -> PyResult<()> {
    vm.for_each(pairs, |pair| {
        if let Some([key, value]) = pair.downcast_exact::<PyTuple>().map(PyTuple::items) {
            return assign(vm, own, key, value.clone());
        }
        let iterator = vm.get_iter(&pair)?;
        let Some(key) = vm.iter_next(&iterator)? else {
            return Err(vm.value_error("need more than 0 values to unpack"));
        };
        let Some(value) = vm.iter_next(&iterator)? else {
            return Err(vm.value_error("need more than 1 value to unpack"));
        };
        if vm.iter_next(&iterator)?.is_some() {
            return Err(vm.value_error("too many values to unpack (expected 2)"));
        }
        assign(vm, own, &key, value)
    })
}

fn update_from_entries(vm: &Thread, own: &Value, dict: &PyDict) -> PyResult<()> {
    let mut position = 0;
    while let Some((next, key, value)) = dict.next_entry(position) {
        position = next;
        assign(vm, own, &key, value)?;
    }
    Ok(())
}

/// Takes over the items of a mapping, or the pairs of an iterable.
fn update_from(vm: &Thread, own: &Value, other: &Value) -> PyResult<()> {
    if let Some(dict) = other.downcast_exact::<PyDict>() {
        return update_from_entries(vm, own, &Ref::borrowed(dict));
    }
    if let Some(keys) = vm.get_attr_opt(other, &names::keys)? {
        let keys = vm.call(&keys, &[])?;
        return vm.for_each(&keys, |key| {
            let value = vm.get_item(other, &key)?;
            assign(vm, own, &key, value)
        });
    }
    if let Some(items) = vm.get_attr_opt(other, &names::items)? {
        let items = vm.call(&items, &[])?;
        return add_pairs(vm, own, &items);
    }
    add_pairs(vm, own, other)
}

/// What `__init__` and `update` do with their arguments.
fn update_with(vm: &Thread, own: &Value, args: Args<'_>) -> PyResult<()> {
    match args.positional() {
        [] => {}
        [other] => update_from(vm, own, other)?,
        more => return Err(vm.type_error(format!("expected at most 1 argument, got {}", more.len()))),
    }
    for (key, value) in args.keyword_names().iter().zip(args.keyword_values()) {
        assign(vm, own, key, value.clone())?;
    }
    Ok(())
}

fn update(vm: &Thread, args: Args<'_>) -> PyResult {
    let Some((own, args)) = args.split_first() else {
        return Err(vm.type_error("unbound method OrderedDict.update() needs an argument"));
    };
    let given = args.positional().len();
    if given > 1 {
        let text = format!("update() takes at most 1 positional argument ({given} given)");
        return Err(vm.type_error(text));
    }
    update_with(vm, own, args)?;
    Ok(Value::NONE)
}

fn fromkeys(vm: &Thread, args: &[Value]) -> PyResult {
    let value = if args[2].is_unbound() { Value::NONE } else { args[2].clone() };
    let made = vm.call(&args[0], &[])?;
    vm.for_each(&args[1], |key| assign(vm, &made, &key, value.clone()))?;
    Ok(made)
}

fn sizeof(vm: &Thread, args: &[Value]) -> PyResult {
    const HEADER: usize = 64;
    const NODE: usize = 40;
    let own = as_ordered(&args[0]);
    let size = dict::methods::sizeof(vm, args)?.as_small().unwrap_or(0) as usize;
    int::from_usize(vm, HEADER + size + NODE * own.dict.len() + 8 * own.dict.index_slots())
}

fn reduce(vm: &Thread, args: &[Value]) -> PyResult {
    let own = &args[0];
    let state = vm.call_method(own, &names::__getstate__, &[])?;
    let items = vm.call_method(own, &names::items, &[])?;
    let items = vm.get_iter(&items)?;
    let empty = vm.empty_tuple()?.into_value();
    vm.new_tuple(&[own.ty().to_value(), empty, state, Value::NONE, items])
}

fn setdefault(vm: &Thread, args: &[Value]) -> PyResult {
    let (own, key) = (&args[0], &args[1]);
    let default = if args[2].is_unbound() { Value::NONE } else { args[2].clone() };
    let ordered = as_ordered(own);
    if ordered.is_exact() {
        let (value, found) = ordered.dict.set_default(vm, key, || default)?;
        if !found {
            ordered.changed();
        }
        return Ok(value);
    }
    if vm.contains(own, key)? {
        return vm.get_item(own, key);
    }
    vm.set_item(own, key, Some(&default))?;
    Ok(default)
}

fn pop(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_ordered(&args[0]);
    match own.dict.number_of(vm, &args[1], vm.hash(&args[1])?)? {
        Some(number) => Ok(own.take(number).1),
        None if !args[2].is_unbound() => Ok(args[2].clone()),
        None => Err(vm.raise_key_error(&args[1])),
    }
}

fn popitem(vm: &Thread, args: &[Value]) -> PyResult {
    let last = args[1].is_unbound() || vm.is_true(&args[1])?;
    let own = as_ordered(&args[0]);
    let number = if last { own.dict.last_number() } else { own.first() };
    let Some(number) = number else {
        return Err(vm.raise(&exceptions::KEY_ERROR, "dictionary is empty"));
    };
    let (key, value) = own.take(number);
    vm.new_tuple(&[key, value])
}

fn clear(_: &Thread, args: &[Value]) -> PyResult {
    let own = as_ordered(&args[0]);
    own.dict.clear();
    own.changed();
    Ok(Value::NONE)
}

/// Assigns all entries to `made`, with the values that `value` makes of them; the dict must not change meanwhile.
fn copy_entries(
    vm: &Thread,
    ordered: &PyOrderedDict,
    made: &Value,
    value: impl Fn(&Value, Value) -> PyResult,
) -> PyResult<()> {
    let state = ordered.state.get();
    let mut position = 0;
    while let Some((next, key, own)) = ordered.dict.next_entry(position) {
        position = next;
        let value = value(&key, own)?;
        if ordered.state.get() == state {
            assign(vm, made, &key, value)?;
        }
        if ordered.state.get() != state {
            return Err(vm.runtime_error("OrderedDict mutated during iteration"));
        }
    }
    Ok(())
}

fn copy(vm: &Thread, args: &[Value]) -> PyResult {
    let own = &args[0];
    let ordered = as_ordered(own);
    let made = vm.call(&own.ty().to_value(), &[])?;
    if ordered.is_exact() {
        return copy_entries(vm, ordered, &made, |_, value| Ok(value)).map(|()| made);
    }
    copy_entries(vm, ordered, &made, |key, _| vm.get_item(own, key)).map(|()| made)
}

fn move_to_end(vm: &Thread, args: &[Value]) -> PyResult {
    let (own, key) = (as_ordered(&args[0]), &args[1]);
    let last = args[2].is_unbound() || vm.is_true(&args[2])?;
    let Some(number) = own.dict.number_of(vm, key, vm.hash(key)?)? else {
        return Err(vm.raise_key_error(key));
    };
    if last {
        own.dict.move_to_last(number)?;
    } else {
        let free = own.dict.move_to_first(number, own.free())?;
        own.free.set(free);
    }
    own.changed();
    Ok(Value::NONE)
}

fn or(vm: &Thread, left: &Value, right: &Value) -> PyResult {
    let (own, other) = if left.downcast::<PyOrderedDict>().is_some() { (left, right) } else { (right, left) };
    if other.downcast::<PyDict>().is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let made = vm.call(&own.ty().to_value(), std::slice::from_ref(left))?;
    update_from(vm, &made, right)?;
    Ok(made)
}

fn inplace_or(vm: &Thread, own: &Value, other: &Value) -> PyResult {
    update_from(vm, own, other)?;
    Ok(own.clone())
}

/// Between two of them the order of the keys counts, too.
fn richcompare(vm: &Thread, left: &Value, right: &Value, op: CompareOp) -> PyResult {
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) || right.downcast::<PyDict>().is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let compare = dict::TYPE.slots().richcompare.expect("dict can be compared");
    let equal = compare(vm, left, right, CompareOp::Eq)?;
    let mut equal = vm.is_true(&equal)?;
    if equal && let (Some(a), Some(b)) = (left.downcast::<PyOrderedDict>(), right.downcast::<PyOrderedDict>())
    {
        equal = same_order(vm, a, b)?;
    }
    Ok(Value::bool(equal == (op == CompareOp::Eq)))
}

fn same_order(vm: &Thread, a: &PyOrderedDict, b: &PyOrderedDict) -> PyResult<bool> {
    let states = (a.state.get(), b.state.get());
    let (mut at, mut other_at) = (0, 0);
    loop {
        match (a.dict.next_entry(at), b.dict.next_entry(other_at)) {
            (None, None) => return Ok(true),
            (Some((next, key, _)), Some((other_next, other_key, _))) => {
                (at, other_at) = (next, other_next);
                let equal = vm.equals(&key, &other_key)?;
                if states != (a.state.get(), b.state.get()) {
                    return Err(vm.runtime_error("OrderedDict mutated during iteration"));
                }
                if !equal {
                    return Ok(false);
                }
            }
            _ => return Ok(false),
        }
    }
}

fn repr(vm: &Thread, own: &Value) -> PyResult {
    let ordered = as_ordered(own);
    let name = own.ty().short_name();
    if ordered.dict.is_empty() {
        return vm.new_str(&format!("{name}()"));
    }
    if !vm.repr_enter(own) {
        return vm.new_str("...");
    }
    let made = repr_items(vm, own, name);
    vm.repr_leave(own);
    made
}

fn repr_items(vm: &Thread, own: &Value, name: &str) -> PyResult {
    let ordered = as_ordered(own);
    let plain: Ref<PyDict> = if ordered.is_exact() {
        ordered.dict.copy(vm)?
    } else {
        let plain = PyDict::new(vm)?;
        plain.update_from_mapping(vm, own)?;
        plain
    };
    let mut buf = TextBuf::new();
    buf.push_str(name)?;
    buf.push_str("(")?;
    vm.push_repr(&mut buf, plain.as_value())?;
    buf.push_str(")")?;
    Ok(PyStr::from_compact(vm.heap(), buf.finish()?)?.into_value())
}
