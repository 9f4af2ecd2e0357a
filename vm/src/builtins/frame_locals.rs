//! `FrameLocalsProxy`: the locals of a function's frame as a mapping that writes through (PEP 667), and `locals()`.

use super::cell::PyCell;
use super::dict::PyDict;
use super::frame::PyFrame;
use super::str::PyStr;
use crate::call::Args;
use crate::class::PyType;
use crate::class::flags;
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, method, variadic};
use crate::collections::Buf;
use crate::error::{PyResult, Raised};
use crate::heap::Tracer;
use crate::interp::frame::Frame;
use crate::object::{Object, Payload, Ref};
use crate::protocol::compare::CompareOp;
use crate::thread::Thread;
use crate::value::Value;
use taipan_compiler::code::{flags as code_flags, kinds};

#[repr(C)]
pub struct PyFrameLocals {
    object: Object,
    frame: Ref<PyFrame>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyFrameLocals {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "FrameLocalsProxy",
    flags: flags::MAPPING,
    slots: Slots {
        new: Some(new),
        repr: Some(repr),
        richcompare: Some(compare),
        iter: Some(|vm, own| vm.get_iter(&keys(vm, own)?)),
        length: Some(|vm, own| Ok(of(own).snapshot(vm)?.len())),
        subscript: Some(get_item),
        ass_subscript: Some(set_item),
        contains: Some(|vm, own, key| Ok(of(own).get(vm, key)?.is_some())),
        or: Some(union),
        inplace_or: Some(|vm, own, other| update(vm, own, other).map(|()| own.clone())),
        ..Slots::NONE
    },
    methods: &[
        method("__reversed__", "($self, /)", "Iterate over the names, the last one first.", |vm, args| {
            vm.call_method(&keys(vm, &args[0])?, &crate::names::__reversed__, &[])
        }),
        method("copy", "($self, /)", "A dict of the locals.", |vm, args| {
            Ok(of(&args[0]).snapshot(vm)?.into_value())
        }),
        method("keys", "($self, /)", "The names, as a list.", |vm, args| keys(vm, &args[0])),
        method("values", "($self, /)", "The values, as a list.", |vm, args| {
            let dict = of(&args[0]).snapshot(vm)?;
            list_of(vm, &dict, |_, value| Ok(value))
        }),
        method("items", "($self, /)", "Pairs of names and values, as a list.", |vm, args| {
            let dict = of(&args[0]).snapshot(vm)?;
            list_of(vm, &dict, |name, value| vm.new_tuple(&[name, value]))
        }),
        method("update", "($self, other, /)", "Assign the items of a dict.", |vm, args| {
            update(vm, &args[0], &args[1])?;
            Ok(Value::NONE)
        }),
        variadic("get", "", "The value of a local, or a default.", get_method),
        variadic("setdefault", "", "The value of a local, assigned now if it is unbound.", set_default),
        variadic("pop", "", "Remove what is no local of the code.", pop),
    ],
    ..TypeSpec::container::<PyFrameLocals>()
});

impl Trace for PyFrameLocals {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit_ref(&*self.frame);
    }
}

fn of(value: &Value) -> &PyFrameLocals {
    value.downcast().expect("a proxy's slot gets one")
}

fn new(vm: &Thread, _: &PyType, args: Args<'_>) -> PyResult {
    let [frame] = args.positional() else {
        let given = args.positional().len();
        return Err(vm.type_error(format!("FrameLocalsProxy expected 1 argument, got {given}")));
    };
    if args.has_keywords() {
        return Err(vm.type_error("FrameLocalsProxy takes no keyword arguments"));
    }
    match frame.downcast::<PyFrame>() {
        Some(object) => proxy(vm, Ref::borrowed(object)),
        None => Err(vm.type_error(format!("expect frame, not {:.100}", frame.ty().name()))),
    }
}

fn proxy(vm: &Thread, frame: Ref<PyFrame>) -> PyResult {
    let proxy = vm.heap().allocate(PyFrameLocals { object: Object::new(&TYPE), frame })?;
    vm.heap().track(proxy.as_object());
    Ok(proxy.into_value())
}

/// `frame.f_locals`.
pub fn frame_locals(vm: &Thread, frame: &PyFrame) -> PyResult {
    match frame.namespace() {
        Some(namespace) if !has_hidden(frame) => Ok(namespace),
        _ => proxy(vm, Ref::borrowed(frame)),
    }
}

