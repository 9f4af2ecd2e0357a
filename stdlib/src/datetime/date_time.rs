//! `datetime.datetime`: a day with a time.

use super::calendar::{self, DAY_SECONDS, EPOCH_SECONDS};
use super::clock::{self, Moment};
use super::date::{PyDate, ctime, hash_bytes, hash_of, out_of_range, strptime, timetuple};
use super::delta::{self, PyDelta};
use super::time::{self, PyTime, bad_state, push_zone_and_fold, reduced, zone_of};
use super::{Clock, c_int, c_int_or, check_date, date, expect_str, isoformat, pickled, tz};
use std::cell::Cell;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::{float, int};
use taipan_vm::call::{Args, call_native};
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{Constant, MethodDef, TypeSpec, getter, method, variadic};
use taipan_vm::class::{PyType, create, flags, statics};
use taipan_vm::error::PyResult;
use taipan_vm::heap::Tracer;
use taipan_vm::object::{Object, Payload, to_value};
use taipan_vm::protocol::compare::CompareOp;
use taipan_vm::text::TextBuf;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

#[repr(C)]
pub struct PyDateTime {
    date: PyDate,
    clock: Clock,
    tz: Option<Value>,
}

// SAFETY: `#[repr(C)]`, begins with the payload of its base.
unsafe impl Payload for PyDateTime {
    const TYPE: &'static PyType = &TYPE;
}

impl Trace for PyDateTime {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit_option(&self.tz);
    }
}

