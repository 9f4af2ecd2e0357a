//! `datetime.tzinfo`, which says what local time is, and `datetime.timezone`, which has a fixed offset from UTC.

use super::date_time::PyDateTime;
use super::delta::{self, PyDelta};
use taipan_vm::builtins::reduce;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::call::call_native;
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{Constant, MethodDef, TypeSpec, method};
use taipan_vm::class::{PyType, create, flags, statics};
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::heap::Tracer;
use taipan_vm::object::{Object, Payload, to_value};
use taipan_vm::protocol::compare::CompareOp;
use taipan_vm::text::TextBuf;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

#[repr(C)]
pub struct PyTzInfo {
    object: Object,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyTzInfo {
    const TYPE: &'static PyType = &TYPE;
}

#[repr(C)]
pub struct PyTimeZone {
    base: PyTzInfo,
    offset: Value,
    name: Option<Value>,
}

// SAFETY: `#[repr(C)]`, begins with the payload of its base.
unsafe impl Payload for PyTimeZone {
    const TYPE: &'static PyType = &TIME_ZONE;
}

impl Trace for PyTimeZone {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.offset);
        tracer.visit_option(&self.name);
    }
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "datetime.tzinfo",
    doc: "Abstract base class for time zone info objects.",
    flags: flags::BASETYPE | flags::IMMUTABLE,
    slots: Slots {
        new: Some(|vm, ty, _| {
            Ok(create::allocate_instance(vm, ty, |object| PyTzInfo { object })?.into_value())
        }),
        ..Slots::NONE
    },
    methods: &[
        method("tzname", "($self, object, /)", "datetime -> string name of time zone.", |vm, _| {
            Err(abstract_method(vm, "tzname"))
        }),
        method(
            "utcoffset",
            "($self, object, /)",
            "datetime -> timedelta showing offset from UTC, negative values indicating West of UTC",
            |vm, _| Err(abstract_method(vm, "utcoffset")),
        ),
        method(
            "dst",
            "($self, object, /)",
            "datetime -> DST offset as timedelta positive east of UTC.",
            |vm, _| Err(abstract_method(vm, "dst")),
        ),
        method("fromutc", "($self, object, /)", "datetime in UTC -> datetime in local time.", fromutc),
        method("__reduce__", "($self, /)", "-> (cls, state)", |vm, args| {
            let name = vm.intern_str("__getinitargs__")?;
            let arguments = match vm.get_attr_opt(&args[0], &name)? {
                Some(method) => vm.call(&method, &[])?,
                None => vm.empty_tuple()?.into_value(),
            };
            let state = reduce::getstate(vm, &args[..1])?;
            vm.new_tuple(&[args[0].ty().to_value(), arguments, state])
        }),
    ],
    ..TypeSpec::leaf::<PyTzInfo>()
});

pub static TIME_ZONE: PyType = PyType::from_spec(&TypeSpec {
    name: "datetime.timezone",
    doc: "Fixed offset from UTC implementation of tzinfo.",
    base: Some(&TYPE),
    flags: flags::IMMUTABLE,
    slots: Slots {
        repr: Some(repr),
        str: Some(|vm, own| name_of(vm, as_zone(own))),
        hash: Some(|vm, own| vm.hash(&as_zone(own).offset)),
        richcompare: Some(|vm, a, b, op| match (a.downcast::<PyTimeZone>(), b.downcast::<PyTimeZone>()) {
            (Some(a), Some(b)) if matches!(op, CompareOp::Eq | CompareOp::Ne) => {
                vm.rich_compare(&a.offset, &b.offset, op)
            }
            _ => Ok(Value::NOT_IMPLEMENTED),
        }),
        new: Some(|vm, _, args| call_native(vm, &NEW, args)),
        ..Slots::NONE
    },
    methods: &[
        method(
            "tzname",
            "($self, object, /)",
            "If name is specified when timezone is created, returns the name.",
            |vm, args| {
                check_argument(vm, &args[1], "tzname")?;
                name_of(vm, as_zone(&args[0]))
            },
        ),
        method("utcoffset", "($self, object, /)", "Return fixed offset.", |vm, args| {
            check_argument(vm, &args[1], "utcoffset")?;
            Ok(as_zone(&args[0]).offset.clone())
        }),
        method("dst", "($self, object, /)", "Return None.", |vm, args| {
            check_argument(vm, &args[1], "dst")?;
            Ok(Value::NONE)
        }),
        method("fromutc", "($self, object, /)", "datetime in UTC -> datetime in local time.", |vm, args| {
            let Some(datetime) = args[1].downcast::<PyDateTime>() else {
                return Err(vm.type_error("fromutc: argument must be a datetime"));
            };
            if !datetime.tz().is_some_and(|tz| tz.is(&args[0])) {
                return Err(vm.value_error("fromutc: dt.tzinfo is not self"));
            }
            datetime.shifted(vm, args[1].ty(), offset_of(as_zone(&args[0])).total())
        }),
        method("__getinitargs__", "($self, /)", "pickle support", |vm, args| {
            let own = as_zone(&args[0]);
            match &own.name {
                Some(name) => vm.new_tuple(&[own.offset.clone(), name.clone()]),
                None => vm.new_tuple(std::slice::from_ref(&own.offset)),
            }
        }),
    ],
    constants: &[
        ("utc", Constant::Make(|| immortal(0, 0))),
        ("min", Constant::Make(|| immortal(-1, 60))),
        ("max", Constant::Make(|| immortal(0, 86_340))),
    ],
    ..TypeSpec::container::<PyTimeZone>()
});