/// `locals()`: the innermost frame's namespace, or a new dict of a function's locals. `None` if no frame runs.
pub fn locals(vm: &Thread) -> PyResult<Option<Value>> {
    // SAFETY: the innermost frame is alive.
    let Some(frame) = (unsafe { vm.frame.get().as_ref() }) else { return Ok(None) };
    if let (Some(namespace), false) = (frame.namespace_value(), may_hide(frame)) {
        return Ok(Some(namespace));
    }
    let object = PyFrame::of(vm, frame)?;
    let found = frame_locals(vm, &object)?;
    match found.downcast::<PyFrameLocals>() {
        Some(proxy) => Ok(Some(proxy.snapshot(vm)?.into_value())),
        None => Ok(Some(found)),
    }
}

fn may_hide(frame: &Frame) -> bool {
    frame.locals_count() > 0
}

/// Whether a comprehension that was inlined into a module or class is running.
fn has_hidden(frame: &PyFrame) -> bool {
    let code = frame.code();
    code.code().flags & code_flags::OPTIMIZED == 0
        && (0..code.locals_count())
            .any(|index| code.kind(index) & kinds::HIDDEN != 0 && frame.visible_local(index).is_some())
}

impl PyFrame {
    /// The value of the local at `index`, out of its cell if it has one.
    pub fn visible_local(&self, index: usize) -> Option<Value> {
        let word = self.local(index);
        if word.is_null() {
            return None;
        }
        // SAFETY: not null, and owned by the frame.
        let value = unsafe { word.to_value() };
        match value.downcast::<PyCell>() {
            Some(cell) if self.code().kind(index) & (kinds::FREE | kinds::CELL) != 0 => cell.get(),
            _ => Some(value),
        }
    }

    fn assign_local(&self, index: usize, value: Value) {
        let is_shared = self.code().kind(index) & (kinds::FREE | kinds::CELL) != 0;
        let word = self.local(index);
        // SAFETY: null, or owned by the frame.
        let old = (!word.is_null()).then(|| unsafe { word.to_value() });
        if let Some(cell) = old.as_ref().filter(|_| is_shared).and_then(|old| old.downcast::<PyCell>()) {
            cell.set(Some(value));
            return;
        }
        // An instruction may be using the old value where it lay.
        if let Some(old) = self.replace_local(index, Some(value)) {
            self.keep(old);
        }
    }
}

impl PyFrameLocals {
    /// The local that a key names: with `bound`, only if it has a value.
    fn index(&self, vm: &Thread, key: &Value, bound: bool) -> PyResult<Option<usize>> {
        let code = self.frame.code();
        let is_name = key.downcast_exact::<PyStr>();
        let hash = vm.hash(key)?;
        for (index, name) in code.local_names().iter().enumerate() {
            let matches = match is_name {
                Some(key) => code.local_name(index).text() == key.text(),
                None => vm.hash(name)? == hash && vm.equals(name, key)?,
            };
            if matches && (!bound || self.frame.visible_local(index).is_some()) {
                return Ok(Some(index));
            }
        }
        Ok(None)
    }

    fn get(&self, vm: &Thread, key: &Value) -> PyResult<Option<Value>> {
        if let Some(index) = self.index(vm, key, true)? {
            return Ok(self.frame.visible_local(index));
        }
        match self.frame.extra_locals() {
            Some(extra) => extra.get_item(vm, key),
            None => Ok(None),
        }
    }

    /// The locals that are bound, in order, and then what else was assigned.
    fn snapshot(&self, vm: &Thread) -> PyResult<Ref<PyDict>> {
        let dict = PyDict::new(vm)?;
        for (index, name) in self.frame.code().local_names().iter().enumerate() {
            if let Some(value) = self.frame.visible_local(index) {
                dict.set_item(vm, name, value)?;
            }
        }
        if let Some(extra) = self.frame.extra_locals() {
            dict.merge_from(vm, &extra)?;
        }
        Ok(dict)
    }
}

fn get_item(vm: &Thread, own: &Value, key: &Value) -> PyResult {
    if let Some(value) = of(own).get(vm, key)? {
        return Ok(value);
    }
    let shown = vm.repr(key)?;
    let text = vm.format_str("local variable '", &shown, "' is not defined")?;
    Err(vm.raise_key_error(&text))
}

fn cannot_remove(vm: &Thread) -> Raised {
    vm.value_error("cannot remove local variables from FrameLocalsProxy")
}

fn set_item(vm: &Thread, own: &Value, key: &Value, value: Option<&Value>) -> PyResult<()> {
    let own = of(own);
    match (own.index(vm, key, value.is_none())?, value) {
        (Some(index), Some(value)) => {
            own.frame.assign_local(index, value.clone());
            Ok(())
        }
        (Some(_), None) => Err(cannot_remove(vm)),
        (None, Some(value)) => own.frame.ensure_extra_locals(vm)?.set_item(vm, key, value.clone()),
        (None, None) => match own.frame.extra_locals() {
            Some(extra) if extra.remove_item(vm, key)?.is_some() => Ok(()),
            _ => Err(vm.raise_key_error(key)),
        },
    }
}