const REPLACE_SIGNATURE: &str = "($self, /, year=unchanged, month=unchanged, day=unchanged,\n        hour=unchanged, \
                                 minute=unchanged, second=unchanged,\n        microsecond=unchanged, tzinfo=unchanged, *, \
                                 fold=unchanged)";

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "datetime.datetime",
    doc: "datetime(year, month, day[, hour[, minute[, second[, microsecond[,tzinfo]]]]])\n\nThe year, month and day arguments are required. tzinfo may be None, or an\ninstance of a tzinfo subclass. The remaining arguments may be ints.",
    base: Some(&date::TYPE),
    flags: flags::BASETYPE | flags::IMMUTABLE,
    slots: Slots {
        repr: Some(repr),
        str: Some(|vm, own| {
            let space = vm.new_str(" ")?;
            vm.call_method_str(own, "isoformat", &[space])
        }),
        hash: Some(hash),
        richcompare: Some(richcompare),
        new: Some(new),
        add: Some(|vm, a, b| {
            let (own, other) = if a.downcast::<PyDateTime>().is_some() { (a, b) } else { (b, a) };
            match (own.downcast::<PyDateTime>(), other.downcast::<PyDelta>()) {
                (Some(datetime), Some(delta)) => datetime.shifted(vm, own.ty(), delta.total()),
                _ => Ok(Value::NOT_IMPLEMENTED),
            }
        }),
        subtract: Some(subtract),
        ..Slots::NONE
    },
    methods: &[
        method("now", "($type, /, tz=None)", "Returns new datetime object representing current time local to tz.", |vm, args| {
            let micros = clock::now_micros(vm)?;
            let zone = tz::check(vm, &args[1])?;
            from_moment(vm, &args[0], micros.div_euclid(1_000_000), micros.rem_euclid(1_000_000), zone)
        })
        .classmethod(),
        method("utcnow", "($type, /)", "Return a new datetime representing UTC day and time.", |vm, args| {
            let text = "datetime.datetime.utcnow() is deprecated and scheduled for removal in a future version. Use \
                        timezone-aware objects to represent datetimes in UTC: datetime.datetime.now(datetime.UTC).";
            vm.warn_deprecated(text)?;
            let micros = clock::now_micros(vm)?;
            let mut moment = clock::utc_moment(micros.div_euclid(1_000_000));
            moment.clock.micro = micros.rem_euclid(1_000_000);
            make(vm, &args[0], moment, None)
        })
        .classmethod(),
        variadic("fromtimestamp", "", "Create a datetime from a POSIX timestamp.", |vm, args| {
            call_native(vm, &FROM_TIMESTAMP, args)
        })
        .classmethod(),
        variadic("utcfromtimestamp", "", "Construct a naive UTC datetime from a POSIX timestamp.", |vm, args| {
            call_native(vm, &UTC_FROM_TIMESTAMP, args)
        })
        .classmethod(),
        variadic("strptime", "", "string, format -> new datetime parsed from a string.", |vm, args| {
            strptime(vm, args, "_strptime_datetime_datetime")
        })
        .classmethod(),
        variadic("combine", "", "Construct a datetime from a date and a time.", |vm, args| {
            call_native(vm, &COMBINE, args)
        })
        .classmethod(),
        method("fromisoformat", "($type, object, /)", "Construct a datetime from a string in ISO 8601 format.", from_isoformat)
            .classmethod(),
        method("date", "($self, /)", "Return date object with same year, month and day.", |vm, args| {
            let (year, month, day) = as_datetime(&args[0]).date.fields();
            date::allocate(vm, &date::TYPE, year, month, day)
        }),
        method("time", "($self, /)", "Return time object with same time but with tzinfo=None.", |vm, args| {
            time::allocate(vm, PyTime::TYPE, as_datetime(&args[0]).clock, None)
        }),
        method("timetz", "($self, /)", "Return time object with same time and tzinfo.", |vm, args| {
            let own = as_datetime(&args[0]);
            time::allocate(vm, PyTime::TYPE, own.clock, own.tz())
        }),
        method("ctime", "($self, /)", "Return ctime() style string.", |vm, args| {
            let own = as_datetime(&args[0]);
            vm.new_str(&ctime(own.date.fields(), own.hour_minute_second()))
        }),
        method("timetuple", "($self, /)", "Return time tuple, compatible with time.localtime().", |vm, args| {
            let own = as_datetime(&args[0]);
            let dst = tz::call_offset(vm, own.tz.as_ref(), "dst", &args[0])?;
            let dst = dst.map_or(-1, |dst| i64::from(dst.downcast::<PyDelta>().is_some_and(|dst| dst.total() != 0)));
            timetuple(vm, own.date.fields(), own.hour_minute_second(), dst)
        }),
        method("timestamp", "($self, /)", "Return POSIX timestamp as float.", timestamp),
        method("utctimetuple", "($self, /)", "Return UTC time tuple, compatible with time.localtime().", |vm, args| {
            let own = as_datetime(&args[0]);
            let offset = tz::utc_offset(vm, own.tz.as_ref(), &args[0])?.unwrap_or(0);
            let moment = Moment::of(own.total() - offset);
            let (year, month, day) = moment.date;
            let clock = moment.clock;
            if !(calendar::MIN_YEAR..=calendar::MAX_YEAR).contains(&year) {
                return Err(out_of_range(vm));
            }
            timetuple(vm, (year, month, day), (clock.hour, clock.minute, clock.second), 0)
        }),
        variadic("isoformat", "", "[sep] -> string in ISO 8601 format, YYYY-MM-DDT[HH[:MM[:SS[.mmm[uuu]]]]][+HH:MM].", |vm, args| {
            call_native(vm, &ISOFORMAT, args)
        }),
        method("utcoffset", "($self, /)", "Return self.tzinfo.utcoffset(self).", |vm, args| {
            let own = as_datetime(&args[0]);
            Ok(tz::call_offset(vm, own.tz.as_ref(), "utcoffset", &args[0])?.unwrap_or(Value::NONE))
        }),
        method("tzname", "($self, /)", "Return self.tzinfo.tzname(self).", |vm, args| {
            tz::call_name(vm, as_datetime(&args[0]).tz.as_ref(), &args[0])
        }),
        method("dst", "($self, /)", "Return self.tzinfo.dst(self).", |vm, args| {
            let own = as_datetime(&args[0]);
            Ok(tz::call_offset(vm, own.tz.as_ref(), "dst", &args[0])?.unwrap_or(Value::NONE))
        }),
        method("replace", REPLACE_SIGNATURE, "Return datetime with new specified fields.", replace),
        variadic("__replace__", "($self, /, **changes)", "The same as replace().", |vm, args| call_native(vm, &REPLACE, args)),
        variadic("astimezone", "", "tz -> convert to local time in new timezone tz\n", |vm, args| {
            call_native(vm, &AS_TIME_ZONE, args)
        }),
        variadic("__reduce_ex__", "", "__reduce_ex__(proto) -> (cls, state)", |vm, args| {
            call_native(vm, &REDUCE_EX, args)
        }),
        method("__reduce__", "($self, /)", "__reduce__() -> (cls, state)", |vm, args| reduce(vm, &args[0], 2)),
    ],
    getset: &[
        getter("hour", "", |_, own| Ok(int::small(as_datetime(own).clock.hour))),
        getter("minute", "", |_, own| Ok(int::small(as_datetime(own).clock.minute))),
        getter("second", "", |_, own| Ok(int::small(as_datetime(own).clock.second))),
        getter("microsecond", "", |_, own| Ok(int::small(as_datetime(own).clock.micro))),
        getter("tzinfo", "", |_, own| Ok(as_datetime(own).tz().unwrap_or(Value::NONE))),
        getter("fold", "", |_, own| Ok(int::small(as_datetime(own).clock.fold))),
    ],
    constants: &[
        ("min", Constant::Make(|| immortal((1, 1, 1), Clock::default()))),
        (
            "max",
            Constant::Make(|| {
                let clock = Clock { hour: 23, minute: 59, second: 59, micro: 999_999, fold: 0 };
                immortal((9999, 12, 31), clock)
            }),
        ),
        ("resolution", Constant::Make(|| delta::immortal(0, 0, 1))),
    ],
    ..TypeSpec::container::<PyDateTime>()
});

