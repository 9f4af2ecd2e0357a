//! `builtin_function_or_method`: a native function, bound to an object or a module.

use crate::builtins::introspection::{qualified_name, reduce_as_getattr, text_or_none};
use crate::builtins::module::PyModule;
use crate::builtins::str::PyStr;
use crate::call::{Args, call_native};
use crate::class::layout::Trace;
use crate::class::slots::{New, Slots};
use crate::class::spec::{
    Arity, Counting, MethodDef, MethodKind, NativeFn, TypeSpec, getset, getter, method,
};
use crate::class::{PyType, flags, statics};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload, Ref};
use crate::protocol::compare::CompareOp;
use crate::thread::Thread;
use crate::value::{Value, Word};
use crate::value_cell::ValueCell;
use rustc_hash::FxHashMap;
use std::cell::RefCell;

#[repr(C)]
pub struct PyBuiltin {
    object: Object,
    pub def: &'static MethodDef,
    /// What it is bound to: the first argument of a method; the module of a function; the type of a `__new__`.
    receiver: ValueCell,
    module: ValueCell,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyBuiltin {
    const TYPE: &'static PyType = &TYPE;

    fn matches(ty: &PyType) -> bool {
        std::ptr::eq(ty, &TYPE)
    }
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "builtin_function_or_method",
    flags: flags::HAS_WEAKREFS,
    slots: Slots {
        repr: Some(repr),
        call: Some(call),
        richcompare: Some(richcompare),
        hash: Some(hash),
        ..Slots::NONE
    },
    methods: &[method("__reduce__", "($self, /)", "", reduce)],
    getset: &[
        getset(
            "__module__",
            "",
            |vm, function| Ok(as_builtin(function).module_name(vm).unwrap_or(Value::NONE)),
            |vm, function, value| {
                as_builtin(function).set_module_name(vm, value.cloned());
                Ok(())
            },
        )
        .as_member(),
        getter("__doc__", "", |vm, function| text_or_none(vm, as_builtin(function).def.doc)),
        getter("__name__", "", |vm, function| vm.new_str(as_builtin(function).def.name)),
        getter("__qualname__", "", get_qualname),
        getter("__self__", "", |vm, function| {
            Ok(as_builtin(function).visible_receiver(vm)?.unwrap_or(Value::NONE))
        }),
        getter("__text_signature__", "", text_signature),
    ],
    ..TypeSpec::container::<PyBuiltin>()
});

/// `__new__` of native types: calls the type's `new` slot.
static NEW: MethodDef = MethodDef {
    name: "__new__",
    signature: "($type, *args, **kwargs)",
    doc: "Create and return a new object.  See help(type) for accurate signature.",
    arity: Arity::parse("($type, *args, **kwargs)"),
    kind: MethodKind::Static,
    counting: Counting::Plain,
    is_told: true,
    function: NativeFn::Variadic(call_new),
};

/// `__module__` of functions that all machines share, where a program has set it.
#[derive(Default)]
struct Renamed {
    names: RefCell<FxHashMap<usize, Option<Value>>>,
}

fn as_builtin(value: &Value) -> &PyBuiltin {
    value.downcast().expect("a builtin function's slot gets one")
}

impl PyBuiltin {
    pub fn new(
        vm: &Thread,
        def: &'static MethodDef,
        receiver: Option<Value>,
        module: Option<Value>,
    ) -> PyResult<Ref<PyBuiltin>> {
        let function = vm.heap().allocate_in_place(|| PyBuiltin {
            object: Object::new(&TYPE),
            def,
            receiver: ValueCell::new(receiver),
            module: ValueCell::new(module),
        })?;
        vm.heap().track(function.as_object());
        Ok(function)
    }

    fn immortal(ty: Option<&'static PyType>, def: &'static MethodDef) -> PyBuiltin {
        PyBuiltin {
            object: Object::immortal(&TYPE),
            def,
            receiver: ValueCell::new(ty.map(PyType::to_value)),
            module: ValueCell::empty(),
        }
    }

    /// The `__new__` of a static type.
    pub fn constructor(ty: &'static PyType) -> PyBuiltin {
        Self::immortal(Some(ty), &NEW)
    }

    /// A static method of a static type.
    pub fn immortal_static(ty: &'static PyType, def: &'static MethodDef) -> PyBuiltin {
        Self::immortal(Some(ty), def)
    }

    /// A function of a native module, for all machines: its module is found by its name.
    pub fn immortal_function(def: &'static MethodDef, module: Value) -> PyBuiltin {
        let function = Self::immortal(None, def);
        function.module.set(Some(module));
        function
    }

    /// What a program has set, if the function is everybody's; otherwise what the function says.
    fn module_name(&self, vm: &Thread) -> Option<Value> {
        if self.object.is_immortal() {
            let renamed = vm.interp().module_states.get::<Renamed>();
            if let Some(name) = renamed.names.borrow().get(&std::ptr::from_ref(self).addr()) {
                return name.clone();
            }
        }
        self.module.get()
    }

