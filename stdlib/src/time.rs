//! `time`: clocks, sleeping, calendar time.

use crate::posix::argument::{c_int, c_ulong, done, os_error};
use std::ffi::CString;
use taipan_vm::builtins::module::PyModule;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::builtins::{float, int, namespace, structseq};
use taipan_vm::call::Args;
use taipan_vm::capability::Capability;
use taipan_vm::class::spec::{Constant, MethodDef, method, variadic};
use taipan_vm::class::statics;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::modules::ModuleSpec;
use taipan_vm::protocol::number;
use taipan_vm::pytime::{self, Round, SECOND};
use taipan_vm::sys::calls;
use taipan_vm::sys::clock::{self, Broken};
use taipan_vm::text::TextBuf;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

taipan_vm::structseq! {
    pub static STRUCT_TIME = "time.struct_time", "A moment, broken down: what gmtime(), localtime() and strptime() return, and asctime(), mktime() and strftime() take." {
        0 "tm_year" "year, for example, 1993";
        1 "tm_mon" "month of year, range [1, 12]";
        2 "tm_mday" "day of month, range [1, 31]";
        3 "tm_hour" "hours, range [0, 23]";
        4 "tm_min" "minutes, range [0, 59]";
        5 "tm_sec" "seconds, range [0, 61])";
        6 "tm_wday" "day of week, range [0, 6], Monday is 0";
        7 "tm_yday" "day of year, range [1, 366]";
        8 "tm_isdst" "1 if summer time is in effect, 0 if not, and -1 if unknown";
        hidden {
            9 "tm_zone" "abbreviation of timezone name";
            10 "tm_gmtoff" "offset from UTC in seconds";
        }
    }
}

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "time",
    doc: "This module provides various functions to manipulate time values.",
    functions: FUNCTIONS,
    constants: &[
        ("CLOCK_REALTIME", Constant::Int(libc::CLOCK_REALTIME as i64)),
        ("CLOCK_MONOTONIC", Constant::Int(libc::CLOCK_MONOTONIC as i64)),
        ("CLOCK_MONOTONIC_RAW", Constant::Int(libc::CLOCK_MONOTONIC_RAW as i64)),
        ("CLOCK_PROCESS_CPUTIME_ID", Constant::Int(libc::CLOCK_PROCESS_CPUTIME_ID as i64)),
        ("CLOCK_THREAD_CPUTIME_ID", Constant::Int(libc::CLOCK_THREAD_CPUTIME_ID as i64)),
        ("CLOCK_BOOTTIME", Constant::Int(libc::CLOCK_BOOTTIME as i64)),
        ("CLOCK_TAI", Constant::Int(libc::CLOCK_TAI as i64)),
        ("_STRUCT_TM_ITEMS", Constant::Int(11)),
    ],
    types: &[&STRUCT_TIME],
    init: Some(set_zone),
    ..ModuleSpec::NEW
};

/// A clock, as float and as int.
macro_rules! clock {
    ($name:literal, $doc:literal, $clock:expr) => {
        method($name, "()", $doc, |vm, _| float::new(vm, pytime::as_seconds(read(vm, $clock)?)))
    };
    ($name:literal, ns, $doc:literal, $clock:expr) => {
        method($name, "()", $doc, |vm, _| int::from_i64(vm, read(vm, $clock)?))
    };
}