static NEW: MethodDef = method(
    "",
    "(year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0)",
    "",
    |vm, args| {
        let (year, month, day) = (c_int(vm, &args[0])?, c_int(vm, &args[1])?, c_int(vm, &args[2])?);
        let clock = Clock {
            hour: c_int_or(vm, &args[3], 0)?,
            minute: c_int_or(vm, &args[4], 0)?,
            second: c_int_or(vm, &args[5], 0)?,
            micro: c_int_or(vm, &args[6], 0)?,
            fold: c_int_or(vm, &args[8], 0)?,
        };
        check_date(vm, year, month, day)?;
        clock.check(vm)?;
        allocate(vm, &TYPE, Moment { date: (year, month, day), clock }, tz::check(vm, &args[7])?)
    },
);
static REPLACE: MethodDef = method("replace", REPLACE_SIGNATURE, "", replace);
static FROM_TIMESTAMP: MethodDef = method("fromtimestamp", "($type, timestamp, tz=None)", "", |vm, args| {
    let zone = tz::check(vm, &args[2])?;
    let (seconds, micros) = clock::parse_timestamp(vm, &args[1])?;
    from_moment(vm, &args[0], seconds, micros, zone)
});
static UTC_FROM_TIMESTAMP: MethodDef = method("utcfromtimestamp", "($type, timestamp)", "", |vm, args| {
    let text = "datetime.datetime.utcfromtimestamp() is deprecated and scheduled for removal in a future version. Use \
                timezone-aware objects to represent datetimes in UTC: datetime.datetime.fromtimestamp(timestamp, \
                datetime.UTC).";
    vm.warn_deprecated(text)?;
    let (seconds, micros) = clock::parse_timestamp(vm, &args[1])?;
    clock::check_seconds(vm, seconds)?;
    let mut moment = clock::utc_moment(seconds);
    moment.clock.micro = micros;
    make(vm, &args[0], moment, None)
});
static COMBINE: MethodDef = method("combine", "($type, date, time, tzinfo=None)", "", |vm, args| {
    let expected = |position: usize, what: &str, value: &Value| {
        let ty = value.argument_type();
        vm.type_error(format!("combine() argument {position} must be {what}, not {ty:.50}"))
    };
    let Some(date) = args[1].downcast::<PyDate>() else { return Err(expected(1, "datetime.date", &args[1])) };
    let Some(time) = args[2].downcast::<PyTime>() else { return Err(expected(2, "datetime.time", &args[2])) };
    let zone = if args[3].is_unbound() { time.tz() } else { tz::check(vm, &args[3])? };
    make(vm, &args[0], Moment { date: date.fields(), clock: time.clock() }, zone)
});
static ISOFORMAT: MethodDef = method("isoformat", "($self, sep='T', timespec='auto')", "", |vm, args| {
    let own = as_datetime(&args[0]);
    let separator = match args[1].downcast::<PyStr>() {
        _ if args[1].is_unbound() => Some(0x54),
        Some(text) if text.len() == 1 => text.text().get(0),
        Some(text) => {
            let len = text.len();
            let text = "isoformat() argument 1 must be a unicode character, not a string of length";
            return Err(vm.type_error(format!("{text} {len}")));
        }
        None => None,
    };
    let Some(separator) = separator else {
        let ty = args[1].argument_type();
        return Err(
            vm.type_error(format!("isoformat() argument 1 must be a unicode character, not {ty:.50}"))
        );
    };
    let spec = timespec(vm, &args[2], own.clock.micro)?;
    let mut buf = TextBuf::new();
    buf.push_str(&own.date.iso())?;
    buf.push(separator)?;
    let mut text = String::new();
    push_clock(&mut text, &own.clock, spec);
    if let Some(offset) = tz::utc_offset(vm, own.tz.as_ref(), &args[0])? {
        text += &tz::format_offset(offset, ":");
    }
    buf.push_str(&text)?;
    Ok(PyStr::from_compact(vm.heap(), buf.finish()?)?.into_value())
});
static AS_TIME_ZONE: MethodDef = method("astimezone", "($self, tz=None)", "", as_time_zone);
static REDUCE_EX: MethodDef = method("__reduce_ex__", "($self, protocol, /)", "", |vm, args| {
    let protocol = vm.expect_i64(&args[1])?;
    reduce(vm, &args[0], protocol)
});

