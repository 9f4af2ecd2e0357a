//! Exception groups (PEP 654): `BaseExceptionGroup`, `ExceptionGroup`, and what `except*` does with them.

use super::fields::{WithFields, allocate, field, member, set_field};
use super::{BASE_EXCEPTION, EXCEPTION, PyBaseException, as_exception, no_keywords};
use crate::builtins::list::PyList;
use crate::builtins::str::PyStr;
use crate::builtins::tuple::PyTuple;
use crate::builtins::{generic_alias, traceback};
use crate::call::Args;
use crate::class::slots::Slots;
use crate::class::spec::{GetSetDef, TypeSpec, getter, method};
use crate::class::{PyType, flags};
use crate::collections::Buf;
use crate::error::PyResult;
use crate::interp::frame::Frame;
use crate::names;
use crate::protocol::sequence::is_sequence;
use crate::text::TextBuf;
use crate::thread::Thread;
use crate::value::Value;

/// Indices of the fields.
pub const MESSAGE: usize = 0;
/// A tuple.
pub const EXCEPTIONS: usize = 1;
/// The repr of the exceptions as they were given, where they were neither list nor tuple.
const SHOWN: usize = 2;

pub static BASE_EXCEPTION_GROUP: PyType = PyType::from_spec(&TypeSpec {
    name: "BaseExceptionGroup",
    doc: "A combination of multiple unrelated exceptions.",
    base: Some(&BASE_EXCEPTION),
    flags: super::SUBCLASSABLE,
    slots: Slots { new: Some(new), init: Some(init), str: Some(str), repr: Some(repr), ..Slots::NONE },
    methods: &[
        method("__class_getitem__", "($type, object, /)", "See PEP 585", generic_alias::class_getitem)
            .classmethod(),
        method("derive", "($self, excs, /)", "Make a group of the same kind with other exceptions.", derive),
        method(
            "split",
            "($self, matcher_value, /)",
            "The exceptions that match, and the rest, as groups.",
            split,
        ),
        method("subgroup", "($self, matcher_value, /)", "The exceptions that match, as a group.", subgroup),
    ],
    getset: &[
        read_only::<MESSAGE>("message", "exception message"),
        read_only::<EXCEPTIONS>("exceptions", "nested exceptions"),
    ],
    ..TypeSpec::object::<WithFields<3>>()
});

pub static EXCEPTION_GROUP: PyType = PyType::from_spec(&TypeSpec {
    name: "ExceptionGroup",
    base: Some(&BASE_EXCEPTION_GROUP),
    mixin: Some(&EXCEPTION),
    flags: super::SUBCLASSABLE | flags::HAS_WEAKREFS,
    ..TypeSpec::object::<WithFields<3>>()
});

pub static TYPES: &[&PyType] = &[&BASE_EXCEPTION_GROUP, &EXCEPTION_GROUP];

const fn read_only<const I: usize>(name: &'static str, doc: &'static str) -> GetSetDef {
    getter(name, doc, member::<I>(name, doc).get).as_member()
}

fn is_group(exception: &Value) -> bool {
    exception.ty().is_subtype(&BASE_EXCEPTION_GROUP)
}