static FUNCTIONS: &[MethodDef] = &[
    clock!("time", "Return the current time in seconds since the epoch.", libc::CLOCK_REALTIME),
    clock!("time_ns", ns, "Return the current time in nanoseconds since the epoch.", libc::CLOCK_REALTIME),
    clock!("monotonic", "Monotonic clock, cannot go backward.", libc::CLOCK_MONOTONIC),
    clock!("monotonic_ns", ns, "Monotonic clock, cannot go backward, as nanoseconds.", libc::CLOCK_MONOTONIC),
    clock!("perf_counter", "Performance counter for benchmarking.", libc::CLOCK_MONOTONIC),
    clock!(
        "perf_counter_ns",
        ns,
        "Performance counter for benchmarking as nanoseconds.",
        libc::CLOCK_MONOTONIC
    ),
    clock!("process_time", "Processor time of the process in seconds.", libc::CLOCK_PROCESS_CPUTIME_ID),
    clock!(
        "process_time_ns",
        ns,
        "Processor time of the process in nanoseconds.",
        libc::CLOCK_PROCESS_CPUTIME_ID
    ),
    clock!("thread_time", "Processor time of the thread in seconds.", libc::CLOCK_THREAD_CPUTIME_ID),
    clock!(
        "thread_time_ns",
        ns,
        "Processor time of the thread in nanoseconds.",
        libc::CLOCK_THREAD_CPUTIME_ID
    ),
    method("clock_gettime", "(clk_id, /)", "Return the time of a clock, in seconds.", |vm, args| {
        let clock = clock_id(vm, &args[0])?;
        float::new(vm, pytime::as_seconds(read(vm, clock)?))
    }),
    method("clock_gettime_ns", "(clk_id, /)", "Return the time of a clock, in nanoseconds.", |vm, args| {
        let clock = clock_id(vm, &args[0])?;
        int::from_i64(vm, read(vm, clock)?)
    }),
    method("clock_getres", "(clk_id, /)", "Return the resolution of a clock, in seconds.", |vm, args| {
        vm.allow(Capability::Clock)?;
        let clock = c_int(vm, &args[0])?;
        float::new(vm, pytime::as_seconds(done(vm, calls::clock_getres(clock))?))
    })
    .untold(),
    method("clock_settime", "(clk_id, time, /)", "Set a clock, in seconds.", |vm, args| {
        vm.allow(Capability::Process)?;
        let clock = c_int(vm, &args[0])?;
        let time = pytime::from_seconds(vm, &args[1], Round::Floor)?;
        done(vm, calls::clock_settime(clock, time))?;
        Ok(Value::NONE)
    })
    .untold(),
    method("clock_settime_ns", "(clk_id, time, /)", "Set a clock, in nanoseconds.", |vm, args| {
        vm.allow(Capability::Process)?;
        let clock = c_int(vm, &args[0])?;
        let time = int::as_i64(&number::index(vm, &args[1])?)
            .ok_or_else(|| vm.overflow_error("timestamp out of range for C PyTime_t"))?;
        done(vm, calls::clock_settime(clock, time))?;
        Ok(Value::NONE)
    })
    .untold(),
    method(
        "pthread_getcpuclockid",
        "(thread_id, /)",
        "Return the clock of a thread's processor time.",
        |vm, args| {
            if !int::is_int(&args[0]) {
                let given = args[0].argument_type();
                return Err(
                    vm.type_error(format!("pthread_getcpuclockid() argument 1 must be int, not {given}"))
                );
            }
            let thread = c_ulong(vm, &args[0])?;
            Ok(int::small(i64::from(done(vm, calls::pthread_getcpuclockid(thread))?)))
        },
    )
    .untold(),
    method("get_clock_info", "(name, /)", "Return what is known of a clock.", get_clock_info).untold(),
    method("sleep", "(object, /)", "Wait for a number of seconds, which may be a fraction.", sleep),
    method("gmtime", "(seconds=None, /)", "Break down a time, or now, in UTC.", |vm, args| {
        let seconds = seconds(vm, &args[0])?;
        struct_time(vm, &done(vm, clock::gmtime(seconds))?)
    })
    .untold(),
    method("localtime", "(seconds=None, /)", "Break down a time, or now, in the local zone.", |vm, args| {
        let seconds = seconds(vm, &args[0])?;
        struct_time(vm, &done(vm, clock::localtime(seconds))?)
    })
    .untold(),
    method(
        "asctime",
        "(tuple=None, /)",
        "Return a time as text like 'Sat Jun 06 16:26:11 1998'.",
        |vm, args| {
            let time = if args[0].is_unbound() {
                now(vm)?
            } else {
                checked(vm, time_argument(vm, &args[0], "asctime")?)?
            };
            asctime(vm, &time)
        },
    )
    .untold(),
    method("ctime", "(seconds=None, /)", "Return a time as text in the local zone.", |vm, args| {
        let seconds = seconds(vm, &args[0])?;
        asctime(vm, &done(vm, clock::localtime(seconds))?)
    })
    .untold(),
    method("mktime", "(object, /)", "Return the seconds since the epoch of a local time.", |vm, args| {
        let time = time_argument(vm, &args[0], "mktime")?;
        match clock::mktime(&time) {
            Some(seconds) => float::new(vm, seconds as f64),
            None => Err(vm.overflow_error("mktime argument out of range")),
        }
    })
    .taking("(tuple, /)"),
    method("strftime", "(format, tuple=None, /)", "Return a time as text in a format.", strftime).untold(),
    variadic("strptime", "", "Parse a time from text in a format.", strptime),
    method("tzset", "()", "Have the environment variable TZ looked at again.", |vm, _| {
        clock::tzset();
        let module = taipan_vm::import::engine::import_absolute(vm, "time")?;
        if let Some(module) = module.downcast::<PyModule>() {
            set_zone(vm, module)?;
        }
        Ok(Value::NONE)
    }),
];