fn immortal((year, month, day): (u16, u8, u8), clock: Clock) -> Value {
    let date = PyDate { object: Object::immortal(&TYPE), hash: Cell::new(-1), year, month, day };
    to_value(statics::leak(PyDateTime { date, clock, tz: None }))
}

pub fn as_datetime(value: &Value) -> &PyDateTime {
    value.downcast().expect("a datetime's slot gets a datetime")
}

impl Moment {
    /// From microseconds since the beginning of year 1 (of day 0, to be exact). Years may be out of range.
    fn of(micros: i128) -> Moment {
        const DAY: i128 = DAY_SECONDS as i128 * 1_000_000;
        let days = micros.div_euclid(DAY) as i64;
        let rest = micros.rem_euclid(DAY);
        let (seconds, micro) = ((rest / 1_000_000) as i64, (rest % 1_000_000) as i64);
        let clock =
            Clock { hour: seconds / 3600, minute: seconds / 60 % 60, second: seconds % 60, micro, fold: 0 };
        Moment { date: calendar::from_ordinal(days), clock }
    }
}

impl PyDateTime {
    pub fn clock(&self) -> Clock {
        self.clock
    }

    pub fn tz(&self) -> Option<Value> {
        self.tz.clone()
    }

    fn hour_minute_second(&self) -> (i64, i64, i64) {
        (self.clock.hour, self.clock.minute, self.clock.second)
    }

    fn moment(&self) -> Moment {
        Moment { date: self.date.fields(), clock: self.clock }
    }

    /// Microseconds since the beginning of day 0, as it stands.
    pub fn total(&self) -> i128 {
        i128::from(self.date.ordinal() * DAY_SECONDS) * 1_000_000 + self.clock.total()
    }

    fn state(&self) -> [u8; 10] {
        let mut state = [0; 10];
        state[..4].copy_from_slice(&self.date.state());
        state[4..].copy_from_slice(&self.clock.state());
        state
    }

    /// So many microseconds later, as an object of type `ty`.
    pub fn shifted(&self, vm: &Thread, ty: &PyType, micros: i128) -> PyResult {
        let moment = Moment::of(self.total() + micros);
        if !(calendar::MIN_YEAR..=calendar::MAX_YEAR).contains(&moment.date.0) {
            return Err(out_of_range(vm));
        }
        make(vm, &ty.to_value(), moment, self.tz())
    }

    /// The same with another zone, as a plain `datetime`.
    fn with_zone(&self, vm: &Thread, tz: Option<Value>, fold: i64) -> PyResult {
        let mut moment = self.moment();
        moment.clock.fold = fold;
        allocate(vm, &TYPE, moment, tz)
    }

    /// Seconds since the epoch, for one without a zone.
    fn local_seconds(&self, vm: &Thread) -> PyResult<i64> {
        Ok(clock::local_to_seconds(vm, self.date.fields(), &self.clock)? - EPOCH_SECONDS)
    }
}

pub fn allocate(vm: &Thread, ty: &PyType, moment: Moment, tz: Option<Value>) -> PyResult {
    let (year, month, day) = moment.date;
    check_date(vm, year, month, day)?;
    let clock = moment.clock;
    clock.check(vm)?;
    let (year, month, day) = (year as u16, month as u8, day as u8);
    let made = create::allocate_instance(vm, ty, |object| PyDateTime {
        date: PyDate { object, hash: Cell::new(-1), year, month, day },
        clock,
        tz,
    })?;
    Ok(made.into_value())
}

