//! Time stamps and local time. The module `time` is asked for what the operating system knows.

use super::Clock;
use super::calendar::{self, DAY_SECONDS, EPOCH_SECONDS};
use super::delta;
use super::tz;
use taipan_vm::builtins::{float, int};
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::import::engine::import_absolute;
use taipan_vm::protocol::number;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// A moment broken down.
#[derive(Clone, Copy)]
pub struct Moment {
    pub date: (i64, i64, i64),
    pub clock: Clock,
}

/// Seconds since the beginning of year 1, as if the fields were UTC.
pub fn to_seconds((year, month, day): (i64, i64, i64), clock: &Clock) -> i64 {
    calendar::to_ordinal(year, month, day) * DAY_SECONDS
        + clock.hour * 3600
        + clock.minute * 60
        + clock.second
}

/// Calls a function of the module `time`.
fn call_time(vm: &Thread, name: &str, args: &[Value]) -> PyResult {
    let module = import_absolute(vm, "time")?;
    let function = vm.get_attr_str(&module, name)?;
    vm.call(&function, args)
}

/// `time.strftime(format, timetuple)`.
pub fn strftime(vm: &Thread, format: Value, timetuple: Value) -> PyResult {
    call_time(vm, "strftime", &[format, timetuple])
}

/// `time.struct_time(fields)`.
pub fn struct_time(vm: &Thread, fields: [i64; 9]) -> PyResult {
    let fields = fields.map(int::small);
    let tuple = vm.new_tuple(&fields)?;
    call_time(vm, "struct_time", &[tuple])
}

/// Now, in microseconds since the epoch.
pub fn now_micros(vm: &Thread) -> PyResult<i64> {
    let nanos = call_time(vm, "time_ns", &[])?;
    match int::as_i64(&nanos) {
        Some(nanos) => Ok(nanos.div_euclid(1000)),
        None => Err(out_of_range(vm)),
    }
}

#[cold]
fn out_of_range(vm: &Thread) -> Raised {
    vm.overflow_error("timestamp out of range for platform time_t")
}

/// `time.localtime(seconds)`.
fn local_struct(vm: &Thread, seconds: i64) -> PyResult {
    call_time(vm, "localtime", &[int::from_i64(vm, seconds)?])
}

fn int_attribute(vm: &Thread, value: &Value, name: &str) -> PyResult<i64> {
    let attribute = vm.get_attr_str(value, name)?;
    vm.expect_i64(&attribute)
}

/// Local time at a moment, in seconds since the epoch.
pub fn local_moment(vm: &Thread, seconds: i64) -> PyResult<Moment> {
    let fields = local_struct(vm, seconds)?;
    let get = |name: &str| int_attribute(vm, &fields, name);
    let clock = Clock {
        hour: get("tm_hour")?,
        minute: get("tm_min")?,
        // A leap second is shown as the one before.
        second: get("tm_sec")?.min(59),
        ..Clock::default()
    };
    Ok(Moment { date: (get("tm_year")?, get("tm_mon")?, get("tm_mday")?), clock })
}

/// UTC at a moment, in seconds since the epoch. Years may be out of range.
pub fn utc_moment(seconds: i64) -> Moment {
    let (days, rest) = (seconds.div_euclid(DAY_SECONDS), seconds.rem_euclid(DAY_SECONDS));
    let clock = Clock { hour: rest / 3600, minute: rest / 60 % 60, second: rest % 60, ..Clock::default() };
    Moment { date: calendar::from_ordinal(days + calendar::EPOCH_ORDINAL), clock }
}

/// Local time, in seconds since year 1, of UTC in the same unit.
fn local(vm: &Thread, seconds: i64) -> PyResult<i64> {
    let moment = local_moment(vm, seconds - EPOCH_SECONDS)?;
    Ok(to_seconds(moment.date, &moment.clock))
}

