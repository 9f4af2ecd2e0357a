//! `_contextvars`: context variables (PEP 567).
//!
//! A context's variables are a dict that contexts share until one of them changes its own: copying a context takes no time, and the
//! first change of a copy copies the dict.
//!
//! Invariant: a context is `entered` exactly while it is the current one of some thread, or further out on its stack of contexts.

use std::cell::Cell;
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::{exceptions, generic_alias};
use taipan_vm::call::{Args, bind};
use taipan_vm::class::layout::Trace;
use taipan_vm::class::ready::ready_all;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{Constant, MethodDef, TypeSpec, getter, method, parameters, variadic};
use taipan_vm::class::{PyType, create, flags};
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::heap::Tracer;
use taipan_vm::modules::ModuleSpec;
use taipan_vm::object::{Object, Payload, Ref};
use taipan_vm::protocol::compare::CompareOp;
use taipan_vm::text::TextBuf;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::value_cell::ValueCell;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_contextvars",
    doc: "Context Variables",
    functions: &[method("copy_context", "()", "Return a copy of the current context.", |vm, _| {
        copy(vm, &current(vm)?)
    })],
    types: &[&CONTEXT, &VARIABLE, &TOKEN],
    init: Some(|_, _| {
        ready_all([&MISSING].into_iter());
        Ok(())
    }),
    ..ModuleSpec::NEW
};

