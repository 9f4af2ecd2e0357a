//! `datetime.time`: a time of day.

use super::date::{format, hash_bytes, hash_of, strptime};
use super::date_time::{push_clock, timespec};
use super::delta;
use super::strftime::Shown;
use super::{Clock, c_int_or, clock, expect_str, isoformat, pickled, strftime, tz};
use std::cell::Cell;
use taipan_vm::builtins::int;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::call::{Args, bind, call_native};
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{Constant, MethodDef, TypeSpec, getter, method, parameters, variadic};
use taipan_vm::class::{PyType, create, flags, statics};
use taipan_vm::error::PyResult;
use taipan_vm::heap::Tracer;
use taipan_vm::object::{Object, Payload, to_value};
use taipan_vm::protocol::compare::CompareOp;
use taipan_vm::text::TextBuf;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

#[repr(C)]
pub struct PyTime {
    object: Object,
    hash: Cell<i64>,
    clock: Clock,
    tz: Option<Value>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyTime {
    const TYPE: &'static PyType = &TYPE;
}

impl Trace for PyTime {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit_option(&self.tz);
    }
}

const REPLACE_SIGNATURE: &str = "($self, /, hour=unchanged, minute=unchanged, second=unchanged,\n        \
                                 microsecond=unchanged, tzinfo=unchanged, *, fold=unchanged)";

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "datetime.time",
    doc: "time([hour[, minute[, second[, microsecond[, tzinfo]]]]]) --> a time object\n\nAll arguments are optional. tzinfo may be None, or an instance of\na tzinfo subclass. The remaining arguments may be ints.",
    flags: flags::BASETYPE | flags::IMMUTABLE,
    slots: Slots {
        repr: Some(repr),
        str: Some(|vm, own| vm.call_method_str(own, "isoformat", &[])),
        hash: Some(hash),
        richcompare: Some(richcompare),
        new: Some(new),
        ..Slots::NONE
    },
    methods: &[
        variadic("strptime", "", "string, format -> new time parsed from a string.", |vm, args| {
            strptime(vm, args, "_strptime_datetime_time")
        })
        .classmethod(),
        variadic(
            "isoformat",
            "",
            "Return string in ISO 8601 format, [HH[:MM[:SS[.mmm[uuu]]]]][+HH:MM].",
            |vm, args| call_native(vm, &ISOFORMAT, args),
        ),
        variadic("strftime", "", "format -> strftime() style string.", |vm, args| {
            call_native(vm, &STRFTIME, args)
        }),
        variadic("__format__", "", "Formats self with strftime.", format),
        method("utcoffset", "($self, /)", "Return self.tzinfo.utcoffset(self).", |vm, args| {
            let own = as_time(&args[0]);
            Ok(tz::call_offset(vm, own.tz.as_ref(), "utcoffset", &Value::NONE)?.unwrap_or(Value::NONE))
        }),
        method("tzname", "($self, /)", "Return self.tzinfo.tzname(self).", |vm, args| {
            tz::call_name(vm, as_time(&args[0]).tz.as_ref(), &Value::NONE)
        }),
        method("dst", "($self, /)", "Return self.tzinfo.dst(self).", |vm, args| {
            let own = as_time(&args[0]);
            Ok(tz::call_offset(vm, own.tz.as_ref(), "dst", &Value::NONE)?.unwrap_or(Value::NONE))
        }),
        method("replace", REPLACE_SIGNATURE, "Return time with new specified fields.", replace),
        variadic("__replace__", "($self, /, **changes)", "The same as replace().", |vm, args| {
            call_native(vm, &REPLACE, args)
        }),
        method(
            "fromisoformat",
            "($type, object, /)",
            "Construct a time from a string in ISO 8601 format.",
            from_isoformat,
        )
        .classmethod(),
        variadic("__reduce_ex__", "", "__reduce_ex__(proto) -> (cls, state)", |vm, args| {
            call_native(vm, &REDUCE_EX, args)
        }),
        method("__reduce__", "($self, /)", "__reduce__() -> (cls, state)", |vm, args| {
            reduce(vm, &args[0], 2)
        }),
    ],
    getset: &[
        getter("hour", "", |_, own| Ok(int::small(as_time(own).clock.hour))),
        getter("minute", "", |_, own| Ok(int::small(as_time(own).clock.minute))),
        getter("second", "", |_, own| Ok(int::small(as_time(own).clock.second))),
        getter("microsecond", "", |_, own| Ok(int::small(as_time(own).clock.micro))),
        getter("tzinfo", "", |_, own| Ok(as_time(own).tz.clone().unwrap_or(Value::NONE))),
        getter("fold", "", |_, own| Ok(int::small(as_time(own).clock.fold))),
    ],
    constants: &[
        ("min", Constant::Make(|| immortal(Clock::default()))),
        (
            "max",
            Constant::Make(|| immortal(Clock { hour: 23, minute: 59, second: 59, micro: 999_999, fold: 0 })),
        ),
        ("resolution", Constant::Make(|| delta::immortal(0, 0, 1))),
    ],
    ..TypeSpec::container::<PyTime>()
});

