//! What each VM keeps for the module: its classes, the templates of contexts, and the variable of the current context.

use super::context::{self, PyContext};
use super::number::{Limits, Rounding};
use super::signal_dict::{self, SIGNALS};
use super::status::*;
use crate::contextvars;
use crate::exception_class::make_with_bases;
use std::rc::Rc;
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::exceptions;
use taipan_vm::builtins::list::PyList;
use taipan_vm::builtins::module::PyModule;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::class::statics;
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::import::engine::import_absolute;
use taipan_vm::object::Ref;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::value_cell::ValueCell;

#[derive(Default)]
pub struct State {
    /// Tuples of classes, in the order of [`SIGNALS`] and [`CONDITIONS`].
    signals: ValueCell,
    conditions: ValueCell,
    signal_dict: ValueCell,
    decimal_tuple: ValueCell,
    rational: ValueCell,
    variable: ValueCell,
    /// What the module's dictionary has got by [`init`].
    exports: ValueCell,
    /// `DefaultContext`, `BasicContext`, `ExtendedContext`: what becomes the current context is a copy of them.
    templates: [ValueCell; 3],
}

/// The conditions that are invalid operations, in the order of exceptions' arguments.
const CONDITIONS: [(&str, u32); 5] = [
    ("InvalidOperation", INVALID_OPERATION),
    ("ConversionSyntax", CONVERSION_SYNTAX),
    ("DivisionImpossible", DIVISION_IMPOSSIBLE),
    ("DivisionUndefined", DIVISION_UNDEFINED),
    ("InvalidContext", INVALID_CONTEXT),
];

#[inline]
pub fn state(vm: &Thread) -> Rc<State> {
    vm.interp().module_states.get()
}

fn item(row: &ValueCell, at: usize) -> Option<Value> {
    row.get()?.downcast::<PyTuple>()?.items().get(at).cloned()
}

impl State {
    fn made(vm_value: Option<Value>) -> PyResult {
        // Nothing of the module can be reached before it has been made.
        Ok(vm_value.unwrap_or(Value::NONE))
    }

    pub fn signals(&self) -> PyResult {
        State::made(self.signals.get())
    }

    pub fn signal(&self, at: usize) -> PyResult {
        State::made(item(&self.signals, at))
    }

    pub fn signal_dict(&self) -> PyResult {
        State::made(self.signal_dict.get())
    }

    pub fn decimal_tuple(&self) -> PyResult {
        State::made(self.decimal_tuple.get())
    }

    pub fn default_context(&self) -> Option<Ref<PyContext>> {
        self.templates[0].get()?.downcast::<PyContext>().map(Ref::borrowed)
    }

    /// The place of a signal's class.
    pub fn signal_index(&self, class: &Value) -> Option<usize> {
        self.signals.get()?.downcast::<PyTuple>()?.items().iter().position(|signal| signal.is(class))
    }

    pub fn first_signal(&self, bits: u32) -> PyResult {
        let at = SIGNALS.iter().position(|(_, signal)| bits & signal != 0).unwrap_or(0);
        self.signal(at)
    }

    /// The classes of all conditions and signals of some bits, in a list.
    pub fn conditions_and_signals(&self, vm: &Thread, bits: u32) -> PyResult {
        let mut list = Buf::new();
        for (at, (_, condition)) in CONDITIONS.iter().enumerate() {
            if bits & condition != 0
                && let Some(class) = item(&self.conditions, at)
            {
                list.push(class)?;
            }
        }
        for (at, (_, signal)) in SIGNALS.iter().enumerate().skip(1) {
            if bits & signal != 0 {
                list.push(self.signal(at)?)?;
            }
        }
        Ok(PyList::from_buf(vm, list)?.into_value())
    }

    fn is_template(&self, context: &Value) -> bool {
        self.templates.iter().any(|template| template.get().is_some_and(|template| template.is(context)))
    }
}

/// `numbers.Rational`.
pub fn rational(vm: &Thread) -> PyResult {
    State::made(state(vm).rational.get())
}