/// The exceptions of a group.
pub fn exceptions_of(group: &Value) -> Vec<Value> {
    let nested = field(group, EXCEPTIONS);
    nested
        .as_ref()
        .and_then(Value::downcast::<PyTuple>)
        .map(|items| items.items().to_vec())
        .unwrap_or_default()
}

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    let [message, given] = args.positional() else {
        let count = args.positional().len();
        return Err(
            vm.type_error(format!("BaseExceptionGroup.__new__() takes exactly 2 arguments ({count} given)"))
        );
    };
    if message.downcast::<PyStr>().is_none() {
        let name = message.argument_type();
        return Err(
            vm.type_error(format!("BaseExceptionGroup.__new__() argument 1 must be str, not {name:.50}"))
        );
    }
    if !is_sequence(given) {
        return Err(vm.type_error("second argument (exceptions) must be a sequence"));
    }
    let is_plain = given.downcast::<PyList>().is_some() || given.downcast::<PyTuple>().is_some();
    let shown = if is_plain { None } else { Some(vm.repr(given)?) };
    let exceptions = PyTuple::from_buf(vm, vm.iterate_to_buf(given)?)?;
    if exceptions.is_empty() {
        return Err(vm.value_error("second argument (exceptions) must be a non-empty sequence"));
    }
    let mut all_ordinary = true;
    for (index, exception) in exceptions.items().iter().enumerate() {
        if exception.downcast::<PyBaseException>().is_none() {
            let text = format!("Item {index} of second argument (exceptions) is not an exception");
            return Err(vm.value_error(text));
        }
        all_ordinary &= exception.ty().is_subtype(&EXCEPTION);
    }
    let made = if ty.is(&BASE_EXCEPTION_GROUP) && all_ordinary { &EXCEPTION_GROUP } else { ty };
    if !all_ordinary && ty.is_subtype(&EXCEPTION) {
        return Err(vm.type_error(if ty.is(&EXCEPTION_GROUP) {
            "Cannot nest BaseExceptions in an ExceptionGroup".to_owned()
        } else {
            format!("Cannot nest BaseExceptions in '{:.200}'", ty.name())
        }));
    }
    let own = allocate(vm, made, PyTuple::from_values(vm, args.positional())?.into_value())?;
    set_field(&own, MESSAGE, Some(message.clone()));
    set_field(&own, EXCEPTIONS, Some(exceptions.into_value()));
    set_field(&own, SHOWN, shown);
    Ok(own)
}

fn init(vm: &Thread, own: &Value, args: Args<'_>) -> PyResult<()> {
    no_keywords(vm, own, args)?;
    super::init(vm, own, args)
}

fn str(vm: &Thread, own: &Value) -> PyResult {
    let message = vm.to_str(&field(own, MESSAGE).unwrap_or(Value::NONE))?;
    let count = exceptions_of(own).len();
    let plural = if count > 1 { "s" } else { "" };
    vm.format_str("", message.as_value(), &format!(" ({count} sub-exception{plural})"))
}

fn repr(vm: &Thread, own: &Value) -> PyResult {
    let mut buf = TextBuf::new();
    buf.push_str(own.ty().short_name())?;
    buf.push_str("(")?;
    vm.push_repr(&mut buf, &field(own, MESSAGE).unwrap_or(Value::NONE))?;
    buf.push_str(", ")?;
    match field(own, SHOWN) {
        Some(shown) => buf.push_text(vm.to_str(&shown)?.text())?,
        None => {
            // They are shown in the brackets they were given in.
            let args = as_exception(own).args();
            let second = args.downcast::<PyTuple>().and_then(|args| args.items().get(1).cloned());
            let nested = match second {
                Some(second) if second.downcast::<PyList>().is_some() => new_list(vm, exceptions_of(own))?,
                _ => field(own, EXCEPTIONS).unwrap_or(Value::NONE),
            };
            vm.push_repr(&mut buf, &nested)?;
        }
    }
    buf.push_str(")")?;
    Ok(PyStr::from_compact(vm.heap(), buf.finish()?)?.into_value())
}

fn new_list(vm: &Thread, items: Vec<Value>) -> PyResult {
    let mut buf = Buf::new();
    buf.extend(items)?;
    vm.new_list(buf)
}

fn derive(vm: &Thread, args: &[Value]) -> PyResult {
    let message = field(&args[0], MESSAGE).unwrap_or(Value::NONE);
    vm.call(&BASE_EXCEPTION_GROUP.to_value(), &[message, args[1].clone()])
}

/// What decides whether an exception belongs to the part that is wanted.
enum Matcher {
    /// A class, or a tuple of classes.
    Type(Value),
    Predicate(Value),
    /// Identities.
    Instances(Vec<u64>),
}

impl Matcher {
    fn of(vm: &Thread, value: &Value) -> PyResult<Matcher> {
        let is_exception_class = |value: &Value| {
            value.downcast::<PyType>().is_some_and(|class| class.has_flag(flags::EXCEPTION_SUBCLASS))
        };
        let is_class = value.downcast::<PyType>().is_some();
        if !is_class && value.ty().slots().call.is_some() {
            return Ok(Matcher::Predicate(value.clone()));
        }
        let is_tuple = value
            .downcast_exact::<PyTuple>()
            .is_some_and(|classes| classes.items().iter().all(is_exception_class));
        if is_exception_class(value) || is_tuple {
            return Ok(Matcher::Type(value.clone()));
        }
        Err(vm.type_error(
            "expected an exception type, a tuple of exception types, or a callable (other than a class)",
        ))
    }

