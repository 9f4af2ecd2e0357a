//! The module `_datetime`: dates, times, spans and time zones.

mod calendar;
mod clock;
mod date;
mod date_time;
mod delta;
mod iso_calendar;
mod isoformat;
mod strftime;
mod time;
mod tz;

use taipan_vm::builtins::int;
use taipan_vm::class::ready::ready_all;
use taipan_vm::class::spec::Constant;
use taipan_vm::class::statics;
use taipan_vm::error::PyResult;
use taipan_vm::modules::ModuleSpec;
use taipan_vm::protocol::number;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_datetime",
    doc: "Fast implementation of the datetime module.",
    constants: &[
        ("MINYEAR", Constant::Int(calendar::MIN_YEAR)),
        ("MAXYEAR", Constant::Int(calendar::MAX_YEAR)),
    ],
    types: &[&date::TYPE, &date_time::TYPE, &time::TYPE, &delta::TYPE, &tz::TYPE, &tz::TIME_ZONE],
    init: Some(|vm, module| {
        ready_all([&iso_calendar::TYPE].into_iter());
        module.dict().set_str(statics::intern("UTC"), tz::utc(vm)?)
    }),
    ..ModuleSpec::NEW
};

/// An argument that C would take as an `int`.
fn c_int(vm: &Thread, value: &Value) -> PyResult<i64> {
    let index = number::index(vm, value)?;
    let Some(value) = int::as_i64(&index) else {
        return Err(vm.overflow_error("Python int too large to convert to C long"));
    };
    match i32::try_from(value) {
        Ok(_) => Ok(value),
        Err(_) if value > 0 => Err(vm.overflow_error("signed integer is greater than maximum")),
        Err(_) => Err(vm.overflow_error("signed integer is less than minimum")),
    }
}

/// The same, or what is there where the argument is not given.
fn c_int_or(vm: &Thread, value: &Value, default: i64) -> PyResult<i64> {
    if value.is_unbound() { Ok(default) } else { c_int(vm, value) }
}

fn check_range(vm: &Thread, name: &str, value: i64, low: i64, high: i64) -> PyResult<()> {
    if (low..=high).contains(&value) {
        return Ok(());
    }
    Err(vm.value_error(format!("{name} must be in {low}..{high}, not {value}")))
}

fn check_date(vm: &Thread, year: i64, month: i64, day: i64) -> PyResult<()> {
    check_range(vm, "year", year, calendar::MIN_YEAR, calendar::MAX_YEAR)?;
    check_range(vm, "month", month, 1, 12)?;
    let last = calendar::days_in_month(year, month);
    if (1..=last).contains(&day) {
        return Ok(());
    }
    Err(vm.value_error(format!("day {day} must be in range 1..{last} for month {month} in year {year}")))
}

/// Hour, minute, second, microsecond, fold.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Clock {
    pub hour: i64,
    pub minute: i64,
    pub second: i64,
    pub micro: i64,
    pub fold: i64,
}

impl Clock {
    fn check(&self, vm: &Thread) -> PyResult<()> {
        check_range(vm, "hour", self.hour, 0, 23)?;
        check_range(vm, "minute", self.minute, 0, 59)?;
        check_range(vm, "second", self.second, 0, 59)?;
        check_range(vm, "microsecond", self.micro, 0, 999_999)?;
        if self.fold != 0 && self.fold != 1 {
            return Err(vm.value_error(format!("fold must be either 0 or 1, not {}", self.fold)));
        }
        Ok(())
    }

    /// Microseconds since midnight.
    fn total(&self) -> i128 {
        i128::from((self.hour * 60 + self.minute) * 60 + self.second) * 1_000_000 + i128::from(self.micro)
    }

    /// As pickles have it, and hashes.
    fn state(&self) -> [u8; 6] {
        let micro = (self.micro as u32).to_be_bytes();
        [self.hour as u8, self.minute as u8, self.second as u8, micro[1], micro[2], micro[3]]
    }

    /// From a pickle; the fold lies in the first bit.
    fn from_state(state: &[u8; 6]) -> Clock {
        Clock {
            hour: i64::from(state[0] & 0x7F),
            minute: i64::from(state[1]),
            second: i64::from(state[2]),
            micro: i64::from(u32::from_be_bytes([0, state[3], state[4], state[5]])),
            fold: i64::from(state[0] >> 7),
        }
    }
}

/// The bytes of a pickled state, of a fixed length: `bytes`, or a string that a pickle of Python 2 has been read as.
fn pickled<const N: usize>(vm: &Thread, value: &Value) -> PyResult<Option<[u8; N]>> {
    use taipan_vm::builtins::bytes::PyBytes;
    use taipan_vm::builtins::str::PyStr;
    if let Some(bytes) = value.downcast::<PyBytes>() {
        return Ok(bytes.as_bytes().try_into().ok());
    }
    let Some(string) = value.downcast::<PyStr>().filter(|string| string.len() == N) else { return Ok(None) };
    let mut state = [0; N];
    for (byte, code) in state.iter_mut().zip(string.text().iter()) {
        let Ok(code) = u8::try_from(code) else {
            let text = "Failed to encode latin1 string when unpickling a date, time or datetime object. \
                        pickle.load(data, encoding='latin1') is assumed.";
            return Err(vm.value_error(text));
        };
        *byte = code;
    }
    Ok(Some(state))
}

/// `isinstance(value, str)`, as functions with C signatures say it.
fn expect_str<'a>(
    vm: &Thread,
    function: &str,
    position: usize,
    value: &'a Value,
) -> PyResult<&'a taipan_vm::builtins::str::PyStr> {
    value.downcast().ok_or_else(|| {
        let ty = value.argument_type();
        vm.type_error(format!("{function}() argument {position} must be str, not {ty:.50}"))
    })
}
