//! `datetime.date`: a day.

use super::calendar::{self, BadIso};
use super::date_time::PyDateTime;
use super::delta::{self, PyDelta};
use super::strftime::Shown;
use super::{c_int, c_int_or, check_date, clock, expect_str, iso_calendar, isoformat, pickled, strftime};
use std::cell::Cell;
use taipan_vm::builtins::int;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::call::{Args, bind, call_native};
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{Constant, MethodDef, TypeSpec, getter, method, parameters, variadic};
use taipan_vm::class::{PyType, create, flags, statics};
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::import::engine::import_absolute;
use taipan_vm::object::{Object, Payload, to_value};
use taipan_vm::protocol::compare::CompareOp;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

#[repr(C)]
pub struct PyDate {
    pub object: Object,
    /// -1 until it is asked for. Static objects have none.
    pub hash: Cell<i64>,
    pub year: u16,
    pub month: u8,
    pub day: u8,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyDate {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "datetime.date",
    doc: "date(year, month, day) --> date object",
    flags: flags::BASETYPE | flags::IMMUTABLE,
    slots: Slots {
        repr: Some(|vm, own| {
            let (year, month, day) = as_date(own).fields();
            vm.new_str(&format!("{}({year}, {month}, {day})", own.ty().name()))
        }),
        str: Some(|vm, own| vm.call_method_str(own, "isoformat", &[])),
        hash: Some(|_, own| {
            Ok(hash_of(&as_date(own).hash, &as_date(own).object, || hash_bytes(&as_date(own).state())))
        }),
        richcompare: Some(richcompare),
        new: Some(new),
        add: Some(|vm, a, b| {
            let (own, other) = if a.downcast::<PyDate>().is_some() { (a, b) } else { (b, a) };
            if is_datetime(own) {
                return Ok(Value::NOT_IMPLEMENTED);
            }
            match (own.downcast::<PyDate>(), other.downcast::<PyDelta>()) {
                (Some(date), Some(delta)) => date.plus(vm, own.ty(), i64::from(delta.days)),
                _ => Ok(Value::NOT_IMPLEMENTED),
            }
        }),
        subtract: Some(subtract),
        ..Slots::NONE
    },
    methods: &[
        variadic(
            "fromtimestamp",
            "($type, timestamp, /)",
            "Create a date from a POSIX timestamp.",
            |vm, args| call_native(vm, &FROM_TIMESTAMP, args),
        )
        .classmethod(),
        variadic(
            "fromordinal",
            "",
            "Construct a date consisting of day number n of the proleptic Gregorian calendar.",
            |vm, args| call_native(vm, &FROM_ORDINAL, args),
        )
        .classmethod(),
        method(
            "fromisoformat",
            "($type, object, /)",
            "Construct a date from a string in ISO 8601 format.",
            from_isoformat,
        )
        .classmethod(),
        variadic(
            "fromisocalendar",
            "",
            "Construct a date from the ISO year, week number and weekday.",
            |vm, args| call_native(vm, &FROM_ISO_CALENDAR, args),
        )
        .classmethod(),
        variadic("strptime", "", "string, format -> new date parsed from a string.", |vm, args| {
            strptime(vm, args, "_strptime_datetime_date")
        })
        .classmethod(),
        method("today", "($type, /)", "Current date or datetime.", |vm, args| {
            let now = clock::now_micros(vm)?;
            let seconds = now.div_euclid(1_000_000);
            let stamp = if is_subclass_of_datetime(&args[0]) {
                taipan_vm::builtins::float::new(vm, now as f64 / 1e6)?
            } else {
                int::from_i64(vm, seconds)?
            };
            vm.call_method_str(&args[0], "fromtimestamp", &[stamp])
        })
        .classmethod(),
        method("ctime", "($self, /)", "Return ctime() style string.", |vm, args| {
            vm.new_str(&ctime(as_date(&args[0]).fields(), (0, 0, 0)))
        }),
        variadic("strftime", "", "format -> strftime() style string.", |vm, args| {
            call_native(vm, &STRFTIME, args)
        }),
        variadic("__format__", "", "Formats self with strftime.", format),
        method("isoformat", "($self, /)", "Return string in ISO 8601 format, YYYY-MM-DD.", |vm, args| {
            vm.new_str(&as_date(&args[0]).iso())
        }),
        method(
            "isoweekday",
            "($self, /)",
            "Return the day of the week represented by the date.\nMonday == 1 ... Sunday == 7",
            |_, args| Ok(int::small(as_date(&args[0]).weekday() + 1)),
        ),
        method(
            "isocalendar",
            "($self, /)",
            "Return a named tuple containing ISO year, week number, and weekday.",
            |vm, args| {
                let (year, month, day) = as_date(&args[0]).fields();
                iso_calendar::new(vm, calendar::iso_calendar(year, month, day))
            },
        ),
        method(
            "timetuple",
            "($self, /)",
            "Return time tuple, compatible with time.localtime().",
            |vm, args| timetuple(vm, as_date(&args[0]).fields(), (0, 0, 0), -1),
        ),
        method(
            "toordinal",
            "($self, /)",
            "Return proleptic Gregorian ordinal.  January 1 of year 1 is day 1.",
            |_, args| Ok(int::small(as_date(&args[0]).ordinal())),
        ),
        method(
            "weekday",
            "($self, /)",
            "Return the day of the week represented by the date.\nMonday == 0 ... Sunday == 6",
            |_, args| Ok(int::small(as_date(&args[0]).weekday())),
        ),
        method("replace", REPLACE_SIGNATURE, "Return date with new specified fields.", replace),
        variadic("__replace__", "($self, /, **changes)", "The same as replace().", |vm, args| {
            call_native(vm, &REPLACE, args)
        }),
        method("__reduce__", "($self, /)", "__reduce__() -> (cls, state)", |vm, args| {
            let state = vm.new_bytes(&as_date(&args[0]).state())?;
            let state = vm.new_tuple(&[state])?;
            vm.new_tuple(&[args[0].ty().to_value(), state])
        }),
    ],
    getset: &[
        getter("year", "", |_, own| Ok(int::small(i64::from(as_date(own).year)))),
        getter("month", "", |_, own| Ok(int::small(i64::from(as_date(own).month)))),
        getter("day", "", |_, own| Ok(int::small(i64::from(as_date(own).day)))),
    ],
    constants: &[
        ("min", Constant::Make(|| immortal(1, 1, 1))),
        ("max", Constant::Make(|| immortal(9999, 12, 31))),
        ("resolution", Constant::Make(|| delta::immortal(1, 0, 0))),
    ],
    ..TypeSpec::leaf::<PyDate>()
});