/// The current context; the first use makes one.
#[inline]
pub fn context(vm: &Thread) -> PyResult<Ref<PyContext>> {
    if let Some(known) = vm.context_memo.get()
        && let Ok(context) = Ref::<PyContext>::try_from_value(known)
    {
        return Ok(context);
    }
    find_context(vm)
}

#[inline(never)]
fn find_context(vm: &Thread) -> PyResult<Ref<PyContext>> {
    let state = state(vm);
    let variable = State::made(state.variable.get())?;
    if let Some(context) = contextvars::value_of(vm, &variable)?
        && let Ok(context) = Ref::<PyContext>::try_from_value(context)
    {
        vm.context_memo.set(Some(context.to_value()));
        return Ok(context);
    }
    new_context(vm, &state, &variable)
}

#[cold]
fn new_context(vm: &Thread, state: &State, variable: &Value) -> PyResult<Ref<PyContext>> {
    let context = match state.default_context() {
        Some(template) => template.copy(vm)?,
        None => context::make(vm, &context::TYPE, context::DEFAULT, true, 0, context::DEFAULT_TRAPS)?,
    };
    context.set_flags(0);
    vm.call_method_str(variable, "set", &[context.to_value()])?;
    Ok(context)
}

/// Makes a context the current one; a template is copied first.
pub fn set_context(vm: &Thread, context: &Value) -> PyResult<()> {
    let Some(own) = context.downcast::<PyContext>() else {
        return Err(vm.type_error("argument must be a context"));
    };
    let state = state(vm);
    let variable = State::made(state.variable.get())?;
    if state.is_template(context) {
        let copy = own.copy(vm)?;
        copy.set_flags(0);
        vm.call_method_str(&variable, "set", &[copy.into_value()])?;
    } else {
        vm.call_method_str(&variable, "set", std::slice::from_ref(context))?;
    }
    Ok(())
}

/// The bases of the signals' classes beside `DecimalException`, by name.
fn bases(name: &str, made: &[(&str, Value)], exception: &Value) -> Vec<Value> {
    let class = |name: &str| made.iter().find(|(known, _)| *known == name).map(|(_, class)| class.clone());
    let all = |names: &[&str]| names.iter().filter_map(|name| class(name)).collect();
    match name {
        "DivisionByZero" => vec![exception.clone(), exceptions::ZERO_DIVISION_ERROR.to_value()],
        "FloatOperation" => vec![exception.clone(), exceptions::TYPE_ERROR.to_value()],
        "Overflow" => all(&["Inexact", "Rounded"]),
        "Underflow" => all(&["Inexact", "Rounded", "Subnormal"]),
        "ConversionSyntax" | "DivisionImpossible" | "InvalidContext" => all(&["InvalidOperation"]),
        "DivisionUndefined" => {
            let mut row = all(&["InvalidOperation"]);
            row.push(exceptions::ZERO_DIVISION_ERROR.to_value());
            row
        }
        _ => vec![exception.clone()],
    }
}

/// The classes of signals and conditions, each after its bases.
const CLASSES: [&str; 13] = [
    "InvalidOperation",
    "FloatOperation",
    "DivisionByZero",
    "Subnormal",
    "Inexact",
    "Rounded",
    "Clamped",
    "Overflow",
    "Underflow",
    "ConversionSyntax",
    "DivisionImpossible",
    "DivisionUndefined",
    "InvalidContext",
];

fn add_exceptions(vm: &Thread, dict: &PyDict, state: &State) -> PyResult<()> {
    let base = exceptions::ARITHMETIC_ERROR.to_value();
    let exception = make_with_bases(vm, "decimal", "DecimalException", &[base])?;
    dict.set_str(statics::intern("DecimalException"), exception.clone())?;
    let mut made = Vec::new();
    for name in CLASSES {
        let class = make_with_bases(vm, "decimal", name, &bases(name, &made, &exception))?;
        dict.set_str(statics::intern(name), class.clone())?;
        made.push((name, class));
    }
    let row = |names: &mut dyn Iterator<Item = &str>| -> PyResult {
        let find = |name| made.iter().find(|(known, _)| *known == name).map(|(_, class)| class.clone());
        let classes: Vec<Value> = names.filter_map(find).collect();
        vm.new_tuple(&classes)
    };
    state.signals.set(Some(row(&mut SIGNALS.iter().map(|(name, _)| *name))?));
    state.conditions.set(Some(row(&mut CONDITIONS.iter().map(|(name, _)| *name))?));
    Ok(())
}

