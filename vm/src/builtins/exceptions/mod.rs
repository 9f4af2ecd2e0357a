//! Exceptions: the hierarchy, making and raising them.
//!
//! All have the payload [`PyBaseException`]; some add fields ([`fields`]). Setting an exception gives it as `__context__` the
//! one that is being handled (reference, "The raise statement").

pub mod fields;
pub mod groups;
pub mod import_error;
pub mod os_error;
pub mod raise;
pub mod syntax_error;
pub mod unicode_error;

pub use fields::{ATTRIBUTE_ERROR, NAME_ERROR, STOP_ITERATION, SYSTEM_EXIT, UNBOUND_LOCAL_ERROR};
pub use groups::{BASE_EXCEPTION_GROUP, EXCEPTION_GROUP};
pub use import_error::{IMPORT_ERROR, MODULE_NOT_FOUND_ERROR};
pub use os_error::{FILE_NOT_FOUND_ERROR, OS_ERROR};
pub use raise::{instantiate, keep_memory_error, new_memory_error, take_stop_iteration, tell_attribute};
pub use syntax_error::{INDENTATION_ERROR, SYNTAX_ERROR, TAB_ERROR};
pub use unicode_error::{
    UNICODE_DECODE_ERROR, UNICODE_ENCODE_ERROR, UNICODE_ERROR, UNICODE_TRANSLATE_ERROR,
    surrogate_encode_error,
};

use super::list::PyList;
use super::str::PyStr;
use super::tuple::PyTuple;
use super::{descriptors, dict::PyDict};
use crate::call::Args;
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, getset, method};
use crate::class::{PyType, attributes, flags};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::names;
use crate::object::{Object, Payload, Ref};
use crate::thread::Thread;
use crate::value::Value;
use crate::value_cell::ValueCell;
use std::cell::Cell;