const REPLACE_SIGNATURE: &str = "($self, /, year=unchanged, month=unchanged, day=unchanged)";
static NEW: MethodDef = parameters("", "(year, month, day)");
static REPLACE: MethodDef = method("replace", REPLACE_SIGNATURE, "", replace);
static STRFTIME: MethodDef = method("strftime", "($self, format)", "", |vm, args| {
    let format = expect_str(vm, "strftime", 1, &args[1])?;
    strftime_of(vm, &args[0], format)
});
static FROM_TIMESTAMP: MethodDef = method("fromtimestamp", "($type, timestamp, /)", "", |vm, args| {
    let seconds = clock::parse_seconds(vm, &args[1])?;
    clock::check_seconds(vm, seconds)?;
    let (year, month, day) = clock::local_moment(vm, seconds)?.date;
    make(vm, &args[0], year, month, day)
});
static FROM_ORDINAL: MethodDef = method("fromordinal", "($type, ordinal)", "", |vm, args| {
    let ordinal = c_int(vm, &args[1])?;
    if ordinal < 1 {
        return Err(vm.value_error("ordinal must be >= 1"));
    }
    let (year, month, day) = calendar::from_ordinal(ordinal);
    make(vm, &args[0], year, month, day)
});
static FROM_ISO_CALENDAR: MethodDef =
    method("fromisocalendar", "($type, year, week, day)", "", |vm, args| {
        let mut fields = [0; 3];
        for (field, arg) in fields.iter_mut().zip(&args[1..]) {
            let index = taipan_vm::protocol::number::index(vm, arg)?;
            let small = int::as_i64(&index).filter(|value| i32::try_from(*value).is_ok());
            *field = small.ok_or_else(|| vm.value_error("ISO calendar component out of range"))?;
        }
        let [year, week, weekday] = fields;
        match calendar::from_iso(year, week, weekday) {
            Ok((year, month, day)) => make(vm, &args[0], year, month, day),
            Err(BadIso::Year) => Err(vm.value_error(format!("year must be in 1..9999, not {year}"))),
            Err(BadIso::Week) => Err(vm.value_error(format!("Invalid week: {week}"))),
            Err(BadIso::Weekday) => {
                Err(vm.value_error(format!("Invalid weekday: {weekday} (range is [1, 7])")))
            }
        }
    });