/// An object of class `class`: directly for `datetime` itself, by calling any other.
fn make(vm: &Thread, class: &Value, moment: Moment, tz: Option<Value>) -> PyResult {
    if class.downcast::<PyType>().is_some_and(|class| class.is(&TYPE)) {
        return allocate(vm, &TYPE, moment, tz);
    }
    let (year, month, day) = moment.date;
    let clock = moment.clock;
    let fields = [year, month, day, clock.hour, clock.minute, clock.second, clock.micro];
    let mut values: Vec<Value> = fields.map(int::small).into();
    values.push(tz.unwrap_or(Value::NONE));
    if clock.fold == 0 {
        return vm.call(class, &values);
    }
    values.push(int::small(clock.fold));
    let names = [to_value(statics::intern("fold"))];
    vm.call_args(class, Args::new(&values, &names))
}

/// Of a moment since the epoch: local time, or that of a zone.
fn from_moment(vm: &Thread, class: &Value, seconds: i64, micros: i64, zone: Option<Value>) -> PyResult {
    clock::check_seconds(vm, seconds)?;
    let Some(zone) = zone else {
        let mut moment = clock::local_moment(vm, seconds)?;
        check_date(vm, moment.date.0, moment.date.1, moment.date.2)?;
        moment.clock.fold = clock::fold_at(vm, seconds, &moment)?;
        moment.clock.micro = micros;
        return make(vm, class, moment, None);
    };
    let mut moment = clock::utc_moment(seconds);
    moment.clock.micro = micros;
    let utc = make(vm, class, moment, Some(zone.clone()))?;
    vm.call_method_str(&zone, "fromutc", &[utc])
}

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    if let ([state] | [state, _], false) = (args.positional(), args.has_keywords())
        && let Some(state) = pickled::<10>(vm, state)?
        && (1..=12).contains(&(state[2] & 0x7F))
    {
        let zone = args.positional().get(1);
        let zone = zone.map_or(Ok(None), |zone| tz::check(vm, zone)).map_err(|_| bad_state(vm))?;
        let [year_high, year_low, month, day, clock @ ..] = state;
        let mut clock = Clock::from_state(&clock);
        clock.fold = i64::from(month >> 7);
        let year = i64::from(u16::from_be_bytes([year_high, year_low]));
        return allocate(
            vm,
            ty,
            Moment { date: (year, i64::from(month & 0x7F), i64::from(day)), clock },
            zone,
        );
    }
    let plain = call_native(vm, &NEW, args)?;
    if ty.is(&TYPE) {
        return Ok(plain);
    }
    let own = as_datetime(&plain);
    allocate(vm, ty, own.moment(), own.tz())
}

fn replace(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_datetime(&args[0]);
    let (year, month, day) = own.date.fields();
    let date = (c_int_or(vm, &args[1], year)?, c_int_or(vm, &args[2], month)?, c_int_or(vm, &args[3], day)?);
    let clock = Clock {
        hour: c_int_or(vm, &args[4], own.clock.hour)?,
        minute: c_int_or(vm, &args[5], own.clock.minute)?,
        second: c_int_or(vm, &args[6], own.clock.second)?,
        micro: c_int_or(vm, &args[7], own.clock.micro)?,
        fold: c_int_or(vm, &args[9], own.clock.fold)?,
    };
    let zone = if args[8].is_unbound() { own.tz() } else { tz::check(vm, &args[8])? };
    make(vm, &args[0].ty().to_value(), Moment { date, clock }, zone)
}

/// How much of a time `isoformat` shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum TimeSpec {
    Hours,
    Minutes,
    Seconds,
    Milliseconds,
    Microseconds,
}

pub fn timespec(vm: &Thread, given: &Value, micro: i64) -> PyResult<TimeSpec> {
    let automatic = if micro == 0 { TimeSpec::Seconds } else { TimeSpec::Microseconds };
    if given.is_unbound() {
        return Ok(automatic);
    }
    let name = expect_str(vm, "isoformat", 1, given)?;
    Ok(match name.as_ascii() {
        Some("auto") => automatic,
        Some("hours") => TimeSpec::Hours,
        Some("minutes") => TimeSpec::Minutes,
        Some("seconds") => TimeSpec::Seconds,
        Some("milliseconds") => TimeSpec::Milliseconds,
        Some("microseconds") => TimeSpec::Microseconds,
        _ => return Err(vm.value_error("Unknown timespec value")),
    })
}