/// Gives the module what it has of its own in this VM. There is one set of classes, however often the module is made: they belong
/// to types that all modules share.
pub fn init(vm: &Thread, module: &PyModule) -> PyResult<()> {
    let state = state(vm);
    let exports = match state.exports.get().map(Ref::<PyDict>::try_from_value) {
        Some(Ok(exports)) => exports,
        _ => {
            let exports = PyDict::new(vm)?;
            make_exports(vm, &exports, &state)?;
            state.exports.set(Some(exports.to_value()));
            exports
        }
    };
    let items = vm.call_method_str(exports.as_value(), "items", &[])?;
    vm.for_each(&items, |item| match item.downcast::<PyTuple>().map(PyTuple::items) {
        Some([name, value]) => module.dict().set_item(vm, name, value.clone()),
        _ => Ok(()),
    })
}

fn make_exports(vm: &Thread, dict: &PyDict, state: &State) -> PyResult<()> {
    add_exceptions(vm, dict, state)?;
    let numbers = import_absolute(vm, "numbers")?;
    let number = vm.get_attr_str(&numbers, "Number")?;
    vm.call_method_str(&number, "register", &[super::decimal_type::TYPE.to_value()])?;
    state.rational.set(Some(vm.get_attr_str(&numbers, "Rational")?));
    let collections = import_absolute(vm, "collections")?;
    let fields = vm.new_str("sign digits exponent")?;
    let tuple = vm.call_method_str(&collections, "namedtuple", &[vm.new_str("DecimalTuple")?, fields])?;
    let set_module = |class: &Value, name: &str| -> PyResult<()> {
        let name = vm.new_str(name)?;
        vm.set_attr(class, statics::intern("__module__"), Some(&name))
    };
    set_module(&tuple, "decimal")?;
    dict.set_str(statics::intern("DecimalTuple"), tuple.clone())?;
    state.decimal_tuple.set(Some(tuple));
    let mapping = import_absolute(vm, "collections.abc")?;
    // The name of a module within a package imports the package.
    let mapping = match vm.get_attr_str(&mapping, "abc") {
        Ok(module) => module,
        Err(_) if vm.raised_matches(&exceptions::ATTRIBUTE_ERROR) => {
            vm.clear_raised();
            mapping
        }
        Err(raised) => return Err(raised),
    };
    let mapping = vm.get_attr_str(&mapping, "MutableMapping")?;
    let namespace = PyDict::new(vm)?;
    namespace.set_str(statics::intern("__module__"), vm.new_str("abc")?)?;
    let bases = vm.new_tuple(&[signal_dict::TYPE.to_value(), mapping.clone()])?;
    let class =
        vm.call(&mapping.ty().to_value(), &[vm.new_str("SignalDict")?, bases, namespace.into_value()])?;
    state.signal_dict.set(Some(class));
    add_contexts(vm, dict, state)
}

fn add_contexts(vm: &Thread, dict: &PyDict, state: &State) -> PyResult<()> {
    let variable = vm.call(&contextvars::VARIABLE.to_value(), &[vm.new_str("decimal_context")?])?;
    state.variable.set(Some(variable));
    let small = Limits { prec: 9, ..context::DEFAULT };
    let basic_traps = ANY_INVALID | DIVISION_BY_ZERO | OVERFLOW | UNDERFLOW | CLAMPED;
    let templates = [
        ("DefaultContext", context::DEFAULT, context::DEFAULT_TRAPS),
        ("BasicContext", small.with(Rounding::HalfUp), basic_traps),
        ("ExtendedContext", small, 0),
    ];
    for ((name, limits, traps), place) in templates.into_iter().zip(&state.templates) {
        let context = context::make(vm, &context::TYPE, limits, true, 0, traps)?.into_value();
        dict.set_str(statics::intern(name), context.clone())?;
        place.set(Some(context));
    }
    for (_, name) in Rounding::ALL {
        dict.set_str(statics::intern(name), vm.intern_str(name)?.into_value())?;
    }
    Ok(())
}