static NEW: MethodDef = method("timezone", "(offset, name=None)", "", |vm, args| {
    let Some(offset) = args[0].downcast::<PyDelta>() else {
        let ty = args[0].argument_type();
        return Err(vm.type_error(format!("timezone() argument 1 must be datetime.timedelta, not {ty:.50}")));
    };
    if args[1].is_unbound() {
        if offset.total() == 0 {
            return utc(vm);
        }
    } else if args[1].downcast::<PyStr>().is_none() {
        let ty = args[1].argument_type();
        return Err(vm.type_error(format!("timezone() argument 2 must be str, not {ty:.50}")));
    }
    check_offset(vm, &args[0])?;
    let name = Some(args[1].clone()).filter(|name| !name.is_unbound());
    new_zone(vm, args[0].clone(), name)
});

fn immortal(days: i32, seconds: i32) -> Value {
    let base = PyTzInfo { object: Object::immortal(&TIME_ZONE) };
    to_value(statics::leak(PyTimeZone { base, offset: delta::immortal(days, seconds, 0), name: None }))
}

/// `timezone.utc`.
pub fn utc(vm: &Thread) -> PyResult {
    match TIME_ZONE.dict().get_str(statics::intern("utc")) {
        Some(utc) => Ok(utc),
        None => Err(vm.system_error("timezone has no utc")),
    }
}

fn as_zone(value: &Value) -> &PyTimeZone {
    value.downcast().expect("a timezone's slot gets a timezone")
}

fn offset_of(zone: &PyTimeZone) -> &PyDelta {
    zone.offset.downcast().expect("the offset of a timezone is a timedelta")
}

/// A timezone with an offset that has been checked; `utc` itself where it is zero and has no name.
pub fn new_zone(vm: &Thread, offset: Value, name: Option<Value>) -> PyResult {
    if name.is_none() && offset.downcast::<PyDelta>().is_some_and(|offset| offset.total() == 0) {
        return utc(vm);
    }
    let base = PyTzInfo { object: Object::new(&TIME_ZONE) };
    let zone = vm.heap().allocate(PyTimeZone { base, offset, name })?;
    vm.heap().track(zone.as_object());
    Ok(zone.into_value())
}

fn abstract_method(vm: &Thread, name: &str) -> Raised {
    vm.not_implemented_error(format!("a tzinfo subclass must implement {name}()"))
}

fn check_argument(vm: &Thread, value: &Value, method: &str) -> PyResult<()> {
    if value.is_none() || value.downcast::<PyDateTime>().is_some() {
        return Ok(());
    }
    let ty = value.ty().name();
    Err(vm.type_error(format!("{method}(dt) argument must be a datetime instance or None, not {ty:.200}")))
}

/// Refuses an offset of a day or more.
pub fn check_offset(vm: &Thread, offset: &Value) -> PyResult<()> {
    const DAY: i128 = 86_400_000_000;
    let total = offset.downcast::<PyDelta>().map_or(0, PyDelta::total);
    if total.abs() < DAY {
        return Ok(());
    }
    let text =
        "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not ";
    let mut buf = TextBuf::new();
    buf.push_str(text)?;
    vm.push_repr(&mut buf, offset)?;
    let text = PyStr::from_compact(vm.heap(), buf.finish()?)?;
    Err(vm.value_error(text.to_string_lossy()))
}

/// An offset as `+HH:MM`, with seconds and microseconds where there are some.
pub fn format_offset(total_micros: i128, separator: &str) -> String {
    let sign = if total_micros < 0 { '-' } else { '+' };
    let total = total_micros.abs();
    let (seconds, micros) = (total / 1_000_000, total % 1_000_000);
    let mut text = format!("{sign}{:02}{separator}{:02}", seconds / 3600, seconds / 60 % 60);
    if seconds % 60 != 0 || micros != 0 {
        text += &format!("{separator}{:02}", seconds % 60);
    }
    if micros != 0 {
        text += &format!(".{micros:06}");
    }
    text
}