#[repr(C)]
pub struct PyContext {
    object: Object,
    /// A dict, never changed while others have it, too.
    variables: ValueCell,
    /// The context that was current before this one was entered.
    previous: ValueCell,
    entered: Cell<bool>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyContext {
    const TYPE: &'static PyType = &CONTEXT;
}

impl Trace for PyContext {
    fn trace(&self, tracer: &mut Tracer) {
        self.variables.trace(tracer);
        self.previous.trace(tracer);
    }
}

pub static CONTEXT: PyType = PyType::from_spec(&TypeSpec {
    name: "_contextvars.Context",
    flags: flags::HAS_WEAKREFS | flags::MAPPING,
    slots: Slots {
        new: Some(new_context),
        iter: Some(|vm, own| vm.get_iter(&keys(own))),
        length: Some(|_, own| Ok(as_context(own).dict().len())),
        contains: Some(|vm, own, key| find(vm, own, key).map(|found| found.is_some())),
        subscript: Some(|vm, own, key| match find(vm, own, key)? {
            Some(value) => Ok(value),
            None => Err(vm.raise_key_error(key)),
        }),
        richcompare: Some(compare_contexts),
        ..Slots::NONE
    },
    methods: &[
        method(
            "get",
            "($self, key, default=None, /)",
            "Return the value of a variable, or the default.",
            |vm, args| {
                let default = || if args[2].is_unbound() { Value::NONE } else { args[2].clone() };
                Ok(find(vm, &args[0], &args[1])?.unwrap_or_else(default))
            },
        ),
        method("items", "($self, /)", "Return all variables and their values.", |vm, args| {
            view(vm, &args[0], "items")
        }),
        method("keys", "($self, /)", "Return all variables.", |vm, args| view(vm, &args[0], "keys")),
        method("values", "($self, /)", "Return all values.", |vm, args| view(vm, &args[0], "values")),
        method("copy", "($self, /)", "Return a copy of the context.", |vm, args| copy(vm, &args[0])),
        variadic("run", "", "Call a function with this context as the current one.", run),
    ],
    ..TypeSpec::object::<PyContext>()
});

fn as_context(value: &Value) -> &PyContext {
    value.downcast().expect("a context's slot gets a context")
}

impl PyContext {
    fn dict(&self) -> Ref<PyDict> {
        match self.variables.get().map(Ref::<PyDict>::try_from_value) {
            Some(Ok(dict)) => dict,
            _ => unreachable!("a context has a dict"),
        }
    }
}

fn make(vm: &Thread, variables: Value) -> PyResult {
    let context = PyContext {
        object: Object::new(&CONTEXT),
        variables: ValueCell::new(Some(variables)),
        previous: ValueCell::empty(),
        entered: Cell::new(false),
    };
    let context = vm.heap().allocate(context)?;
    vm.heap().track(context.as_object());
    Ok(context.into_value())
}

fn new_context(vm: &Thread, _: &PyType, args: Args<'_>) -> PyResult {
    if !args.values().is_empty() {
        return Err(vm.type_error("Context() does not accept any arguments"));
    }
    make(vm, PyDict::new(vm)?.into_value())
}

/// The thread's current context, made at its first use.
pub fn current(vm: &Thread) -> PyResult {
    if let Some(context) = vm.context.take() {
        vm.context.set(Some(context.clone()));
        return Ok(context);
    }
    let context = make(vm, PyDict::new(vm)?.into_value())?;
    as_context(&context).entered.set(true);
    vm.context.set(Some(context.clone()));
    Ok(context)
}

/// A context with the same variables.
pub fn copy(vm: &Thread, context: &Value) -> PyResult {
    make(vm, as_context(context).dict().into_value())
}

/// The context's dict, its own alone.
fn own_dict(vm: &Thread, context: &PyContext) -> PyResult<Ref<PyDict>> {
    let dict = context.dict();
    // One reference is the context's, one this function's.
    if dict.as_object().count() <= 2 {
        return Ok(dict);
    }
    let copy = dict.copy(vm)?;
    context.variables.set(Some(copy.to_value()));
    Ok(copy)
}

/// All variables, in a dict that nobody changes.
fn keys(own: &Value) -> Value {
    as_context(own).dict().into_value()
}

fn view(vm: &Thread, own: &Value, name: &str) -> PyResult {
    // The context may change while the view is in use.
    let dict = as_context(own).dict().copy(vm)?.into_value();
    let view = vm.get_attr_str(&dict, name)?;
    vm.get_iter(&vm.call(&view, &[])?)
}

fn find(vm: &Thread, own: &Value, key: &Value) -> PyResult<Option<Value>> {
    if key.downcast::<PyContextVar>().is_none() {
        let shown = vm.repr(key)?;
        let shown = vm.to_str(&shown)?.to_string_lossy();
        return Err(vm.type_error(format!("a ContextVar key was expected, got {shown}")));
    }
    as_context(own).dict().get_item(vm, key)
}

fn compare_contexts(vm: &Thread, own: &Value, other: &Value, op: CompareOp) -> PyResult {
    let (Some(left), Some(right)) = (own.downcast::<PyContext>(), other.downcast::<PyContext>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let equal = vm.equals(left.dict().as_value(), right.dict().as_value())?;
    Ok(Value::bool(equal == (op == CompareOp::Eq)))
}

/// Makes a context the current one.
pub fn enter(vm: &Thread, context: &Value) -> PyResult<()> {
    let own = as_context(context);
    if own.entered.get() {
        let shown = vm.repr(context)?;
        let shown = vm.to_str(&shown)?.to_string_lossy();
        return Err(vm.runtime_error(format!("cannot enter context: {shown} is already entered")));
    }
    own.previous.set(vm.context.take());
    vm.context_memo.set(None);
    own.entered.set(true);
    vm.context.set(Some(context.clone()));
    Ok(())
}

/// Makes the context before this one, which is the current one, the current one again.
pub fn exit(vm: &Thread, context: &Value) {
    let own = as_context(context);
    own.entered.set(false);
    vm.context_memo.set(None);
    let entered = vm.context.replace(own.previous.take());
    drop(entered);
}

fn run(vm: &Thread, args: Args<'_>) -> PyResult {
    let Some((own, args)) = args.split_first() else {
        return Err(vm.type_error("unbound method Context.run() needs an argument"));
    };
    if own.downcast::<PyContext>().is_none() {
        let given = own.ty().name();
        let text = format!(
            "descriptor 'run' for '_contextvars.Context' objects doesn't apply to a '{given}' object"
        );
        return Err(vm.type_error(text));
    }
    let Some((function, args)) = args.split_first() else {
        return Err(vm.type_error("run() missing 1 required positional argument"));
    };
    enter(vm, own)?;
    let result = vm.call_args(function, args);
    exit(vm, own);
    result
}

#[repr(C)]
pub struct PyContextVar {
    object: Object,
    name: Value,
    default: Option<Value>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyContextVar {
    const TYPE: &'static PyType = &VARIABLE;
}

impl Trace for PyContextVar {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.name);
        if let Some(default) = &self.default {
            tracer.visit(default);
        }
    }
}

static VARIABLE_PARAMETERS: MethodDef = parameters("ContextVar", "(name, /, *, default=<unrepresentable>)");

pub static VARIABLE: PyType = PyType::from_spec(&TypeSpec {
    name: "_contextvars.ContextVar",
    flags: 0,
    slots: Slots { new: Some(new_variable), repr: Some(repr_variable), ..Slots::NONE },
    methods: &[
        method(
            "get",
            "($self, default=<unrepresentable>, /)",
            "Return the value in the current context.",
            get,
        ),
        method(
            "set",
            "($self, value, /)",
            "Set the value in the current context; return a token to restore it by.",
            set,
        ),
        method("reset", "($self, token, /)", "Restore the value that a token stands for.", reset),
        method("__class_getitem__", "($type, object, /)", "See PEP 585", generic_alias::class_getitem)
            .classmethod(),
    ],
    getset: &[getter("name", "", |_, own| Ok(as_variable(own).name.clone())).as_member()],
    ..TypeSpec::object::<PyContextVar>()
});

fn as_variable(value: &Value) -> &PyContextVar {
    value.downcast().expect("a variable's slot gets a variable")
}

fn new_variable(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    if args.positional().len() != 1 {
        let given = args.positional().len();
        return Err(
            vm.type_error(format!("ContextVar() takes exactly 1 positional argument ({given} given)"))
        );
    }
    bind(vm, &VARIABLE_PARAMETERS, args, |args| {
        if args[0].downcast::<taipan_vm::builtins::str::PyStr>().is_none() {
            return Err(vm.type_error("context variable name must be a str"));
        }
        let (name, default) =
            (args[0].clone(), Some(args[1].clone()).filter(|default| !default.is_unbound()));
        Ok(create::allocate_instance(vm, ty, |object| PyContextVar { object, name, default })?.into_value())
    })
}

fn push_address(buf: &mut TextBuf, value: &Value) -> PyResult<()> {
    Ok(buf.push_str(&format!(" at {:#x}>", value.id()))?)
}

fn finish(vm: &Thread, buf: TextBuf) -> PyResult {
    Ok(taipan_vm::builtins::str::PyStr::from_compact(vm.heap(), buf.finish()?)?.into_value())
}

fn repr_variable(vm: &Thread, own: &Value) -> PyResult {
    let variable = as_variable(own);
    let mut buf = TextBuf::new();
    buf.push_str("<ContextVar name=")?;
    vm.push_repr(&mut buf, &variable.name)?;
    if let Some(default) = &variable.default {
        buf.push_str(" default=")?;
        vm.push_repr(&mut buf, default)?;
    }
    push_address(&mut buf, own)?;
    finish(vm, buf)
}

/// The value of a variable in the current context.
pub fn value_of(vm: &Thread, own: &Value) -> PyResult<Option<Value>> {
    let Some(context) = vm.context.take() else { return Ok(None) };
    vm.context.set(Some(context.clone()));
    as_context(&context).dict().get_item(vm, own)
}

fn get(vm: &Thread, args: &[Value]) -> PyResult {
    if let Some(value) = value_of(vm, &args[0])? {
        return Ok(value);
    }
    match (&args[1], &as_variable(&args[0]).default) {
        (default, _) if !default.is_unbound() => Ok(default.clone()),
        (_, Some(default)) => Ok(default.clone()),
        _ => Err(vm.raise_with(&exceptions::LOOKUP_ERROR, std::slice::from_ref(&args[0]))),
    }
}

fn set(vm: &Thread, args: &[Value]) -> PyResult {
    let context = current(vm)?;
    let old = value_of(vm, &args[0])?;
    let dict = own_dict(vm, as_context(&context))?;
    vm.context_memo.set(None);
    dict.set_item(vm, &args[0], args[1].clone())?;
    let token = PyToken {
        object: Object::new(&TOKEN),
        context,
        variable: args[0].clone(),
        old,
        used: Cell::new(false),
    };
    let token = vm.heap().allocate(token)?;
    vm.heap().track(token.as_object());
    Ok(token.into_value())
}

fn shown(vm: &Thread, value: &Value) -> PyResult<String> {
    let text = vm.repr(value)?;
    Ok(vm.to_str(&text)?.to_string_lossy())
}

fn reset(vm: &Thread, args: &[Value]) -> PyResult {
    let Some(token) = args[1].downcast::<PyToken>() else {
        let given = shown(vm, &args[1])?;
        return Err(vm.type_error(format!("expected an instance of Token, got {given}")));
    };
    reset_by(vm, &args[0], &args[1], token)?;
    Ok(Value::NONE)
}

fn reset_by(vm: &Thread, variable: &Value, value: &Value, token: &PyToken) -> PyResult<()> {
    let refused = |raise: fn(&Thread, String) -> Raised, what: &str| -> PyResult<()> {
        Err(raise(vm, format!("{} {what}", shown(vm, value)?)))
    };
    if token.used.get() {
        return refused(|vm, text| vm.runtime_error(text), "has already been used once");
    }
    if !token.variable.is(variable) {
        return refused(|vm, text| vm.value_error(text), "was created by a different ContextVar");
    }
    let context = current(vm)?;
    if !token.context.is(&context) {
        return refused(|vm, text| vm.value_error(text), "was created in a different Context");
    }
    token.used.set(true);
    let dict = own_dict(vm, as_context(&context))?;
    vm.context_memo.set(None);
    match &token.old {
        Some(old) => dict.set_item(vm, variable, old.clone()),
        None => dict.remove_item(vm, variable).map(drop),
    }
}

#[repr(C)]
pub struct PyToken {
    object: Object,
    context: Value,
    variable: Value,
    old: Option<Value>,
    used: Cell<bool>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyToken {
    const TYPE: &'static PyType = &TOKEN;
}

impl Trace for PyToken {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.context);
        tracer.visit(&self.variable);
        if let Some(old) = &self.old {
            tracer.visit(old);
        }
    }
}