pub fn push_clock(text: &mut String, clock: &Clock, spec: TimeSpec) {
    let (hour, minute, second) = (clock.hour, clock.minute, clock.second);
    *text += &match spec {
        TimeSpec::Hours => format!("{hour:02}"),
        TimeSpec::Minutes => format!("{hour:02}:{minute:02}"),
        TimeSpec::Seconds => format!("{hour:02}:{minute:02}:{second:02}"),
        TimeSpec::Milliseconds => format!("{hour:02}:{minute:02}:{second:02}.{:03}", clock.micro / 1000),
        TimeSpec::Microseconds => format!("{hour:02}:{minute:02}:{second:02}.{:06}", clock.micro),
    };
}

fn repr(vm: &Thread, own: &Value) -> PyResult {
    let name = own.ty().name().to_owned();
    let own = as_datetime(own);
    let ((year, month, day), clock) = (own.date.fields(), &own.clock);
    let mut buf = TextBuf::new();
    buf.push_str(&format!("{name}({year}, {month}, {day}, {}, {}", clock.hour, clock.minute))?;
    if clock.second != 0 || clock.micro != 0 {
        buf.push_str(&format!(", {}", clock.second))?;
    }
    if clock.micro != 0 {
        buf.push_str(&format!(", {}", clock.micro))?;
    }
    // Unlike a time's, a datetime's fold comes before its zone.
    if clock.fold != 0 {
        buf.push_str(", fold=1")?;
    }
    push_zone_and_fold(vm, &mut buf, own.tz.as_ref(), 0)?;
    Ok(PyStr::from_compact(vm.heap(), buf.finish()?)?.into_value())
}

fn hash(vm: &Thread, value: &Value) -> PyResult<i64> {
    let own = as_datetime(value);
    if own.date.hash.get() != -1 {
        return Ok(own.date.hash.get());
    }
    let unfolded = if own.clock.fold == 0 { value.clone() } else { own.with_zone(vm, own.tz(), 0)? };
    let hash = match tz::utc_offset(vm, own.tz.as_ref(), &unfolded)? {
        None => hash_bytes(&own.state()),
        Some(offset) => delta::new_delta(vm, own.total() - offset)?.hash(),
    };
    Ok(hash_of(&own.date.hash, &own.date.object, || hash))
}

fn same_zone(a: &PyDateTime, b: &PyDateTime) -> bool {
    match (&a.tz, &b.tz) {
        (None, None) => true,
        (Some(a), Some(b)) => a.is(b),
        _ => false,
    }
}

/// Whether the offset depends on the fold: such times equal no time of another zone (PEP 495).
fn depends_on_fold(vm: &Thread, own: &PyDateTime, offset: Option<i128>) -> PyResult<bool> {
    let flipped = own.with_zone(vm, own.tz(), 1 - own.clock.fold)?;
    Ok(tz::utc_offset(vm, own.tz.as_ref(), &flipped)? != offset)
}