    fn set_module_name(&self, vm: &Thread, name: Option<Value>) {
        if !self.object.is_immortal() {
            return self.module.set(name);
        }
        let renamed = vm.interp().module_states.get::<Renamed>();
        let old = renamed.names.borrow_mut().insert(std::ptr::from_ref(self).addr(), name);
        drop(old);
    }

    /// The native type whose `__new__` this is.
    pub fn constructor_of(&self) -> Option<Ref<PyType>> {
        if !std::ptr::eq(self.def, &NEW) {
            return None;
        }
        self.receiver.get().and_then(|receiver| Ref::try_from_value(receiver).ok())
    }

    /// `__self__`: the type of a static method is none, but that of a `__new__` is.
    fn visible_receiver(&self, vm: &Thread) -> PyResult<Option<Value>> {
        if self.def.kind == MethodKind::Static && !std::ptr::eq(self.def, &NEW) {
            return Ok(None);
        }
        match (self.receiver.get(), self.module.get()) {
            (None, Some(module)) if self.object.is_immortal() => vm.modules()?.get_item(vm, &module),
            (receiver, _) => Ok(receiver),
        }
    }

    /// Whether calls put the receiver in front of the arguments; static methods have their type as one.
    fn passes_receiver(&self) -> bool {
        let unsigned = self.def.signature.is_empty() && self.def.kind != MethodKind::Static;
        (self.def.arity.bound || unsigned) && self.has_receiver()
    }

    /// Whether the function is a method: what it is bound to is no module that it belongs to.
    fn has_receiver(&self) -> bool {
        let receiver = self.receiver.word();
        // SAFETY: the receiver is alive as long as the function.
        !receiver.is_null()
            && (self.def.arity.bound
                || unsafe { receiver.as_value() }.downcast::<super::super::module::PyModule>().is_none())
    }

    /// Whether a call with so many positional arguments may have the missing ones filled in.
    pub fn can_fill(&self, count: usize) -> bool {
        !self.passes_receiver() && crate::call::can_fill(self.def, count)
    }

    /// What goes before the arguments of a call, borrowed; null if nothing does.
    #[inline(always)]
    pub fn bound_receiver(&self) -> Word {
        if self.def.arity.bound { self.receiver.word() } else { Word::NULL }
    }

    /// The function, if it may be called with the receiver and exactly these arguments behind it.
    pub fn exact_bound(&self, count: usize) -> Option<fn(&Thread, &[Value]) -> PyResult> {
        match self.def.function {
            NativeFn::Fixed(function)
                if !self.bound_receiver().is_null() && self.def.arity.takes_exactly(count + 1) =>
            {
                Some(function)
            }
            _ => None,
        }
    }

    /// As [`PyBuiltin::can_fill`], of a method.
    pub fn can_fill_bound(&self, count: usize) -> bool {
        !self.bound_receiver().is_null() && crate::call::can_fill(self.def, count + 1)
    }

    /// The function, if it may be called with exactly these arguments as they lie.
    pub fn exact(&self, count: usize) -> Option<fn(&Thread, &[Value]) -> PyResult> {
        match self.def.function {
            NativeFn::Fixed(function) if !self.passes_receiver() && self.def.arity.takes_exactly(count) => {
                Some(function)
            }
            _ => None,
        }
    }
}

/// The function pointer that a call's cache holds as a word.
///
/// # Safety
/// The word was made by `native_word`.
#[inline(always)]
pub unsafe fn native_of(word: u64) -> fn(&Thread, &[Value]) -> PyResult {
    // SAFETY: by contract.
    unsafe {
        std::mem::transmute::<*const (), fn(&Thread, &[Value]) -> PyResult>(
            std::ptr::with_exposed_provenance(word as usize),
        )
    }
}

pub fn native_word(function: fn(&Thread, &[Value]) -> PyResult) -> u64 {
    function as usize as u64
}

impl Trace for PyBuiltin {
    fn trace(&self, tracer: &mut Tracer) {
        self.receiver.trace(tracer);
        self.module.trace(tracer);
    }
}

/// Functions of modules are shown as if they took the module, as CPython's do.
fn text_signature(vm: &Thread, function: &Value) -> PyResult {
    let own = as_builtin(function);
    let signature = own.def.text_signature();
    let is_of_module = own.def.kind == MethodKind::Plain && !own.def.arity.bound && !own.has_receiver();
    match signature.strip_prefix('(') {
        Some(rest) if is_of_module => {
            let marker = if own.def.arity.positional_only > 0 { "" } else { ", /" };
            let comma = if rest == ")" { "" } else { ", " };
            vm.new_str(&format!("($module{marker}{comma}{rest}"))
        }
        _ => text_or_none(vm, signature),
    }
}