    fn matches(&self, vm: &Thread, exception: &Value) -> PyResult<bool> {
        match self {
            Matcher::Type(class) => Ok(matches_type(exception, class)),
            Matcher::Predicate(function) => {
                let result = vm.call(function, std::slice::from_ref(exception))?;
                vm.is_true(&result)
            }
            Matcher::Instances(ids) => Ok(!is_group(exception) && ids.contains(&exception.id())),
        }
    }
}

/// Whether an exception is of a class, or of one of the classes of a tuple: `PyErr_GivenExceptionMatches`.
fn matches_type(exception: &Value, class: &Value) -> bool {
    match class.downcast::<PyTuple>() {
        Some(classes) => classes.items().iter().any(|class| matches_type(exception, class)),
        None => class.downcast::<PyType>().is_some_and(|class| exception.ty().is_subtype(class)),
    }
}

/// The part of an exception that matches, and the rest, as `split` returns them.
fn split_recursively(
    vm: &Thread,
    exception: &Value,
    matcher: &Matcher,
    wants_rest: bool,
) -> PyResult<(Option<Value>, Option<Value>)> {
    if matcher.matches(vm, exception)? {
        return Ok((Some(exception.clone()), None));
    }
    if !is_group(exception) {
        return Ok((None, wants_rest.then(|| exception.clone())));
    }
    let _guard = vm.enter_recursion(" in exceptiongroup_split_recursive")?;
    let (mut matching, mut others) = (Vec::new(), Vec::new());
    for nested in exceptions_of(exception) {
        let (part, rest) = split_recursively(vm, &nested, matcher, wants_rest)?;
        matching.extend(part);
        others.extend(rest);
    }
    let part = subset(vm, exception, matching)?;
    let rest = if wants_rest { subset(vm, exception, others)? } else { None };
    Ok((part, rest))
}

/// A group like `original` with these exceptions; none for none.
fn subset(vm: &Thread, original: &Value, exceptions: Vec<Value>) -> PyResult<Option<Value>> {
    if exceptions.is_empty() {
        return Ok(None);
    }
    let list = new_list(vm, exceptions)?;
    let group = vm.call_method(original, &names::derive, &[list])?;
    if !is_group(&group) {
        return Err(vm.type_error("derive must return an instance of BaseExceptionGroup"));
    }
    let (old, new) = (as_exception(original), as_exception(&group));
    if let Some(traceback) = old.traceback() {
        new.set_traceback(Some(traceback));
    }
    new.set_context(old.context());
    new.set_cause(old.cause());
    if let Some(notes) = vm.get_attr_opt(original, &names::__notes__)?
        && is_sequence(&notes)
    {
        // Whatever else a program has put there is not worth an error here.
        let copy = vm.new_list(vm.iterate_to_buf(&notes)?)?;
        vm.set_attr(&group, &names::__notes__, Some(&copy))?;
    }
    Ok(Some(group))
}

fn split(vm: &Thread, args: &[Value]) -> PyResult {
    let matcher = Matcher::of(vm, &args[1])?;
    let (part, rest) = split_recursively(vm, &args[0], &matcher, true)?;
    vm.new_tuple(&[part.unwrap_or(Value::NONE), rest.unwrap_or(Value::NONE)])
}

fn subgroup(vm: &Thread, args: &[Value]) -> PyResult {
    let matcher = Matcher::of(vm, &args[1])?;
    Ok(split_recursively(vm, &args[0], &matcher, false)?.0.unwrap_or(Value::NONE))
}