fn immortal(year: u16, month: u8, day: u8) -> Value {
    let object = Object::immortal(&TYPE);
    to_value(statics::leak(PyDate { object, hash: Cell::new(-1), year, month, day }))
}

pub fn as_date(value: &Value) -> &PyDate {
    value.downcast().expect("a date's slot gets a date")
}

pub fn is_datetime(value: &Value) -> bool {
    value.downcast::<PyDateTime>().is_some()
}

fn is_subclass_of_datetime(class: &Value) -> bool {
    class.downcast::<PyType>().is_some_and(|class| class.is_subtype(PyDateTime::TYPE))
}

impl PyDate {
    pub fn fields(&self) -> (i64, i64, i64) {
        (i64::from(self.year), i64::from(self.month), i64::from(self.day))
    }

    pub fn ordinal(&self) -> i64 {
        let (year, month, day) = self.fields();
        calendar::to_ordinal(year, month, day)
    }

    fn weekday(&self) -> i64 {
        let (year, month, day) = self.fields();
        calendar::weekday(year, month, day)
    }

    pub fn iso(&self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    pub fn state(&self) -> [u8; 4] {
        let [high, low] = self.year.to_be_bytes();
        [high, low, self.month, self.day]
    }

    /// So many days later, as an object of type `ty`.
    fn plus(&self, vm: &Thread, ty: &PyType, days: i64) -> PyResult {
        let ordinal = self.ordinal() + days;
        if !(1..=calendar::MAX_ORDINAL).contains(&ordinal) {
            return Err(out_of_range(vm));
        }
        let (year, month, day) = calendar::from_ordinal(ordinal);
        make(vm, &ty.to_value(), year, month, day)
    }
}

#[cold]
pub fn out_of_range(vm: &Thread) -> Raised {
    vm.overflow_error("date value out of range")
}

/// The hash that is kept in an object, made by `compute` if there is none yet.
pub fn hash_of(kept: &Cell<i64>, object: &Object, compute: impl FnOnce() -> i64) -> i64 {
    if kept.get() != -1 {
        return kept.get();
    }
    let hash = compute();
    if !object.is_immortal() {
        kept.set(hash);
    }
    hash
}

pub fn hash_bytes(bytes: &[u8]) -> i64 {
    statics::hash_key().hash_bytes(bytes)
}

/// An object of class `class`: directly for `date` itself, by calling any other.
fn make(vm: &Thread, class: &Value, year: i64, month: i64, day: i64) -> PyResult {
    if class.downcast::<PyType>().is_some_and(|class| class.is(&TYPE)) {
        return allocate(vm, &TYPE, year, month, day);
    }
    vm.call(class, &[year, month, day].map(int::small))
}

pub fn allocate(vm: &Thread, ty: &PyType, year: i64, month: i64, day: i64) -> PyResult {
    check_date(vm, year, month, day)?;
    let (year, month, day) = (year as u16, month as u8, day as u8);
    let hash = Cell::new(-1);
    Ok(create::allocate_instance(vm, ty, |object| PyDate { object, hash, year, month, day })?.into_value())
}

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    if let ([state], false) = (args.positional(), args.has_keywords())
        && let Some(state) = pickled::<4>(vm, state)?
        && (1..=12).contains(&state[2])
    {
        let year = i64::from(u16::from_be_bytes([state[0], state[1]]));
        return allocate(vm, ty, year, i64::from(state[2]), i64::from(state[3]));
    }
    bind(vm, &NEW, args, |row| {
        allocate(vm, ty, c_int(vm, &row[0])?, c_int(vm, &row[1])?, c_int(vm, &row[2])?)
    })
}