#[repr(C)]
pub struct PyBaseException {
    object: Object,
    args: ValueCell,
    traceback: ValueCell,
    context: ValueCell,
    cause: ValueCell,
    /// 0 or 1; no padding: see `Heap::allocate`.
    suppress_context: Cell<u64>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyBaseException {
    const TYPE: &'static PyType = &BASE_EXCEPTION;

    #[inline(always)]
    fn matches(ty: &PyType) -> bool {
        ty.has_flag(flags::EXCEPTION_SUBCLASS)
    }
}

/// The flags of a builtin exception.
const SUBCLASSABLE: u32 = flags::BUILTIN | flags::BASETYPE | flags::EXCEPTION_SUBCLASS;

pub static BASE_EXCEPTION: PyType = PyType::from_spec(&TypeSpec {
    name: "BaseException",
    doc: "Common base class for all exceptions",
    flags: flags::BUILTIN | flags::BASETYPE | flags::EXCEPTION_SUBCLASS | flags::HAS_DICT,
    slots: Slots { repr: Some(repr), str: Some(str), new: Some(new), init: Some(init), ..Slots::NONE },
    methods: &[
        method("__reduce__", "($self, /)", "What pickle and copy make the exception again from.", reduce),
        method("__setstate__", "($self, state, /)", "Set attributes from a dict.", setstate),
        method(
            "with_traceback",
            "($self, tb, /)",
            "Set self.__traceback__ to tb and return self.",
            with_traceback,
        ),
        method("add_note", "($self, note, /)", "Add a note to the exception.", add_note_method),
    ],
    getset: &[
        getset("__dict__", "", descriptors::get_dict, descriptors::set_lasting_dict),
        getset("args", "", |_, own| Ok(as_exception(own).args()), set_args),
        getset(
            "__traceback__",
            "",
            |_, own| Ok(as_exception(own).traceback.get().unwrap_or(Value::NONE)),
            set_traceback,
        ),
        getset(
            "__context__",
            "",
            |_, own| Ok(as_exception(own).context.get().unwrap_or(Value::NONE)),
            set_context,
        ),
        getset("__cause__", "", |_, own| Ok(as_exception(own).cause.get().unwrap_or(Value::NONE)), set_cause),
        getset(
            "__suppress_context__",
            "",
            |_, own| Ok(Value::bool(as_exception(own).suppresses_context())),
            set_suppress,
        )
        .as_member(),
    ],
    ..TypeSpec::object::<PyBaseException>()
});

macro_rules! simple_exceptions {
    ($($(#[$doc:meta])* $name:ident $text:literal $base:path, $description:literal;)*) => {
        $(pub static $name: PyType = PyType::from_spec(&TypeSpec {
            name: $text,
            doc: $description,
            base: Some(&$base),
            flags: SUBCLASSABLE,
            slots: Slots { new: Some(new), ..Slots::NONE },
            ..TypeSpec::object::<PyBaseException>()
        });)*

        /// The exceptions that add nothing to their base, after which they come.
        pub static SIMPLE: &[&PyType] = &[$(&$name),*];
    };
}

simple_exceptions! {
    EXCEPTION "Exception" BASE_EXCEPTION, "Common base class for all non-exit exceptions.";
    GENERATOR_EXIT "GeneratorExit" BASE_EXCEPTION, "Request that a generator exit.";
    KEYBOARD_INTERRUPT "KeyboardInterrupt" BASE_EXCEPTION, "Program interrupted by user.";
    STOP_ASYNC_ITERATION "StopAsyncIteration" EXCEPTION, "Signal the end from iterator.__anext__().";
    ARITHMETIC_ERROR "ArithmeticError" EXCEPTION, "Base class for arithmetic errors.";
    FLOATING_POINT_ERROR "FloatingPointError" ARITHMETIC_ERROR, "Floating-point operation failed.";
    OVERFLOW_ERROR "OverflowError" ARITHMETIC_ERROR, "Result too large to be represented.";
    ZERO_DIVISION_ERROR "ZeroDivisionError" ARITHMETIC_ERROR, "Second argument to a division or modulo operation was zero.";
    ASSERTION_ERROR "AssertionError" EXCEPTION, "Assertion failed.";
    BUFFER_ERROR "BufferError" EXCEPTION, "Buffer error.";
    EOF_ERROR "EOFError" EXCEPTION, "Read beyond end of file.";
    LOOKUP_ERROR "LookupError" EXCEPTION, "Base class for lookup errors.";
    INDEX_ERROR "IndexError" LOOKUP_ERROR, "Sequence index out of range.";
    REFERENCE_ERROR "ReferenceError" EXCEPTION, "Weak ref proxy used after referent went away.";
    RUNTIME_ERROR "RuntimeError" EXCEPTION, "Unspecified run-time error.";
    NOT_IMPLEMENTED_ERROR "NotImplementedError" RUNTIME_ERROR, "Method or function hasn't been implemented yet.";
    RECURSION_ERROR "RecursionError" RUNTIME_ERROR, "Recursion limit exceeded.";
    PYTHON_FINALIZATION_ERROR "PythonFinalizationError" RUNTIME_ERROR, "Operation blocked during Python finalization.";
    SYSTEM_ERROR "SystemError" EXCEPTION, "Internal error in the Python interpreter.";
    TYPE_ERROR "TypeError" EXCEPTION, "Inappropriate argument type.";
    VALUE_ERROR "ValueError" EXCEPTION, "Inappropriate argument value (of correct type).";
    WARNING "Warning" EXCEPTION, "Base class for warning categories.";
    BYTES_WARNING "BytesWarning" WARNING, "Base class for warnings about bytes and buffer related problems.";
    DEPRECATION_WARNING "DeprecationWarning" WARNING, "Base class for warnings about deprecated features.";
    ENCODING_WARNING "EncodingWarning" WARNING, "Base class for warnings about encodings.";
    FUTURE_WARNING "FutureWarning" WARNING, "Base class for warnings about constructs that will change semantically in the future.";
    IMPORT_WARNING "ImportWarning" WARNING, "Base class for warnings about probable mistakes in module imports.";
    PENDING_DEPRECATION_WARNING "PendingDeprecationWarning" WARNING, "Base class for warnings about features which will be deprecated in the future.";
    RESOURCE_WARNING "ResourceWarning" WARNING, "Base class for warnings about resource usage.";
    RUNTIME_WARNING "RuntimeWarning" WARNING, "Base class for warnings about dubious runtime behavior.";
    SYNTAX_WARNING "SyntaxWarning" WARNING, "Base class for warnings about dubious syntax.";
    UNICODE_WARNING "UnicodeWarning" WARNING, "Base class for warnings about Unicode related problems.";
    USER_WARNING "UserWarning" WARNING, "Base class for warnings generated by user code.";
}

/// `KeyError` shows a single argument by its repr: the key may be an empty string.
pub static KEY_ERROR: PyType = PyType::from_spec(&TypeSpec {
    name: "KeyError",
    doc: "Mapping key not found.",
    base: Some(&LOOKUP_ERROR),
    flags: SUBCLASSABLE,
    slots: Slots { str: Some(key_error_str), ..Slots::NONE },
    ..TypeSpec::object::<PyBaseException>()
});

pub static MEMORY_ERROR: PyType = PyType::from_spec(&TypeSpec {
    name: "MemoryError",
    doc: "Out of memory.",
    base: Some(&EXCEPTION),
    flags: SUBCLASSABLE,
    slots: Slots { new: Some(new), ..Slots::NONE },
    ..TypeSpec::object::<PyBaseException>()
});

/// All exceptions, bases first.
pub static TYPES: &[&[&PyType]] = &[
    &[&BASE_EXCEPTION],
    SIMPLE,
    &[&KEY_ERROR, &MEMORY_ERROR],
    fields::TYPES,
    import_error::TYPES,
    os_error::TYPES,
    syntax_error::TYPES,
    unicode_error::TYPES,
    groups::TYPES,
];

fn as_exception(value: &Value) -> &PyBaseException {
    value.downcast().expect("an exception's slot gets an exception")
}

impl PyBaseException {
    /// The payload of a new exception with these arguments.
    pub fn with_header(object: Object, args: Option<Value>) -> PyBaseException {
        PyBaseException {
            object,
            args: ValueCell::new(args),
            traceback: ValueCell::empty(),
            context: ValueCell::empty(),
            cause: ValueCell::empty(),
            suppress_context: Cell::new(0),
        }
    }

    /// The tuple of arguments.
    pub fn args(&self) -> Value {
        self.args.get().unwrap_or(Value::NONE)
    }

    pub fn set_args(&self, args: Value) {
        self.args.set(Some(args));
    }

    pub fn traceback(&self) -> Option<Value> {
        self.traceback.get()
    }

    pub fn set_traceback(&self, traceback: Option<Value>) {
        self.traceback.set(traceback);
    }

    pub fn context(&self) -> Option<Value> {
        self.context.get()
    }

    pub fn set_context(&self, context: Option<Value>) {
        self.context.set(context);
    }

    pub fn cause(&self) -> Option<Value> {
        self.cause.get()
    }

    /// `raise ... from cause`: the context is not shown any more.
    pub fn set_cause(&self, cause: Option<Value>) {
        self.suppress_context.set(1);
        self.cause.set(cause);
    }

    pub fn suppresses_context(&self) -> bool {
        self.suppress_context.get() != 0
    }
}

impl Trace for PyBaseException {
    fn trace(&self, tracer: &mut Tracer) {
        for field in [&self.args, &self.traceback, &self.context, &self.cause] {
            field.trace(tracer);
        }
    }

    fn clear(&self) {
        for field in [&self.traceback, &self.context, &self.cause] {
            field.set(None);
        }
    }
}

/// Whether a value is the exception class `ty` (or derives from it), or an instance of it.
pub fn is_subclass_of(value: &Value, ty: &PyType) -> bool {
    match value.downcast::<PyType>() {
        Some(class) => class.is_subtype(ty),
        None => value.ty().is_subtype(ty),
    }
}

/// The exception that `throw(exception, value, traceback)` means.
pub fn normalize_thrown(
    vm: &Thread,
    exception: &Value,
    value: Option<&Value>,
    traceback: Option<&Value>,
) -> PyResult {
    let given = |value: Option<&Value>| value.filter(|value| !value.is_none()).cloned();
    if let Some(traceback) = given(traceback)
        && traceback.downcast::<super::traceback::PyTraceback>().is_none()
    {
        return Err(vm.type_error("throw() third argument must be a traceback object"));
    }
    let instance = if let Some(class) = exception.downcast::<PyType>()
        && class.has_flag(flags::EXCEPTION_SUBCLASS)
    {
        match given(value) {
            None => construct_thrown(vm, exception, &[])?,
            Some(value) if value.ty().is_subtype(class) => value,
            Some(value) if value.downcast_exact::<PyTuple>().is_some() => {
                let args: Vec<Value> =
                    value.downcast::<PyTuple>().map(|tuple| tuple.items().to_vec()).unwrap_or_default();
                construct_thrown(vm, exception, &args)?
            }
            Some(value) => construct_thrown(vm, exception, &[value])?,
        }
    } else if exception.downcast::<PyBaseException>().is_some() {
        if given(value).is_some() {
            return Err(vm.type_error("instance exception may not have a separate value"));
        }
        exception.clone()
    } else {
        return Err(vm.type_error(format!(
            "exceptions must be classes or instances deriving from BaseException, not {}",
            exception.ty().name()
        )));
    };
    if let (Some(traceback), Some(own)) = (given(traceback), instance.downcast::<PyBaseException>()) {
        own.set_traceback(Some(traceback));
    }
    Ok(instance)
}

/// An exception made of a class, or the one that its construction raises: that is thrown in its place.
fn construct_thrown(vm: &Thread, class: &Value, args: &[Value]) -> PyResult {
    construct(vm, class, args).or_else(|raised| vm.take_raised().ok_or(raised))
}

/// An exception made by calling a class.
#[cold]
pub fn construct(vm: &Thread, class: &Value, args: &[Value]) -> PyResult {
    let made = vm.call(class, args)?;
    if made.downcast::<PyBaseException>().is_some() {
        return Ok(made);
    }
    let text = format!(" should have returned an instance of BaseException, not {}", made.ty().name());
    let text = vm.repr(class).and_then(|class| vm.format_str("calling ", &class, &text))?;
    Err(vm.raise_with(&TYPE_ERROR, &[text]))
}

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    let args = PyTuple::from_values(vm, args.positional())?.into_value();
    fields::allocate(vm, ty, args)
}

#[inline(never)]
fn init(vm: &Thread, own: &Value, args: Args<'_>) -> PyResult<()> {
    no_keywords(vm, own, args)?;
    let current = as_exception(own).args();
    let given = args.positional();
    // `__new__` has kept the same arguments already, as a rule.
    let is_same = |items: &[Value]| {
        items.len() == given.len() && items.iter().zip(given).all(|(kept, given)| kept.is(given))
    };
    if !current.downcast_exact::<PyTuple>().is_some_and(|current| is_same(current.items())) {
        as_exception(own).set_args(PyTuple::from_values(vm, given)?.into_value());
    }
    Ok(())
}

fn no_keywords(vm: &Thread, own: &Value, args: Args<'_>) -> PyResult<()> {
    if args.has_keywords() {
        return Err(vm.type_error(format!("{}() takes no keyword arguments", own.ty().name())));
    }
    Ok(())
}

fn str(vm: &Thread, own: &Value) -> PyResult {
    let args = as_exception(own).args();
    match args.downcast::<PyTuple>().map(PyTuple::items) {
        None | Some([]) => vm.new_str(""),
        Some([only]) => Ok(vm.to_str(only)?.into_value()),
        Some(_) => Ok(vm.to_str(&args)?.into_value()),
    }
}

fn key_error_str(vm: &Thread, own: &Value) -> PyResult {
    let args = as_exception(own).args();
    match args.downcast::<PyTuple>().map(PyTuple::items) {
        Some([only]) => Ok(vm.repr(only)?),
        _ => str(vm, own),
    }
}

fn repr(vm: &Thread, own: &Value) -> PyResult {
    let args = as_exception(own).args();
    let name = own.ty().short_name();
    match args.downcast::<PyTuple>().map(PyTuple::items) {
        Some([only]) => {
            let only = vm.repr(only)?;
            vm.format_str(&format!("{name}("), &only, ")")
        }
        _ => {
            let args = vm.repr(&args)?;
            vm.format_str(name, &args, "")
        }
    }
}

/// The attributes that a program has given the exception: its `__dict__`, if it has one.
fn instance_dict(vm: &Thread, own: &Value) -> PyResult<Option<Ref<PyDict>>> {
    let Some(object) = own.as_object() else { return Ok(None) };
    let is_unused = attributes::existing_dict(object).is_none()
        && attributes::order_of(object).is_none_or(|order| order.is_empty());
    if is_unused { Ok(None) } else { attributes::dict(vm, object).map(Some) }
}

/// `(type, args)`, and a state if there is one.
fn reduction(vm: &Thread, own: &Value, args: Value, state: Option<Value>) -> PyResult {
    let mut parts = vec![own.ty().to_value(), args];
    parts.extend(state);
    Ok(PyTuple::from_vec(vm, parts)?.into_value())
}

fn reduce(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_exception(&args[0]);
    let state = instance_dict(vm, &args[0])?;
    reduction(vm, &args[0], own.args(), state.map(Ref::into_value))
}

fn setstate(vm: &Thread, args: &[Value]) -> PyResult {
    if args[1].is_none() {
        return Ok(Value::NONE);
    }
    let Ok(state) = Ref::<PyDict>::try_from_value(args[1].clone()) else {
        return Err(vm.type_error("state is not a dictionary"));
    };
    for (name, value) in state.entries() {
        let name = vm.expect_attribute_name(&name)?;
        vm.set_attr(&args[0], &name, Some(&value))?;
    }
    Ok(Value::NONE)
}

fn add_note_method(vm: &Thread, args: &[Value]) -> PyResult {
    if args[1].downcast::<PyStr>().is_none() {
        let text = format!("add_note() argument must be str, not {:.50}", args[1].argument_type());
        return Err(vm.type_error(text));
    }
    add_note(vm, &args[0], &args[1])?;
    Ok(Value::NONE)
}

/// Appends to `__notes__`, which is made now if it is not there.
fn add_note(vm: &Thread, own: &Value, note: &Value) -> PyResult<()> {
    let notes = match vm.get_attr_opt(own, &names::__notes__)? {
        Some(notes) => notes,
        None => {
            let notes = PyList::new(vm)?.into_value();
            vm.set_attr(own, &names::__notes__, Some(&notes))?;
            notes
        }
    };
    match notes.downcast::<PyList>() {
        Some(list) => Ok(list.push(note.clone())?),
        None => Err(vm.type_error("Cannot add note: __notes__ is not a list")),
    }
}

fn with_traceback(vm: &Thread, args: &[Value]) -> PyResult {
    set_traceback(vm, &args[0], Some(&args[1]))?;
    Ok(args[0].clone())
}

fn set_args(vm: &Thread, own: &Value, value: Option<&Value>) -> PyResult<()> {
    let Some(value) = value else { return Err(vm.type_error("args may not be deleted")) };
    let args = PyTuple::from_buf(vm, vm.iterate_to_buf(value)?)?;
    as_exception(own).set_args(args.into_value());
    Ok(())
}

fn set_traceback(vm: &Thread, own: &Value, value: Option<&Value>) -> PyResult<()> {
    let Some(value) = value else { return Err(vm.type_error("__traceback__ may not be deleted")) };
    if !value.is_none() && value.downcast::<super::traceback::PyTraceback>().is_none() {
        return Err(vm.type_error("__traceback__ must be a traceback or None"));
    }
    as_exception(own).set_traceback(Some(value.clone()).filter(|value| !value.is_none()));
    Ok(())
}

/// What may be a context or a cause.
fn exception_or_none(vm: &Thread, value: Option<&Value>, name: &str) -> PyResult<Option<Value>> {
    let Some(value) = value else { return Err(vm.type_error(format!("{name} may not be deleted"))) };
    if value.is_none() {
        return Ok(None);
    }
    if value.downcast::<PyBaseException>().is_none() {
        let what = if name == "__context__" { "exception context" } else { "exception cause" };
        return Err(vm.type_error(format!("{what} must be None or derive from BaseException")));
    }
    Ok(Some(value.clone()))
}

fn set_context(vm: &Thread, own: &Value, value: Option<&Value>) -> PyResult<()> {
    let context = exception_or_none(vm, value, "__context__")?;
    as_exception(own).set_context(context);
    Ok(())
}

fn set_cause(vm: &Thread, own: &Value, value: Option<&Value>) -> PyResult<()> {
    let cause = exception_or_none(vm, value, "__cause__")?;
    as_exception(own).set_cause(cause);
    Ok(())
}

fn set_suppress(vm: &Thread, own: &Value, value: Option<&Value>) -> PyResult<()> {
    let Some(value) = value else { return Err(vm.type_error("can't delete numeric/char attribute")) };
    match value.as_bool() {
        Some(value) => {
            as_exception(own).suppress_context.set(u64::from(value));
            Ok(())
        }
        None => Err(vm.type_error("attribute value type must be bool")),
    }
}

/// A reference to an exception, typed.
pub fn as_ref(value: &Value) -> Option<Ref<PyBaseException>> {
    Ref::try_from_value(value.clone()).ok()
}
