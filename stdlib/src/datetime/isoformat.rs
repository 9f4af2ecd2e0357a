//! Reading of dates and times in the formats of ISO 8601 that `isoformat` writes, and some more.

use super::Clock;
use super::calendar;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::text::{Text, TextBuf};
use taipan_vm::thread::Thread;

/// Not one of the formats.
pub struct Malformed;

/// Year, month and day; or a week that there is not.
pub type ParsedDate = Result<(i64, i64, i64), Malformed>;

/// A time, and its offset in microseconds.
#[derive(Debug)]
pub struct ParsedTime {
    pub clock: Clock,
    pub offset: Option<i128>,
}

/// The characters of a text as bytes; a character that is no ASCII becomes one that no format has. `None` if there are too many
/// for any format.
pub fn ascii(text: Text<'_>) -> Option<Vec<u8>> {
    (text.len() <= 256).then(|| text.iter().map(|code| u8::try_from(code).unwrap_or(0xFF)).collect())
}

#[cold]
pub fn malformed(vm: &Thread, text: &PyStr) -> Raised {
    let mut buf = TextBuf::new();
    let made = buf.push_str("Invalid isoformat string: ").and_then(|()| {
        taipan_vm::text::repr::push_repr(text.text(), &mut buf)?;
        PyStr::from_compact(vm.heap(), buf.finish()?)
    });
    match made {
        Ok(message) => vm.raise_with(&taipan_vm::builtins::exceptions::VALUE_ERROR, &[message.into_value()]),
        Err(error) => error.into(),
    }
}

/// Takes `count` digits off the beginning.
fn digits(text: &mut &[u8], count: usize) -> Result<i64, Malformed> {
    let (head, tail) = text.split_at_checked(count).ok_or(Malformed)?;
    let value = head.iter().try_fold(0, |value, byte| match byte {
        b'0'..=b'9' => Ok(value * 10 + i64::from(byte - b'0')),
        _ => Err(Malformed),
    })?;
    *text = tail;
    Ok(value)
}

fn skip(text: &mut &[u8], byte: u8) -> bool {
    match text.split_first() {
        Some((first, rest)) if *first == byte => {
            *text = rest;
            true
        }
        _ => false,
    }
}

pub fn parse_date(text: &[u8]) -> ParsedDate {
    if !matches!(text.len(), 7 | 8 | 10) {
        return Err(Malformed);
    }
    let mut rest = text;
    let year = digits(&mut rest, 4)?;
    let separated = skip(&mut rest, b'-');
    if skip(&mut rest, b'W') {
        let week = digits(&mut rest, 2)?;
        let weekday = if rest.is_empty() {
            1
        } else {
            if separated && !skip(&mut rest, b'-') {
                return Err(Malformed);
            }
            digits(&mut rest, 1)?
        };
        let date = calendar::from_iso(year, week, weekday).map_err(|_| Malformed)?;
        return if rest.is_empty() { Ok(date) } else { Err(Malformed) };
    }
    let month = digits(&mut rest, 2)?;
    if separated && !skip(&mut rest, b'-') {
        return Err(Malformed);
    }
    let day = digits(&mut rest, 2)?;
    if rest.is_empty() { Ok((year, month, day)) } else { Err(Malformed) }
}

/// `HH[:MM[:SS[.fff[fff]]]]`, with or without the colons.
fn parse_clock(text: &[u8]) -> Result<Clock, Malformed> {
    let mut rest = text;
    let mut fields = [0; 3];
    let mut separated = false;
    let mut count = 0;
    loop {
        fields[count] = digits(&mut rest, 2)?;
        count += 1;
        if rest.is_empty() || matches!(rest[0], b'.' | b',') || count == 3 {
            break;
        }
        let colon = skip(&mut rest, b':');
        if count == 1 {
            separated = colon;
        } else if colon != separated {
            return Err(Malformed);
        }
    }
    let mut clock = Clock { hour: fields[0], minute: fields[1], second: fields[2], ..Clock::default() };
    if rest.is_empty() {
        return Ok(clock);
    }
    if !(skip(&mut rest, b'.') || skip(&mut rest, b',')) || count < 3 || rest.is_empty() {
        return Err(Malformed);
    }
    let used = rest.len().min(6);
    let micros = digits(&mut rest, used)?;
    clock.micro = micros * 10i64.pow(6 - used as u32);
    // Digits beyond microseconds are cut off.
    if rest.iter().all(u8::is_ascii_digit) { Ok(clock) } else { Err(Malformed) }
}

pub fn parse_time(text: &[u8]) -> Result<ParsedTime, Malformed> {
    let zone = text.iter().position(|byte| matches!(byte, b'+' | b'-' | b'Z'));
    let Some(zone) = zone else { return Ok(ParsedTime { clock: parse_clock(text)?, offset: None }) };
    let clock = parse_clock(&text[..zone])?;
    let rest = &text[zone + 1..];
    if text[zone] == b'Z' {
        return if rest.is_empty() { Ok(ParsedTime { clock, offset: Some(0) }) } else { Err(Malformed) };
    }
    let offset = parse_clock(rest)?.total();
    Ok(ParsedTime { clock, offset: Some(if text[zone] == b'-' { -offset } else { offset }) })
}

/// Where the date ends in a date with time: the character there is whatever separates them.
pub fn date_length(text: &[u8]) -> usize {
    let is_digit = |index: usize| text.get(index).is_some_and(u8::is_ascii_digit);
    let at = |index: usize| text.get(index).copied();
    if text.len() == 7 {
        return 7;
    }
    if at(4) == Some(b'-') {
        if at(5) != Some(b'W') {
            return 10;
        }
        if text.len() < 8 {
            return text.len();
        }
        if text.len() > 8 && at(8) == Some(b'-') {
            // A separator that is a hyphen is ambiguous.
            if text.len() == 9 {
                return usize::MAX;
            }
            if text.len() > 10 && is_digit(10) {
                return 8;
            }
            return 10;
        }
        return 8;
    }
    if at(4) == Some(b'W') {
        let end = (7..text.len()).find(|&index| !is_digit(index)).unwrap_or(text.len());
        if end < 9 {
            return end;
        }
        return if end % 2 == 0 { 7 } else { 8 };
    }
    8
}

/// A date with a time, or alone.
pub fn parse_datetime(text: &[u8]) -> Result<((i64, i64, i64), ParsedTime), Malformed> {
    if text.len() < 7 {
        return Err(Malformed);
    }
    let length = date_length(text);
    if length > text.len() {
        return Err(Malformed);
    }
    let date = parse_date(&text[..length])?;
    if length == text.len() {
        return Ok((date, ParsedTime { clock: Clock::default(), offset: None }));
    }
    let time = &text[length + 1..];
    if time.is_empty() {
        return Err(Malformed);
    }
    Ok((date, parse_time(time)?))
}

/// The result for use as a value of Python.
pub fn checked<T>(vm: &Thread, text: &PyStr, result: Result<T, Malformed>) -> PyResult<T> {
    result.map_err(|Malformed| malformed(vm, text))
}