/// The UTC of local time; both in seconds since year 1. Where it is ambiguous, the fold decides; in a gap it is taken at the offset
/// that the fold says.
pub fn local_to_seconds(vm: &Thread, date: (i64, i64, i64), clock: &Clock) -> PyResult<i64> {
    let fold = clock.fold != 0;
    let wanted = to_seconds(date, clock);
    let before = local(vm, wanted)? - wanted;
    let first = wanted - before;
    let found = local(vm, first)?;
    let after = if found == wanted {
        // One solution; there may be an earlier or later one.
        let probe = if fold { first + DAY_SECONDS } else { first - DAY_SECONDS };
        let other = local(vm, probe)? - probe;
        if other == before {
            return Ok(first);
        }
        other
    } else {
        found - first
    };
    let second = wanted - after;
    if local(vm, second)? == wanted {
        return Ok(second);
    }
    if found == wanted {
        return Ok(first);
    }
    Ok(if fold { first.min(second) } else { first.max(second) })
}

/// The fold of local time that was shown at `seconds` since the epoch.
pub fn fold_at(vm: &Thread, seconds: i64, shown: &Moment) -> PyResult<i64> {
    if seconds <= DAY_SECONDS {
        return Ok(0);
    }
    let result = to_seconds(shown.date, &shown.clock);
    let probe = local(vm, EPOCH_SECONDS + seconds - DAY_SECONDS)?;
    let transition = result - probe - DAY_SECONDS;
    if transition < 0 && local(vm, EPOCH_SECONDS + seconds + transition)? == result {
        return Ok(1);
    }
    Ok(0)
}

/// The local time zone at a moment, as a `timezone` with the name that the system has for it.
pub fn local_zone(vm: &Thread, seconds: i64) -> PyResult {
    let fields = local_struct(vm, seconds)?;
    let offset = int_attribute(vm, &fields, "tm_gmtoff")?;
    let name = vm.get_attr_str(&fields, "tm_zone")?;
    let offset = delta::from_micros(vm, i128::from(offset) * 1_000_000)?;
    let name = Some(name).filter(|name| !name.is_none());
    tz::new_zone(vm, offset, name)
}

/// A time stamp, as seconds and microseconds, rounded to half-even.
pub fn parse_timestamp(vm: &Thread, value: &Value) -> PyResult<(i64, i64)> {
    if let Some(stamp) = float::as_f64(value) {
        if stamp.is_nan() {
            return Err(vm.value_error("Invalid value NaN (not a number)"));
        }
        let mut whole = stamp.trunc();
        let mut micros = ((stamp - whole) * 1e6).round_ties_even();
        if micros >= 1e6 {
            micros -= 1e6;
            whole += 1.0;
        } else if micros < 0.0 {
            micros += 1e6;
            whole -= 1.0;
        }
        return Ok((seconds_of(vm, whole)?, micros as i64));
    }
    if value.ty().slots().index.is_none() {
        let ty = value.ty().name();
        return Err(vm.type_error(format!("argument must be int or float, not {ty:.200}")));
    }
    Ok((whole_seconds(vm, value)?, 0))
}

/// A time stamp in whole seconds, rounded down.
pub fn parse_seconds(vm: &Thread, value: &Value) -> PyResult<i64> {
    match float::as_f64(value) {
        Some(stamp) if stamp.is_nan() => Err(vm.value_error("Invalid value NaN (not a number)")),
        Some(stamp) => seconds_of(vm, stamp.floor()),
        None => whole_seconds(vm, value),
    }
}

fn seconds_of(vm: &Thread, whole: f64) -> PyResult<i64> {
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    if (-LIMIT..LIMIT).contains(&whole) { Ok(whole as i64) } else { Err(out_of_range(vm)) }
}

fn whole_seconds(vm: &Thread, value: &Value) -> PyResult<i64> {
    let index = number::index(vm, value)?;
    int::as_i64(&index).ok_or_else(|| out_of_range(vm))
}

/// Refuses moments so far away that years cannot be counted.
pub fn check_seconds(vm: &Thread, seconds: i64) -> PyResult<()> {
    // The years of C's `struct tm` are 32 bits wide.
    const LIMIT: i64 = 67_768_036_191_676_799;
    if seconds.abs() <= LIMIT {
        return Ok(());
    }
    let error = int::small(75);
    let text = vm.new_str("Value too large for defined data type")?;
    Err(vm.raise_with(&taipan_vm::builtins::exceptions::os_error::OS_ERROR, &[error, text]))
}
