//! `strftime` of dates and times: what the module `time` does not know of is replaced first.

use super::calendar;
use super::clock;
use super::tz;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::error::PyResult;
use taipan_vm::text::{Text, TextBuf};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// What is shown.
pub struct Shown<'a> {
    pub date: (i64, i64, i64),
    /// The microsecond.
    pub micro: i64,
    pub zone: Option<Value>,
    /// What the zone's methods are called with.
    pub argument: &'a Value,
    pub timetuple: Value,
}

/// A text with every `%` doubled.
fn push_doubled(out: &mut TextBuf, text: Text<'_>) -> PyResult<()> {
    for code in text.iter() {
        out.push(code)?;
        if code == 0x25 {
            out.push(code)?;
        }
    }
    Ok(())
}

pub fn strftime(vm: &Thread, format: &PyStr, shown: Shown<'_>) -> PyResult {
    let text = format.text();
    let mut out = TextBuf::new();
    let (year, month, day) = shown.date;
    let mut at = 0;
    while let Some(code) = text.get(at) {
        at += 1;
        if code != 0x25 {
            out.push(code)?;
            continue;
        }
        let Some(letter) = text.get(at) else {
            out.push_str("%")?;
            break;
        };
        at += 1;
        let offset = |separator: &str| -> PyResult<String> {
            let offset = tz::utc_offset(vm, shown.zone.as_ref(), shown.argument)?;
            Ok(offset.map_or_else(String::new, |offset| tz::format_offset(offset, separator)))
        };
        match char::from_u32(letter) {
            Some('z') => out.push_str(&offset("")?)?,
            Some(':') if text.get(at) == Some(0x7A) => {
                at += 1;
                out.push_str(&offset(":")?)?;
            }
            Some('Z') => {
                let name = tz::call_name(vm, shown.zone.as_ref(), shown.argument)?;
                if let Some(name) = name.downcast::<PyStr>() {
                    push_doubled(&mut out, name.text())?;
                }
            }
            Some('f') => out.push_str(&format!("{:06}", shown.micro))?,
            // The C library does not fill up years with zeros.
            Some('Y') => out.push_str(&format!("{year:04}"))?,
            Some('G') => out.push_str(&format!("{:04}", calendar::iso_calendar(year, month, day).0))?,
            Some('C') => out.push_str(&format!("{:02}", year / 100))?,
            Some('F') => out.push_str(&format!("{year:04}-%m-%d"))?,
            _ => {
                out.push(0x25)?;
                out.push(letter)?;
            }
        }
    }
    let format = PyStr::from_compact(vm.heap(), out.finish()?)?.into_value();
    clock::strftime(vm, format, shown.timetuple)
}