pub static TOKEN: PyType = PyType::from_spec(&TypeSpec {
    name: "_contextvars.Token",
    slots: Slots {
        new: Some(|vm, _, _| Err(vm.runtime_error("Tokens can only be created by ContextVars"))),
        repr: Some(repr_token),
        ..Slots::NONE
    },
    methods: &[
        method("__class_getitem__", "($type, object, /)", "See PEP 585", generic_alias::class_getitem)
            .classmethod(),
        method("__enter__", "($self, /)", "Enter into Token context manager.", |_, args| Ok(args[0].clone())),
        method(
            "__exit__",
            "($self, type, val, tb, /)",
            "Exit from Token context manager, restore the linked ContextVar.",
            |vm, args| {
                let token = as_token(&args[0]);
                reset_by(vm, &token.variable.clone(), &args[0], token)?;
                Ok(Value::NONE)
            },
        ),
    ],
    getset: &[
        getter("var", "", |_, own| Ok(as_token(own).variable.clone())),
        getter("old_value", "", |_, own| match &as_token(own).old {
            Some(old) => Ok(old.clone()),
            None => Ok(missing_value()),
        }),
    ],
    constants: &[("MISSING", Constant::Make(missing_value))],
    ..TypeSpec::container::<PyToken>()
});

fn as_token(value: &Value) -> &PyToken {
    value.downcast().expect("a token's slot gets a token")
}

fn repr_token(vm: &Thread, own: &Value) -> PyResult {
    let token = as_token(own);
    let mut buf = TextBuf::new();
    buf.push_str(if token.used.get() { "<Token used var=" } else { "<Token var=" })?;
    vm.push_repr(&mut buf, &token.variable)?;
    push_address(&mut buf, own)?;
    finish(vm, buf)
}

/// The type of `Token.MISSING`.
#[repr(C)]
pub struct PyMissing(Object);

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyMissing {
    const TYPE: &'static PyType = &MISSING;
}

pub static MISSING: PyType = PyType::from_spec(&TypeSpec {
    name: "Token.MISSING",
    flags: flags::NO_NEW,
    slots: Slots { repr: Some(|vm, _| vm.new_str("<Token.MISSING>")), ..Slots::NONE },
    ..TypeSpec::leaf::<PyMissing>()
});

// SAFETY: immortal, and there is nothing in it.
unsafe impl Sync for PyMissing {}

static ONLY: PyMissing = PyMissing(Object::immortal(&MISSING));

/// `Token.MISSING`, which all VMs share.
fn missing_value() -> Value {
    Value::borrowed(&ONLY.0)
}