fn call(vm: &Thread, function: &Value, args: Args<'_>) -> PyResult {
    let own = as_builtin(function);
    if own.passes_receiver() {
        let receiver = own.receiver.get().unwrap_or(Value::NONE);
        let def = own.def;
        return args.with_first(&receiver, |args| call_native(vm, def, args));
    }
    call_native(vm, own.def, args)
}

/// `cls.__new__(type, ...)`: the type must derive from the one whose `__new__` it is.
fn call_new(vm: &Thread, args: Args<'_>) -> PyResult {
    // Bound to the native type: that one comes first, then the arguments of the call.
    let Some((owner, args)) = args.split_first() else {
        return Err(vm.type_error("__new__(): not enough arguments"));
    };
    let Some(owner) = owner.downcast::<PyType>() else { return Err(vm.type_error("__new__(): not a type")) };
    let name = owner.name();
    let Some((ty, rest)) = args.split_first() else {
        return Err(vm.type_error(format!("{name}.__new__(): not enough arguments")));
    };
    let Some(class) = ty.downcast::<PyType>() else {
        let text = format!("{name}.__new__(X): X is not a type object ({})", ty.ty().name());
        return Err(vm.type_error(text));
    };
    if !class.is_subtype(owner) {
        let text = format!("{name}.__new__({0}): {0} is not a subtype of {name}", class.name());
        return Err(vm.type_error(text));
    }
    // The native type of the layout decides: `object.__new__(int)` would make an object of the wrong one.
    let native = std::iter::successors(Some(class), |ty| ty.base()).find(|ty| !ty.is_heap_type());
    let is_safe = native.is_some_and(|native| {
        matches!((native.slots().new, owner.slots().new), (Some(a), Some(b)) if std::ptr::fn_addr_eq(a, b))
    });
    if !is_safe {
        let no_constructor: New = crate::class::create::no_constructor;
        if let Some(native) = native
            && (native.has_flag(flags::NO_NEW)
                || native.slots().new.is_some_and(|new| std::ptr::fn_addr_eq(new, no_constructor)))
        {
            return no_constructor(vm, class, rest);
        }
        let native = native.map_or("?", |ty| ty.name());
        let text = format!("{name}.__new__({}) is not safe, use {native}.__new__()", class.name());
        return Err(vm.type_error(text));
    }
    match owner.slots().new {
        Some(new) => new(vm, class, rest),
        None => Err(vm.type_error(format!("cannot create '{name}' instances"))),
    }
}

/// Bound to the same object, and the same function.
fn richcompare(_: &Thread, left: &Value, right: &Value, op: CompareOp) -> PyResult {
    let (Some(a), Some(b)) = (left.downcast::<PyBuiltin>(), right.downcast::<PyBuiltin>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let same = a.receiver.word() == b.receiver.word() && std::ptr::eq(a.def, b.def);
    match op {
        CompareOp::Eq => Ok(Value::bool(same)),
        CompareOp::Ne => Ok(Value::bool(!same)),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn hash(_: &Thread, function: &Value) -> PyResult<i64> {
    let own = as_builtin(function);
    let hash = crate::text::hash::hash_address;
    let definition = std::ptr::from_ref(own.def).addr();
    Ok(crate::text::hash::not_minus_one(hash(own.receiver.word().bits() as usize) ^ hash(definition)))
}

/// What it is bound to, if that is more than the module it belongs to.
fn bound_to(own: &PyBuiltin) -> Option<Value> {
    own.receiver.get().filter(|receiver| !receiver.is_none() && receiver.downcast::<PyModule>().is_none())
}

fn get_qualname(vm: &Thread, function: &Value) -> PyResult {
    let own = as_builtin(function);
    match bound_to(own) {
        None => vm.new_str(own.def.name),
        Some(receiver) => {
            let ty = receiver.downcast::<PyType>().map_or_else(|| receiver.ty().to_ref(), PyType::to_ref);
            qualified_name(vm, &ty, own.def.name)
        }
    }
}

fn reduce(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_builtin(&args[0]);
    match bound_to(own) {
        None => vm.new_str(own.def.name),
        Some(receiver) => reduce_as_getattr(vm, receiver, own.def.name),
    }
}

fn repr(vm: &Thread, function: &Value) -> PyResult {
    let own = as_builtin(function);
    let receiver =
        own.receiver.get().filter(|receiver| receiver.downcast::<super::super::module::PyModule>().is_none());
    match receiver {
        None => vm.new_str(&format!("<built-in function {}>", own.def.name)),
        Some(receiver) => {
            let (name, ty) = (own.def.name, receiver.ty().name());
            vm.new_str(&format!("<built-in method {name} of {ty} object at {:#x}>", receiver.id()))
        }
    }
}

/// The interned name of a definition.
pub fn name_of(def: &'static MethodDef) -> &'static PyStr {
    statics::intern(def.name)
}