fn read(vm: &Thread, clock: i32) -> PyResult<i64> {
    vm.allow(Capability::Clock)?;
    done(vm, calls::clock_gettime(clock))
}

fn clock_id(vm: &Thread, value: &Value) -> PyResult<i32> {
    if value.ty().slots().index.is_none() {
        let given = value.ty().short_name();
        return Err(vm.type_error(format!("clk_id should be integer, not {given:.200}")));
    }
    c_int(vm, value)
}

fn get_clock_info(vm: &Thread, args: &[Value]) -> PyResult {
    vm.allow(Capability::Clock)?;
    let name = vm.str_argument(&args[0], "get_clock_info", taipan_vm::protocol::argument::Which::At(1))?;
    let clocks = [
        ("time", libc::CLOCK_REALTIME, "CLOCK_REALTIME", false),
        ("monotonic", libc::CLOCK_MONOTONIC, "CLOCK_MONOTONIC", true),
        ("perf_counter", libc::CLOCK_MONOTONIC, "CLOCK_MONOTONIC", true),
        ("process_time", libc::CLOCK_PROCESS_CPUTIME_ID, "CLOCK_PROCESS_CPUTIME_ID", true),
        ("thread_time", libc::CLOCK_THREAD_CPUTIME_ID, "CLOCK_THREAD_CPUTIME_ID", true),
    ];
    let Some((_, clock, system, monotonic)) = clocks.into_iter().find(|clock| name.is_text(clock.0)) else {
        return Err(vm.value_error("unknown clock"));
    };
    let resolution = done(vm, calls::clock_getres(clock))?;
    let fields = [
        ("implementation", vm.new_str(&format!("clock_gettime({system})"))?),
        ("monotonic", Value::bool(monotonic)),
        ("adjustable", Value::bool(!monotonic)),
        ("resolution", float::new(vm, pytime::as_seconds(resolution))?),
    ];
    let mut names = Vec::new();
    let mut values = Vec::new();
    for (name, value) in fields {
        names.push(vm.intern_str(name)?.into_value());
        values.push(value);
    }
    vm.call_args(&namespace::TYPE.to_value(), Args::new(&values, &names))
}

fn sleep(vm: &Thread, args: &[Value]) -> PyResult {
    let nanos = pytime::from_seconds(vm, &args[0], Round::Up)?;
    if nanos < 0 {
        return Err(vm.value_error("sleep length must be non-negative"));
    }
    vm.allow(Capability::Clock)?;
    vm.sleep_until(pytime::deadline(nanos))?;
    Ok(Value::NONE)
}

fn out_of_range(vm: &Thread) -> Raised {
    vm.overflow_error("timestamp out of range for platform time_t")
}