/// `CHECK_EG_MATCH`: what of the exception is left, and what goes to the `except*` clause; each may be `None`.
pub fn match_group(vm: &Thread, frame: &Frame, exception: &Value, class: &Value) -> PyResult<(Value, Value)> {
    check_star_types(vm, class)?;
    if exception.is_none() {
        return Ok((Value::NONE, Value::NONE));
    }
    if matches_type(exception, class) {
        if is_group(exception) {
            return Ok((Value::NONE, exception.clone()));
        }
        // A naked exception goes to the clause in a group of its own, which begins to be raised here.
        let group = new_group(vm, vm.new_tuple(std::slice::from_ref(exception))?)?;
        return Ok((Value::NONE, traceback::add(vm, group, frame)));
    }
    if !is_group(exception) {
        return Ok((exception.clone(), Value::NONE));
    }
    let name = || exception.ty().name().to_owned();
    let pair = vm.call_method(exception, &names::split, std::slice::from_ref(class))?;
    let Some(items) = pair.downcast_exact::<PyTuple>() else {
        let text = format!("{:.200}.split must return a tuple, not {:.200}", name(), pair.ty().name());
        return Err(vm.type_error(text));
    };
    match items.items() {
        [part, rest, ..] => Ok((rest.clone(), part.clone())),
        few => {
            let text =
                format!("{:.200}.split must return a 2-tuple, got tuple of size {}", name(), few.len());
            Err(vm.type_error(text))
        }
    }
}

/// What stands behind `except*`: exception classes, but no groups.
fn check_star_types(vm: &Thread, class: &Value) -> PyResult<()> {
    let classes = match class.downcast::<PyTuple>() {
        Some(classes) => classes.items(),
        None => std::slice::from_ref(class),
    };
    let types: Option<Vec<&PyType>> = classes
        .iter()
        .map(|class| class.downcast::<PyType>().filter(|class| class.has_flag(flags::EXCEPTION_SUBCLASS)))
        .collect();
    let Some(types) = types else {
        return Err(vm.type_error("catching classes that do not inherit from BaseException is not allowed"));
    };
    if types.iter().any(|class| class.is_subtype(&BASE_EXCEPTION_GROUP)) {
        return Err(vm.type_error("catching ExceptionGroup with except* is not allowed. Use except instead."));
    }
    Ok(())
}

fn new_group(vm: &Thread, exceptions: Value) -> PyResult {
    super::instantiate(vm, &BASE_EXCEPTION_GROUP, &[vm.new_str("")?, exceptions])
}

/// The end of a `try` with `except*`: what is to be raised of the exceptions that its clauses have left or raised (`None` for
/// nothing). Those that were raised again join in the structure of the original group.
pub fn prepare_reraise_star(vm: &Thread, original: &Value, exceptions: &Value) -> PyResult {
    let listed: Vec<Value> =
        exceptions.downcast::<PyList>().map(|list| list.items().to_vec()).unwrap_or_default();
    let Some(first) = listed.first() else { return Ok(Value::NONE) };
    if !is_group(original) {
        return Ok(first.clone());
    }
    let (mut raised, mut leaves) = (Vec::new(), Vec::new());
    for exception in listed.iter().filter(|exception| !exception.is_none()) {
        if is_same_raise(exception, original) {
            collect_leaves(vm, exception, &mut leaves)?;
        } else {
            raised.push(exception.clone());
        }
    }
    raised.extend(split_recursively(vm, original, &Matcher::Instances(leaves), false)?.0);
    match raised.as_slice() {
        [] => Ok(Value::NONE),
        [only] => Ok(only.clone()),
        _ => new_group(vm, new_list(vm, raised)?),
    }
}

/// Whether an exception has been raised where the other one was: it is that one, or a part of it.
fn is_same_raise(a: &Value, b: &Value) -> bool {
    let (Some(own), Some(other)) = (a.downcast::<PyBaseException>(), b.downcast::<PyBaseException>()) else {
        return false;
    };
    let same = |a: Option<Value>, b: Option<Value>| match (a, b) {
        (Some(a), Some(b)) => a.is(&b),
        (a, b) => a.is_none() && b.is_none(),
    };
    same(own.traceback(), other.traceback())
        && same(own.cause(), other.cause())
        && same(own.context(), other.context())
}

fn collect_leaves(vm: &Thread, exception: &Value, ids: &mut Vec<u64>) -> PyResult<()> {
    if !is_group(exception) {
        ids.push(exception.id());
        return Ok(());
    }
    let _guard = vm.enter_recursion(" in collect_exception_group_leaf_ids")?;
    exceptions_of(exception).iter().try_for_each(|nested| collect_leaves(vm, nested, ids))
}