static NEW: MethodDef = parameters("", "(hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0)");
static REPLACE: MethodDef = method("replace", REPLACE_SIGNATURE, "", replace);
static ISOFORMAT: MethodDef = method("isoformat", "($self, timespec='auto')", "", isoformat_method);
static STRFTIME: MethodDef = method("strftime", "($self, format)", "", |vm, args| {
    let format = expect_str(vm, "strftime", 1, &args[1])?;
    let own = as_time(&args[0]);
    let clock = &own.clock;
    let timetuple = clock::struct_time(vm, [1900, 1, 1, clock.hour, clock.minute, clock.second, 0, 1, -1])?;
    let (micro, zone) = (clock.micro, own.tz.clone());
    let date = (1900, 1, 1);
    strftime::strftime(vm, format, Shown { date, micro, zone, argument: &Value::NONE, timetuple })
});
static REDUCE_EX: MethodDef = method("__reduce_ex__", "($self, protocol, /)", "", |vm, args| {
    let protocol = vm.expect_i64(&args[1])?;
    reduce(vm, &args[0], protocol)
});

fn immortal(clock: Clock) -> Value {
    let object = Object::immortal(&TYPE);
    to_value(statics::leak(PyTime { object, hash: Cell::new(-1), clock, tz: None }))
}

fn as_time(value: &Value) -> &PyTime {
    value.downcast().expect("a time's slot gets a time")
}

impl PyTime {
    pub fn clock(&self) -> Clock {
        self.clock
    }

    pub fn tz(&self) -> Option<Value> {
        self.tz.clone()
    }
}

pub fn allocate(vm: &Thread, ty: &PyType, clock: Clock, tz: Option<Value>) -> PyResult {
    clock.check(vm)?;
    let hash = Cell::new(-1);
    Ok(create::allocate_instance(vm, ty, |object| PyTime { object, hash, clock, tz })?.into_value())
}

/// An object of the type: directly for `time` itself, by calling any other.
fn make(vm: &Thread, class: &Value, clock: Clock, tz: Option<Value>) -> PyResult {
    if class.downcast::<PyType>().is_some_and(|class| class.is(&TYPE)) {
        return allocate(vm, &TYPE, clock, tz);
    }
    let fields = [clock.hour, clock.minute, clock.second, clock.micro].map(int::small);
    let mut values: Vec<Value> = fields.into();
    values.push(tz.unwrap_or(Value::NONE));
    if clock.fold == 0 {
        return vm.call(class, &values);
    }
    values.push(int::small(clock.fold));
    let names = [to_value(statics::intern("fold"))];
    vm.call_args(class, Args::new(&values, &names))
}

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    if let ([state] | [state, _], false) = (args.positional(), args.has_keywords())
        && let Some(state) = pickled::<6>(vm, state)?
        && state[0] & 0x7F < 24
    {
        let zone = args.positional().get(1);
        let zone = zone.map_or(Ok(None), |zone| tz::check(vm, zone)).map_err(|_| bad_state(vm))?;
        return allocate(vm, ty, Clock::from_state(&state), zone);
    }
    bind(vm, &NEW, args, |row| {
        let clock = Clock {
            hour: c_int_or(vm, &row[0], 0)?,
            minute: c_int_or(vm, &row[1], 0)?,
            second: c_int_or(vm, &row[2], 0)?,
            micro: c_int_or(vm, &row[3], 0)?,
            fold: c_int_or(vm, &row[5], 0)?,
        };
        clock.check(vm)?;
        allocate(vm, ty, clock, tz::check(vm, &row[4])?)
    })
}

pub fn bad_state(vm: &Thread) -> taipan_vm::error::Raised {
    if vm.has_raised() {
        vm.clear_raised();
    }
    vm.type_error("bad tzinfo state arg")
}

fn replace(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_time(&args[0]);
    let clock = Clock {
        hour: c_int_or(vm, &args[1], own.clock.hour)?,
        minute: c_int_or(vm, &args[2], own.clock.minute)?,
        second: c_int_or(vm, &args[3], own.clock.second)?,
        micro: c_int_or(vm, &args[4], own.clock.micro)?,
        fold: c_int_or(vm, &args[6], own.clock.fold)?,
    };
    let zone = if args[5].is_unbound() { own.tz.clone() } else { tz::check(vm, &args[5])? };
    if clock.fold != 0 && clock.fold != 1 {
        clock.check(vm)?;
    }
    make(vm, &args[0].ty().to_value(), clock, zone)
}

fn isoformat_method(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_time(&args[0]);
    let spec = timespec(vm, &args[1], own.clock.micro)?;
    let mut text = String::new();
    push_clock(&mut text, &own.clock, spec);
    if let Some(offset) = tz::utc_offset(vm, own.tz.as_ref(), &Value::NONE)? {
        text += &tz::format_offset(offset, ":");
    }
    vm.new_str(&text)
}