/// Whole seconds; now, where none are given.
fn seconds(vm: &Thread, value: &Value) -> PyResult<i64> {
    if value.is_unbound() || value.is_none() {
        return Ok(read(vm, libc::CLOCK_REALTIME)?.div_euclid(SECOND));
    }
    if let Some(seconds) = float::as_f64(value) {
        if seconds.is_nan() {
            return Err(vm.value_error("Invalid value NaN (not a number)"));
        }
        let whole = seconds.floor();
        // The bounds as doubles: 2^63 itself is too much.
        return if -(2f64.powi(63)) <= whole && whole < 2f64.powi(63) {
            Ok(whole as i64)
        } else {
            Err(out_of_range(vm))
        };
    }
    int::as_i64(&number::index(vm, value)?).ok_or_else(|| out_of_range(vm))
}

fn struct_time(vm: &Thread, time: &Broken) -> PyResult {
    let [year, month, day, hour, minute, second, wday, yday, dst] = time.tm.map(i64::from);
    let fields = [year + 1900, month + 1, day, hour, minute, second, (wday + 6) % 7, yday + 1, dst];
    let mut fields: Vec<Value> = fields.into_iter().map(int::small).collect();
    fields.push(match &time.zone {
        Some(zone) => crate::posix::argument::decode(vm, zone.to_bytes())?,
        None => Value::NONE,
    });
    fields.push(int::from_i64(vm, time.offset)?);
    structseq::new(vm, &STRUCT_TIME, &fields)
}

fn now(vm: &Thread) -> PyResult<Broken> {
    let seconds = read(vm, libc::CLOCK_REALTIME)?.div_euclid(SECOND);
    clock::localtime(seconds).map_err(|error| os_error(vm, error))
}

/// A time from a tuple or `struct_time`, in the C library's terms.
fn time_argument(vm: &Thread, value: &Value, function: &str) -> PyResult<Broken> {
    let Some(tuple) = value.downcast::<PyTuple>() else {
        return Err(vm.type_error("Tuple or struct_time argument required"));
    };
    if tuple.len() != 9 {
        return Err(vm.type_error(format!("{function}(): illegal time tuple argument")));
    }
    let mut fields = [0i32; 9];
    for (field, item) in fields.iter_mut().zip(tuple.items()) {
        let index = number::index(vm, item)?;
        *field = match int::as_i64(&index).map(i32::try_from) {
            Some(Ok(number)) => number,
            _ if int::is_negative(&index) => {
                return Err(vm.overflow_error("signed integer is less than minimum"));
            }
            _ => return Err(vm.overflow_error("signed integer is greater than maximum")),
        };
    }
    let [year, month, day, hour, minute, second, wday, yday, dst] = fields;
    let Some(year) = year.checked_sub(1900) else { return Err(vm.overflow_error("year out of range")) };
    let tm = [
        year,
        month.wrapping_sub(1),
        day,
        hour,
        minute,
        second,
        wday.wrapping_add(1) % 7,
        yday.wrapping_sub(1),
        dst,
    ];
    let mut time = Broken { tm, offset: 0, zone: None };
    if value.ty().is(&STRUCT_TIME) {
        let attribute = |name: &str| vm.get_attr_str(value, name);
        let (zone, offset) = (attribute("tm_zone")?, attribute("tm_gmtoff")?);
        if zone.downcast::<PyStr>().is_some() {
            time.zone = CString::new(crate::posix::argument::encode(vm, &zone)?).ok();
        }
        time.offset = int::as_i64(&offset).unwrap_or(0);
    }
    Ok(time)
}

/// Fields as `strftime` and `asctime` take them: in range, 0 standing for the first month or day.
fn checked(vm: &Thread, mut time: Broken) -> PyResult<Broken> {
    let [_, month, day, hour, minute, second, wday, yday, _] = &mut time.tm;
    let error = |text: &str| Err(vm.value_error(text));
    if *month == -1 {
        *month = 0;
    }
    if *day == 0 {
        *day = 1;
    }
    if *yday == -1 {
        *yday = 0;
    }
    match () {
        () if !(0..=11).contains(month) => error("month out of range"),
        () if !(0..=31).contains(day) => error("day of month out of range"),
        () if !(0..=23).contains(hour) => error("hour out of range"),
        () if !(0..=59).contains(minute) => error("minute out of range"),
        () if !(0..=61).contains(second) => error("seconds out of range"),
        () if *wday < 0 => error("day of week out of range"),
        () if !(0..=365).contains(yday) => error("day of year out of range"),
        () => Ok(time),
    }
}

const DAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn asctime(vm: &Thread, time: &Broken) -> PyResult {
    let [year, month, day, hour, minute, second, wday, ..] = time.tm;
    let weekday = DAYS.get(wday as usize).copied().unwrap_or("???");
    let month = MONTHS.get(month as usize).copied().unwrap_or("???");
    let year = i64::from(year) + 1900;
    vm.new_str(&format!("{weekday} {month}{day:3} {hour:02}:{minute:02}:{second:02} {year}"))
}

/// Text outside ASCII, and null characters, pass by; the rest is the C library's.
fn strftime(vm: &Thread, args: &[Value]) -> PyResult {
    let Some(format) = args[0].downcast::<PyStr>() else {
        let given = args[0].argument_type();
        return Err(vm.type_error(format!("strftime() argument 1 must be str, not {given}")));
    };
    let mut time = if args[1].is_unbound() { now(vm)? } else { time_argument(vm, &args[1], "strftime")? };
    time = checked(vm, time)?;
    // Some C libraries crash with other values.
    time.tm[8] = time.tm[8].clamp(-1, 1);
    let mut result = TextBuf::new();
    let codes: Vec<u32> = format.text().iter().collect();
    let plain = |code: &u32| (1..0x80).contains(code);
    let mut rest = codes.as_slice();
    while !rest.is_empty() {
        let (run, left) = rest.split_at(rest.iter().take_while(|code| plain(code)).count());
        if !run.is_empty() {
            let run: Vec<u8> = run.iter().map(|code| *code as u8).collect();
            let run = CString::new(run).map_err(|_| vm.value_error("embedded null character"))?;
            let text = clock::strftime(&run, &time);
            for chunk in text.utf8_chunks() {
                result.push_str(chunk.valid())?;
                for byte in chunk.invalid() {
                    result.push(0xDC00 + u32::from(*byte))?;
                }
            }
        }
        let (others, left) = left.split_at(left.iter().take_while(|code| !plain(code)).count());
        others.iter().try_for_each(|code| result.push(*code))?;
        rest = left;
    }
    Ok(PyStr::from_compact(vm.heap(), result.finish()?)?.into_value())
}

fn strptime(vm: &Thread, args: Args<'_>) -> PyResult {
    let module = taipan_vm::import::engine::import_absolute(vm, "_strptime")?;
    let function = vm.get_attr_str(&module, "_strptime_time")?;
    vm.call_args(&function, args)
}

/// Sets `timezone`, `altzone`, `daylight` and `tzname`, from what holds in winter and in summer.
fn set_zone(vm: &Thread, module: &PyModule) -> PyResult<()> {
    const YEAR: i64 = (365 * 24 + 6) * 3600;
    clock::tzset();
    let now = calls::clock_gettime(libc::CLOCK_REALTIME).unwrap_or(0).div_euclid(SECOND);
    let winter = now.div_euclid(YEAR) * YEAR;
    let zone = |seconds: i64| {
        let time = done(vm, clock::localtime(seconds))?;
        Ok::<_, Raised>((-time.offset, time.zone.unwrap_or_default()))
    };
    let (january, july) = (zone(winter)?, zone(winter + YEAR / 2)?);
    // In the south, summer time holds in January.
    let (standard, summer) = if january.0 < july.0 { (july, january) } else { (january, july) };
    let dict = module.dict();
    let set = |name: &'static str, value: Value| dict.set_str(statics::intern(name), value);
    set("timezone", int::small(standard.0))?;
    set("altzone", int::small(summer.0))?;
    set("daylight", int::small(i64::from(standard.0 != summer.0)))?;
    let decode = |name: &CString| crate::posix::argument::decode(vm, name.to_bytes());
    set("tzname", vm.new_tuple(&[decode(&standard.1)?, decode(&summer.1)?])?)
}