fn richcompare(vm: &Thread, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    let (Some(own), Some(other)) = (a.downcast::<PyDateTime>(), b.downcast::<PyDateTime>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if same_zone(own, other) {
        return Ok(Value::bool(op.of(own.state().cmp(&other.state()))));
    }
    let own_offset = tz::utc_offset(vm, own.tz.as_ref(), a)?;
    let other_offset = tz::utc_offset(vm, other.tz.as_ref(), b)?;
    let is_equality = matches!(op, CompareOp::Eq | CompareOp::Ne);
    let ordering = match (own_offset, other_offset) {
        (a, b) if a == b => own.state().cmp(&other.state()),
        (Some(a), Some(b)) => (own.total() - a).cmp(&(other.total() - b)),
        _ if is_equality => return Ok(Value::bool(op == CompareOp::Ne)),
        _ => return Err(vm.type_error("can't compare offset-naive and offset-aware datetimes")),
    };
    if is_equality
        && ordering.is_eq()
        && (depends_on_fold(vm, own, own_offset)? || depends_on_fold(vm, other, other_offset)?)
    {
        return Ok(Value::bool(op == CompareOp::Ne));
    }
    Ok(Value::bool(op.of(ordering)))
}

fn subtract(vm: &Thread, a: &Value, b: &Value) -> PyResult {
    let Some(own) = a.downcast::<PyDateTime>() else { return Ok(Value::NOT_IMPLEMENTED) };
    if let Some(delta) = b.downcast::<PyDelta>() {
        return own.shifted(vm, a.ty(), -delta.total());
    }
    let Some(other) = b.downcast::<PyDateTime>() else { return Ok(Value::NOT_IMPLEMENTED) };
    let difference = own.total() - other.total();
    if same_zone(own, other) {
        return delta::from_micros(vm, difference);
    }
    let own_offset = tz::utc_offset(vm, own.tz.as_ref(), a)?;
    let other_offset = tz::utc_offset(vm, other.tz.as_ref(), b)?;
    match (own_offset, other_offset) {
        (None, None) => delta::from_micros(vm, difference),
        (Some(a), Some(b)) => delta::from_micros(vm, difference - (a - b)),
        _ => Err(vm.type_error("can't subtract offset-naive and offset-aware datetimes")),
    }
}

fn timestamp(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_datetime(&args[0]);
    if own.tz.is_none() {
        let seconds = own.local_seconds(vm)?;
        return float::new(vm, seconds as f64 + own.clock.micro as f64 / 1e6);
    }
    let offset = tz::utc_offset(vm, own.tz.as_ref(), &args[0])?.unwrap_or(0);
    let micros = own.total() - offset - i128::from(EPOCH_SECONDS) * 1_000_000;
    let delta = delta::from_micros(vm, micros)?;
    vm.call_method_str(&delta, "total_seconds", &[])
}

fn as_time_zone(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_datetime(&args[0]);
    let zone = tz::check(vm, &args[1])?;
    let offset = match &own.tz {
        Some(tz) if zone.as_ref().is_some_and(|zone| zone.is(tz)) => return Ok(args[0].clone()),
        tz => tz::utc_offset(vm, tz.as_ref(), &args[0])?,
    };
    let offset = match offset {
        Some(offset) => offset,
        None => {
            let local = clock::local_zone(vm, own.local_seconds(vm)?)?;
            if zone.as_ref().is_some_and(|zone| zone.is(&local)) {
                return Ok(args[0].clone());
            }
            tz::utc_offset(vm, Some(&local), &args[0])?.unwrap_or(0)
        }
    };
    let moment = Moment::of(own.total() - offset);
    let zone = match zone {
        Some(zone) => zone,
        None => {
            let seconds = clock::to_seconds(moment.date, &moment.clock) - EPOCH_SECONDS;
            clock::local_zone(vm, seconds)?
        }
    };
    if !(calendar::MIN_YEAR..=calendar::MAX_YEAR).contains(&moment.date.0) {
        return Err(out_of_range(vm));
    }
    let utc = make(vm, &args[0].ty().to_value(), moment, Some(zone.clone()))?;
    vm.call_method_str(&zone, "fromutc", &[utc])
}

fn from_isoformat(vm: &Thread, args: &[Value]) -> PyResult {
    let Some(text) = args[1].downcast::<PyStr>() else {
        return Err(vm.type_error("fromisoformat: argument must be str"));
    };
    let parsed = match isoformat::ascii(text.text()) {
        Some(ascii) => isoformat::parse_datetime(&ascii),
        None => Err(isoformat::Malformed),
    };
    let ((year, month, day), time) = isoformat::checked(vm, text, parsed)?;
    let zone = zone_of(vm, time.offset)?;
    let mut moment = Moment { date: (year, month, day), clock: time.clock };
    if moment.clock.hour == 24 && (1..=12).contains(&month) && day <= calendar::days_in_month(year, month) {
        let clock = &mut moment.clock;
        if (clock.minute, clock.second, clock.micro) != (0, 0, 0) {
            return Err(vm.value_error("minute, second, and microsecond must be 0 when hour is 24"));
        }
        clock.hour = 0;
        moment.date = calendar::from_ordinal(calendar::to_ordinal(year, month, day) + 1);
    }
    make(vm, &args[0], moment, zone)
}

fn reduce(vm: &Thread, value: &Value, protocol: i64) -> PyResult {
    let own = as_datetime(value);
    let mut state = own.state();
    if protocol > 3 && own.clock.fold != 0 {
        state[2] |= 0x80;
    }
    reduced(vm, value, &state, own.tz.as_ref())
}