fn keys(vm: &Thread, own: &Value) -> PyResult {
    let dict = of(own).snapshot(vm)?;
    list_of(vm, &dict, |name, _| Ok(name))
}

fn list_of(vm: &Thread, dict: &PyDict, item: impl Fn(Value, Value) -> PyResult) -> PyResult {
    let mut items = Buf::with_capacity(dict.len())?;
    for (name, value) in dict.entries() {
        items.push(item(name, value)?)?;
    }
    vm.new_list(items)
}

/// `key` and perhaps `default`, of a method called `name`.
fn key_and_default<'a>(vm: &Thread, args: Args<'a>, name: &str) -> PyResult<(&'a Value, Option<&'a Value>)> {
    match args.positional() {
        _ if args.has_keywords() => {
            Err(vm.type_error(format!("FrameLocalsProxy.{name}() takes no keyword arguments")))
        }
        [_, key] => Ok((key, None)),
        [_, key, default] => Ok((key, Some(default))),
        _ => Err(vm.type_error(format!("{name} expected 1 or 2 arguments"))),
    }
}

fn get_method(vm: &Thread, args: Args<'_>) -> PyResult {
    let (key, default) = key_and_default(vm, args, "get")?;
    let found = of(&args.values()[0]).get(vm, key)?;
    Ok(found.or_else(|| default.cloned()).unwrap_or(Value::NONE))
}

fn set_default(vm: &Thread, args: Args<'_>) -> PyResult {
    let (key, default) = key_and_default(vm, args, "setdefault")?;
    let own = &args.values()[0];
    if let Some(value) = of(own).get(vm, key)? {
        return Ok(value);
    }
    let value = default.cloned().unwrap_or(Value::NONE);
    set_item(vm, own, key, Some(&value))?;
    Ok(value)
}

fn pop(vm: &Thread, args: Args<'_>) -> PyResult {
    let (key, default) = key_and_default(vm, args, "pop")?;
    let own = of(&args.values()[0]);
    if own.index(vm, key, false)?.is_some() {
        return Err(cannot_remove(vm));
    }
    let removed = match own.frame.extra_locals() {
        Some(extra) => extra.remove_item(vm, key)?,
        None => None,
    };
    match (removed, default) {
        (Some((_, value)), _) => Ok(value),
        (None, Some(default)) => Ok(default.clone()),
        (None, None) => Err(vm.raise_key_error(key)),
    }
}

/// The items of a dict or another proxy.
fn items(vm: &Thread, value: &Value) -> PyResult<Option<Ref<PyDict>>> {
    match (value.downcast::<PyDict>(), value.downcast::<PyFrameLocals>()) {
        (Some(dict), _) => Ok(Some(Ref::borrowed(dict))),
        (None, Some(proxy)) => Ok(Some(proxy.snapshot(vm)?)),
        (None, None) => Ok(None),
    }
}

fn update(vm: &Thread, own: &Value, other: &Value) -> PyResult<()> {
    let Some(dict) = items(vm, other)? else {
        return Err(vm.type_error("update() argument must be dict or another FrameLocalsProxy"));
    };
    let mut position = 0;
    while let Some((next, key, value)) = dict.next_entry(position) {
        set_item(vm, own, &key, Some(&value))?;
        position = next;
    }
    Ok(())
}

fn union(vm: &Thread, left: &Value, right: &Value) -> PyResult {
    let (Some(left), Some(right)) = (items(vm, left)?, items(vm, right)?) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let result = left.copy(vm)?;
    result.merge_from(vm, &right)?;
    Ok(result.into_value())
}

fn compare(vm: &Thread, own: &Value, other: &Value, op: CompareOp) -> PyResult {
    let (left, right) = (of(own), other.downcast::<PyFrameLocals>());
    if let Some(right) = right {
        let same = std::ptr::eq(&*left.frame, &*right.frame);
        return Ok(match op {
            CompareOp::Eq => Value::bool(same),
            CompareOp::Ne => Value::bool(!same),
            _ => Value::NOT_IMPLEMENTED,
        });
    }
    if other.downcast::<PyDict>().is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    vm.rich_compare(&left.snapshot(vm)?.into_value(), other, op)
}

fn repr(vm: &Thread, own: &Value) -> PyResult {
    if !vm.repr_enter(own) {
        return vm.new_str("{...}");
    }
    let result = of(own).snapshot(vm).and_then(|dict| vm.repr(&dict.into_value()));
    vm.repr_leave(own);
    result
}