fn repr(vm: &Thread, own: &Value) -> PyResult {
    let name = own.ty().name().to_owned();
    let own = as_time(own);
    let clock = &own.clock;
    let mut buf = TextBuf::new();
    buf.push_str(&format!("{name}({}, {}", clock.hour, clock.minute))?;
    if clock.second != 0 || clock.micro != 0 {
        buf.push_str(&format!(", {}", clock.second))?;
    }
    if clock.micro != 0 {
        buf.push_str(&format!(", {}", clock.micro))?;
    }
    push_zone_and_fold(vm, &mut buf, own.tz.as_ref(), clock.fold)?;
    Ok(PyStr::from_compact(vm.heap(), buf.finish()?)?.into_value())
}

/// The end of the repr of what has a time.
pub fn push_zone_and_fold(vm: &Thread, buf: &mut TextBuf, tz: Option<&Value>, fold: i64) -> PyResult<()> {
    if let Some(tz) = tz {
        buf.push_str(", tzinfo=")?;
        vm.push_repr(buf, tz)?;
    }
    if fold != 0 {
        buf.push_str(", fold=1")?;
    }
    Ok(buf.push_str(")")?)
}

fn hash(vm: &Thread, value: &Value) -> PyResult<i64> {
    let own = as_time(value);
    if own.hash.get() != -1 {
        return Ok(own.hash.get());
    }
    let hash = match tz::utc_offset(vm, own.tz.as_ref(), &Value::NONE)? {
        None => hash_bytes(&own.clock.state()),
        Some(offset) => delta::new_delta(vm, own.clock.total() - offset)?.hash(),
    };
    Ok(hash_of(&own.hash, &own.object, || hash))
}

fn richcompare(vm: &Thread, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    let (Some(own), Some(other)) = (a.downcast::<PyTime>(), b.downcast::<PyTime>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let states = || own.clock.state().cmp(&other.clock.state());
    let same_zone = match (&own.tz, &other.tz) {
        (None, None) => true,
        (Some(own), Some(other)) => own.is(other),
        _ => false,
    };
    if same_zone {
        return Ok(Value::bool(op.of(states())));
    }
    let own_offset = tz::utc_offset(vm, own.tz.as_ref(), &Value::NONE)?;
    let other_offset = tz::utc_offset(vm, other.tz.as_ref(), &Value::NONE)?;
    match (own_offset, other_offset) {
        (a, b) if a == b => Ok(Value::bool(op.of(states()))),
        (Some(a), Some(b)) => Ok(Value::bool(op.of((own.clock.total() - a).cmp(&(other.clock.total() - b))))),
        _ if op == CompareOp::Eq => Ok(Value::FALSE),
        _ if op == CompareOp::Ne => Ok(Value::TRUE),
        _ => Err(vm.type_error("can't compare offset-naive and offset-aware times")),
    }
}

fn from_isoformat(vm: &Thread, args: &[Value]) -> PyResult {
    let Some(text) = args[1].downcast::<PyStr>() else {
        return Err(vm.type_error("fromisoformat: argument must be str"));
    };
    let parsed = match isoformat::ascii(text.text()) {
        // The separator that a date with time has may come first.
        Some(ascii) => isoformat::parse_time(ascii.strip_prefix(b"T").unwrap_or(&ascii)),
        None => Err(isoformat::Malformed),
    };
    let mut parsed = isoformat::checked(vm, text, parsed)?;
    let clock = &mut parsed.clock;
    if clock.hour == 24 {
        if (clock.minute, clock.second, clock.micro) != (0, 0, 0) {
            return Err(vm.value_error("minute, second, and microsecond must be 0 when hour is 24"));
        }
        clock.hour = 0;
    }
    let zone = zone_of(vm, parsed.offset)?;
    make(vm, &args[0], parsed.clock, zone)
}

/// A `timezone` for an offset that was read.
pub fn zone_of(vm: &Thread, offset: Option<i128>) -> PyResult<Option<Value>> {
    let Some(offset) = offset else { return Ok(None) };
    let offset = delta::from_micros(vm, offset)?;
    tz::check_offset(vm, &offset)?;
    tz::new_zone(vm, offset, None).map(Some)
}

fn reduce(vm: &Thread, value: &Value, protocol: i64) -> PyResult {
    let own = as_time(value);
    let mut state = own.clock.state();
    if protocol > 3 && own.clock.fold != 0 {
        state[0] |= 0x80;
    }
    reduced(vm, value, &state, own.tz.as_ref())
}

/// `(cls, (state,))`, with the zone if there is one.
pub fn reduced(vm: &Thread, own: &Value, state: &[u8], tz: Option<&Value>) -> PyResult {
    let state = vm.new_bytes(state)?;
    let arguments = match tz {
        Some(tz) => vm.new_tuple(&[state, tz.clone()])?,
        None => vm.new_tuple(&[state])?,
    };
    vm.new_tuple(&[own.ty().to_value(), arguments])
}