fn name_of(vm: &Thread, own: &PyTimeZone) -> PyResult {
    if let Some(name) = &own.name {
        return Ok(name.clone());
    }
    match offset_of(own).total() {
        0 => vm.new_str("UTC"),
        total => vm.new_str(&format!("UTC{}", format_offset(total, ":"))),
    }
}

fn repr(vm: &Thread, own: &Value) -> PyResult {
    let name = own.ty().name().to_owned();
    if utc(vm)?.is(own) {
        return vm.new_str(&format!("{name}.utc"));
    }
    let own = as_zone(own);
    let mut buf = TextBuf::new();
    buf.push_str(&name)?;
    buf.push_str("(")?;
    vm.push_repr(&mut buf, &own.offset)?;
    if let Some(name) = &own.name {
        buf.push_str(", ")?;
        vm.push_repr(&mut buf, name)?;
    }
    buf.push_str(")")?;
    Ok(PyStr::from_compact(vm.heap(), buf.finish()?)?.into_value())
}

/// Refuses what is neither `None` nor a `tzinfo`, and returns `None` for `None`.
pub fn check(vm: &Thread, value: &Value) -> PyResult<Option<Value>> {
    if value.is_none() || value.is_unbound() {
        return Ok(None);
    }
    if value.downcast::<PyTzInfo>().is_some() {
        return Ok(Some(value.clone()));
    }
    let ty = value.ty().name();
    Err(vm.type_error(format!("tzinfo argument must be None or of a tzinfo subclass, not type '{ty}'")))
}

/// `tz.utcoffset(argument)` or `tz.dst(argument)`.
pub fn call_offset(
    vm: &Thread,
    tz: Option<&Value>,
    name: &'static str,
    argument: &Value,
) -> PyResult<Option<Value>> {
    let Some(tz) = tz else { return Ok(None) };
    if let Some(zone) = tz.downcast_exact::<PyTimeZone>() {
        return Ok((name == "utcoffset").then(|| zone.offset.clone()));
    }
    let method = vm.get_attr_str(tz, name)?;
    let offset = vm.call(&method, std::slice::from_ref(argument))?;
    if offset.is_none() {
        return Ok(None);
    }
    if offset.downcast::<PyDelta>().is_none() {
        let ty = offset.ty().name();
        let text = format!("tzinfo.{name}() must return None or timedelta, not '{ty:.200}'");
        return Err(vm.type_error(text));
    }
    check_offset(vm, &offset)?;
    Ok(Some(offset))
}

/// The offset from UTC in microseconds.
pub fn utc_offset(vm: &Thread, tz: Option<&Value>, argument: &Value) -> PyResult<Option<i128>> {
    let offset = call_offset(vm, tz, "utcoffset", argument)?;
    Ok(offset.and_then(|offset| Some(offset.downcast::<PyDelta>()?.total())))
}

/// `tz.tzname(argument)`.
pub fn call_name(vm: &Thread, tz: Option<&Value>, argument: &Value) -> PyResult {
    let Some(tz) = tz else { return Ok(Value::NONE) };
    let method = vm.get_attr_str(tz, "tzname")?;
    let name = vm.call(&method, std::slice::from_ref(argument))?;
    if name.is_none() || name.downcast::<PyStr>().is_some() {
        return Ok(name);
    }
    let ty = name.ty().name();
    Err(vm.type_error(format!("tzinfo.tzname() must return None or a string, not '{ty}'")))
}

/// `tzinfo.fromutc`: the standard offset is what `utcoffset` and `dst` differ by; it may be asked for twice, since the switch to
/// summer time is told by local time.
fn fromutc(vm: &Thread, args: &[Value]) -> PyResult {
    let Some(datetime) = args[1].downcast::<PyDateTime>() else {
        return Err(vm.type_error("fromutc: argument must be a datetime"));
    };
    let tz = datetime.tz().filter(|tz| tz.is(&args[0]));
    let Some(tz) = tz else { return Err(vm.value_error("fromutc: dt.tzinfo is not self")) };
    let total = |offset: Option<Value>| offset.and_then(|offset| Some(offset.downcast::<PyDelta>()?.total()));
    let Some(offset) = utc_offset(vm, Some(&tz), &args[1])? else {
        return Err(vm.value_error("fromutc: non-None utcoffset() result required"));
    };
    let Some(dst) = total(call_offset(vm, Some(&tz), "dst", &args[1])?) else {
        return Err(vm.value_error("fromutc: non-None dst() result required"));
    };
    let result = datetime.shifted(vm, args[1].ty(), offset - dst)?;
    let Some(dst) = total(call_offset(vm, Some(&tz), "dst", &result)?) else {
        let text = "fromutc: tz.dst() gave inconsistent results; cannot convert";
        return Err(vm.value_error(text));
    };
    if dst == 0 {
        return Ok(result);
    }
    match result.downcast::<PyDateTime>() {
        Some(own) => own.shifted(vm, result.ty(), dst),
        None => Ok(result),
    }
}