fn replace(vm: &Thread, args: &[Value]) -> PyResult {
    let (year, month, day) = as_date(&args[0]).fields();
    let (year, month) = (c_int_or(vm, &args[1], year)?, c_int_or(vm, &args[2], month)?);
    let day = c_int_or(vm, &args[3], day)?;
    make(vm, &args[0].ty().to_value(), year, month, day)
}

fn richcompare(vm: &Thread, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    let _ = vm;
    match (a.downcast::<PyDate>(), b.downcast::<PyDate>()) {
        (Some(own), Some(other)) if !is_datetime(a) && !is_datetime(b) => {
            Ok(Value::bool(op.of(own.state().cmp(&other.state()))))
        }
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn subtract(vm: &Thread, a: &Value, b: &Value) -> PyResult {
    let Some(own) = a.downcast::<PyDate>().filter(|_| !is_datetime(a)) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if let Some(other) = b.downcast::<PyDate>().filter(|_| !is_datetime(b)) {
        return delta::from_micros(vm, i128::from(own.ordinal() - other.ordinal()) * 86_400_000_000);
    }
    match b.downcast::<PyDelta>() {
        Some(delta) => own.plus(vm, a.ty(), -i64::from(delta.days)),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn from_isoformat(vm: &Thread, args: &[Value]) -> PyResult {
    let Some(text) = args[1].downcast::<PyStr>() else {
        return Err(vm.type_error("fromisoformat: argument must be str"));
    };
    let parsed = match isoformat::ascii(text.text()) {
        Some(ascii) => isoformat::parse_date(&ascii),
        None => Err(isoformat::Malformed),
    };
    let (year, month, day) = isoformat::checked(vm, text, parsed)?;
    make(vm, &args[0], year, month, day)
}

/// `_strptime.function(cls, string, format)`.
pub fn strptime(vm: &Thread, args: Args<'_>, function: &str) -> PyResult {
    taipan_vm::call::no_keywords(vm, "strptime", args)?;
    let [class, string, format] = args.positional() else {
        let given = args.positional().len().saturating_sub(1);
        return Err(vm.type_error(format!("strptime() takes exactly 2 arguments ({given} given)")));
    };
    expect_str(vm, "strptime", 1, string)?;
    expect_str(vm, "strptime", 2, format)?;
    let module = import_absolute(vm, "_strptime")?;
    let function = vm.get_attr_str(&module, function)?;
    vm.call(&function, &[class.clone(), string.clone(), format.clone()])
}

/// `object.__format__(format)`: by `strftime`, or `str` where the format is empty.
pub fn format(vm: &Thread, args: Args<'_>) -> PyResult {
    let [own, format] = args.positional() else {
        let given = args.positional().len().saturating_sub(1);
        return Err(vm.type_error(format!("__format__() takes exactly 1 argument ({given} given)")));
    };
    if expect_str(vm, "__format__", 1, format)?.is_empty() {
        return Ok(vm.to_str(own)?.into_value());
    }
    vm.call_method_str(own, "strftime", std::slice::from_ref(format))
}

static DAY_NAMES: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
static MONTH_NAMES: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

pub fn ctime((year, month, day): (i64, i64, i64), (hour, minute, second): (i64, i64, i64)) -> String {
    let weekday = DAY_NAMES[calendar::weekday(year, month, day) as usize];
    let name = MONTH_NAMES[month as usize - 1];
    format!("{weekday} {name} {day:2} {hour:02}:{minute:02}:{second:02} {year:04}")
}

pub fn timetuple(
    vm: &Thread,
    (year, month, day): (i64, i64, i64),
    (hour, minute, second): (i64, i64, i64),
    dst: i64,
) -> PyResult {
    let weekday = calendar::weekday(year, month, day);
    let day_of_year = calendar::days_before_month(year, month) + day;
    clock::struct_time(vm, [year, month, day, hour, minute, second, weekday, day_of_year, dst])
}

fn strftime_of(vm: &Thread, own: &Value, format: &PyStr) -> PyResult {
    let timetuple = vm.call_method_str(own, "timetuple", &[])?;
    let (micro, zone) = match own.downcast::<PyDateTime>() {
        Some(datetime) => (datetime.clock().micro, datetime.tz()),
        None => (0, None),
    };
    let date = as_date(own).fields();
    strftime::strftime(vm, format, Shown { date, micro, zone, argument: own, timetuple })
}
