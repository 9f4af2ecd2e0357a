//! `%`-formatting of strings, and the operands of `%` for bytes too.

use super::PyStr;
use super::operators::as_str;
use super::short::{ShortSpec, ShortText};
use crate::builtins::dict::PyDict;
use crate::builtins::tuple::PyTuple;
use crate::builtins::{exceptions, float, format as formatting, int};
use crate::class::statics;
use crate::error::{PyResult, Raised};
use crate::number::int_text::PrintError;
use crate::protocol::number;
use crate::text::format_spec::Align;
use crate::text::percent::{Arguments, Conversion, Directive, PercentError, Sink, next_directive};
use crate::text::view::CODE_POINTS;
use crate::text::{Text, TextBuf};
use crate::thread::Thread;
use crate::value::Value;
use crate::with_units;
use std::ops::Range;

/// What stands to the right of `%`: a tuple of arguments, a mapping, or a single argument.
pub struct Operands<'a> {
    vm: &'a Thread,
    operand: &'a Value,
    /// The value of the last key, which takes the place of the arguments.
    keyed: Option<Value>,
    next: usize,
    is_mapping: bool,
    /// Makes the key at a range of the format.
    key: &'a dyn Fn(Range<usize>) -> PyResult,
}

impl<'a> Operands<'a> {
    /// `is_text` says whether the operand is a string of some kind: those are no mappings.
    pub fn new(
        vm: &'a Thread,
        operand: &'a Value,
        is_text: bool,
        key: &'a dyn Fn(Range<usize>) -> PyResult,
    ) -> Operands<'a> {
        let is_mapping =
            !is_text && operand.downcast::<PyTuple>().is_none() && operand.ty().slots().subscript.is_some();
        Operands { vm, operand, keyed: None, next: 0, is_mapping, key }
    }

    /// The next argument.
    pub fn take(&mut self) -> PyResult {
        let next = self.next;
        self.next += 1;
        let found = match (&self.keyed, self.operand.downcast::<PyTuple>()) {
            (Some(keyed), _) => (next == 0).then(|| keyed.clone()),
            (None, Some(tuple)) => tuple.items().get(next).cloned(),
            (None, None) => (next == 0).then(|| self.operand.clone()),
        };
        found.ok_or_else(|| self.vm.type_error("not enough arguments for format string"))
    }

    /// Checks that nothing is left over.
    pub fn finish(&self, what: &str) -> PyResult<()> {
        let all = match self.operand.downcast::<PyTuple>() {
            _ if self.is_mapping || self.keyed.is_some() => return Ok(()),
            Some(tuple) => tuple.len(),
            None => 1,
        };
        if self.next >= all {
            return Ok(());
        }
        Err(self.vm.type_error(format!("not all arguments converted during {what} formatting")))
    }
}

/// An error of a format, or an exception that is set.
pub enum Failure {
    Format(PercentError),
    Raised(Raised),
}

impl From<PercentError> for Failure {
    fn from(error: PercentError) -> Self {
        Failure::Format(error)
    }
}

impl From<Raised> for Failure {
    fn from(raised: Raised) -> Self {
        Failure::Raised(raised)
    }
}

impl Failure {
    #[cold]
    pub fn raise(self, vm: &Thread) -> Raised {
        match self {
            Failure::Format(error) => vm.value_error(error.message()),
            Failure::Raised(raised) => raised,
        }
    }
}

impl Arguments for Operands<'_> {
    type Error = Failure;

    fn key(&mut self, key: Range<usize>) -> Result<(), Failure> {
        let key = (self.key)(key)?;
        self.keyed = Some(self.vm.get_item(self.operand, &key)?);
        self.next = 0;
        Ok(())
    }

    fn expect_mapping(&mut self) -> Result<(), Failure> {
        if self.is_mapping { Ok(()) } else { Err(self.vm.type_error("format requires a mapping").into()) }
    }

    fn width(&mut self) -> Result<isize, Failure> {
        let value = self.take()?;
        if !int::is_int(&value) {
            return Err(self.vm.type_error("* wants int").into());
        }
        match self.vm.size_argument(&value)? {
            // Its negative is no width.
            isize::MIN => Err(self.vm.overflow_error("width too big").into()),
            width => Ok(width),
        }
    }

    fn precision(&mut self) -> Result<i32, Failure> {
        let value = self.take()?;
        if !int::is_int(&value) {
            return Err(self.vm.type_error("* wants int").into());
        }
        Ok(self.vm.c_int_argument(&value)?)
    }
}

/// A format of strings and numbers whose result is short: no code is run. `None` for all else, errors included. The text is written
/// where it lies: moving it would cost more than making it.
fn format_short(format: &[u8], arguments: &[Value], out: &mut ShortText) -> Option<()> {
    let (mut rest, mut arguments) = (format, arguments.iter());
    while let Some(at) = rest.iter().position(|&byte| byte == b'%') {
        out.push(&rest[..at])?;
        rest = &rest[at + 1..];
        let end = match *rest.first()? {
            b'%' => out.push(b"%").map(|()| 0)?,
            _ => push_conversion(rest, arguments.next()?, out)?,
        };
        rest = &rest[end + 1..];
    }
    if rest.len() == format.len() || arguments.next().is_some() {
        return None;
    }
    out.push(rest)
}

/// As [`format_short`], with the values of a dict by keys that the format names.
fn format_keyed(vm: &Thread, format: &[u8], values: &PyDict, out: &mut ShortText) -> Option<()> {
    let mut rest = format;
    while let Some(at) = rest.iter().position(|&byte| byte == b'%') {
        out.push(&rest[..at])?;
        rest = &rest[at + 1..];
        let end = match *rest.first()? {
            b'%' => out.push(b"%").map(|()| 0)?,
            b'(' => {
                let length = rest[1..].iter().position(|&byte| matches!(byte, b'(' | b')'))?;
                let (key, behind) = rest[1..].split_at(length);
                rest = behind.strip_prefix(b")")?;
                push_conversion(rest, &value_for(vm, values, key)?, out)?
            }
            _ => return None,
        };
        rest = &rest[end + 1..];
    }
    if rest.len() == format.len() {
        return None;
    }
    out.push(rest)
}

/// The value for a key of ASCII characters. Only keys that are interned are found, as nearly all are.
fn value_for(vm: &Thread, values: &PyDict, key: &[u8]) -> Option<Value> {
    let key = Text::Ascii(key);
    values.get_str(&*vm.find_interned(key, statics::hash_key().hash_text(key))?)
}

/// Appends a value as the conversion at the beginning of `format` has it, and returns where the conversion's type stands.
#[inline(always)]
fn push_conversion(format: &[u8], value: &Value, out: &mut ShortText) -> Option<usize> {
    match *format.first()? {
        b's' => out.push_value(value).map(|()| 0),
        b'd' if value.is_small() => out.push_int(value.small_value()).map(|()| 0),
        _ => push_short(format, value, out),
    }
}

#[inline(never)]
fn push_short(format: &[u8], value: &Value, out: &mut ShortText) -> Option<usize> {
    let mut spec = ShortSpec { fill: b' ', align: Some(Align::Right), width: 0, precision: None, kind: b's' };
    let mut at = 0;
    match format[0] {
        b'-' => (spec.align, at) = (Some(Align::Left), 1),
        b'0' => (spec.fill, spec.align, at) = (b'0', Some(Align::AfterSign), 1),
        _ => {}
    }
    at = spec.read_numbers(format, at)?;
    let is_text = value.downcast_exact::<PyStr>().is_some();
    match *format.get(at)? {
        b's' if is_text && spec.fill == b' ' => {}
        b's' => return None,
        _ if is_text => return None,
        b'd' | b'i' if value.is_small() => spec.kind = b'd',
        kind @ (b'x' | b'X') if value.is_small() => spec.kind = kind,
        b'f' => spec.kind = b'f',
        _ => return None,
    }
    out.push_by(value, &spec)?;
    Some(at)
}

/// `format % operand`.
pub fn format(vm: &Thread, own: &Value, format: &PyStr, operand: &Value) -> PyResult {
    let text = format.text();
    if let Text::Ascii(format) = text {
        let arguments = match operand.downcast_exact::<PyTuple>() {
            Some(arguments) => arguments.items(),
            None => std::slice::from_ref(operand),
        };
        if let ([text], b"%s") = (arguments, format)
            && text.downcast_exact::<PyStr>().is_some()
        {
            return Ok(text.clone());
        }
        let mut short = ShortText::new();
        let formatted = match operand.downcast_exact::<PyDict>() {
            Some(values) => format_keyed(vm, format, values, &mut short),
            None => format_short(format, arguments, &mut short),
        };
        if formatted.is_some() {
            return short.finish(vm);
        }
    }
    let key = |range: Range<usize>| vm.new_text(text.slice(range));
    let is_text = operand.downcast::<PyStr>().is_some();
    let mut operands = Operands::new(vm, operand, is_text, &key);
    let mut out = TextBuf::with_capacity(text.len().saturating_add(16), text.bound())?;
    let mut at = 0;
    loop {
        let directive = with_units!(text, units => next_directive(units, &mut at, &mut operands));
        match directive.map_err(|failure| failure.raise(vm))? {
            None => break,
            Some(Directive::Literal(range)) if range.len() == text.len() => {
                operands.finish("string")?;
                return Ok(own.clone());
            }
            Some(Directive::Literal(range)) => out.push_text(text.slice(range))?,
            Some(Directive::Percent) => out.push_ascii(b"%")?,
            Some(Directive::Conversion(conversion)) => {
                let value = operands.take()?;
                push(vm, &conversion, &value, &mut out)?;
            }
        }
    }
    operands.finish("string")?;
    vm.finish_text(out)
}

fn push(vm: &Thread, conversion: &Conversion, value: &Value, out: &mut TextBuf) -> PyResult<()> {
    let kind = u8::try_from(conversion.kind).unwrap_or(0);
    let text = match kind {
        b's' => {
            if conversion.width == 0 && conversion.precision.is_none() && push_plain(vm, value, out)? {
                return Ok(());
            }
            vm.to_str(value)?.into_value()
        }
        b'r' => vm.repr(value)?,
        b'a' => vm.ascii(value)?,
        b'c' => {
            let code = character(vm, value)?;
            return Ok(conversion.push_whole_text(Text::Ucs4(&[code]), out)?);
        }
        _ => return push_number(vm, conversion, value, false, out),
    };
    Ok(conversion.push_text(as_str(&text).text(), out)?)
}

/// Appends what needs no string object in between; false if it is something else.
#[inline]
fn push_plain(vm: &Thread, value: &Value, out: &mut TextBuf) -> PyResult<bool> {
    if let Some(text) = value.downcast_exact::<PyStr>() {
        out.push_text(text.text())?;
        return Ok(true);
    }
    if value.is_small() || value.is_small_float() {
        formatting::push_formatted(vm, value, Text::EMPTY, out)?;
        return Ok(true);
    }
    Ok(false)
}

/// Appends a number, or refuses a conversion that there is not. Bytes have texts of their own for some errors.
pub fn push_number(
    vm: &Thread,
    conversion: &Conversion,
    value: &Value,
    is_bytes: bool,
    out: &mut impl Sink,
) -> PyResult<()> {
    match u8::try_from(conversion.kind).unwrap_or(0) {
        b'd' | b'i' | b'u' | b'o' | b'x' | b'X' => push_int(vm, conversion, value, out),
        b'e' | b'E' | b'f' | b'F' | b'g' | b'G' => {
            let value = match real(vm, value) {
                Ok(value) => value,
                Err(_) if is_bytes && vm.raised_matches(&exceptions::EXCEPTION) => {
                    vm.clear_raised();
                    let name = value.ty().name();
                    return Err(vm.type_error(format!("float argument required, not {name:.200}")));
                }
                Err(raised) => return Err(raised),
            };
            Ok(conversion.push_float(value, out)?)
        }
        0x80.. if is_bytes => Err(vm.overflow_error("character argument not in range(0x110000)")),
        _ => {
            let code = conversion.kind;
            let shown = char::from_u32(code).filter(|_| (31..127).contains(&code)).unwrap_or('?');
            Err(vm.value_error(format!(
                "unsupported format character '{shown}' (0x{code:x}) at index {}",
                conversion.index
            )))
        }
    }
}

fn push_int(vm: &Thread, conversion: &Conversion, value: &Value, out: &mut impl Sink) -> PyResult<()> {
    let converted;
    let int = match int::as_ref(value) {
        Some(int) => int,
        None => {
            converted = to_int(vm, conversion, value)?;
            match int::as_ref(&converted) {
                Some(int) => int,
                None => return Err(not_a_number(vm, conversion, value)),
            }
        }
    };
    if conversion.precision.is_some_and(|precision| precision > i32::MAX as usize - 3) {
        return Err(vm.overflow_error("precision too large"));
    }
    let most = vm.interp().int_max_str_digits.get();
    conversion.push_int(int, most, out).map_err(|error: PrintError| formatting::print_error(vm, error))
}

fn to_int(vm: &Thread, conversion: &Conversion, value: &Value) -> PyResult {
    let exact = matches!(u8::try_from(conversion.kind), Ok(b'o' | b'x' | b'X'));
    let slots = value.ty().slots();
    let converted = if exact {
        number::index(vm, value)
    } else if slots.index.is_none() && slots.int.is_none() && slots.float.is_none() {
        return Err(not_a_number(vm, conversion, value));
    } else {
        vm.call(&int::TYPE.to_value(), std::slice::from_ref(value))
    };
    match converted {
        Err(_) if vm.raised_matches(&exceptions::TYPE_ERROR) => {
            vm.clear_raised();
            Err(not_a_number(vm, conversion, value))
        }
        converted => converted,
    }
}

#[cold]
fn not_a_number(vm: &Thread, conversion: &Conversion, value: &Value) -> Raised {
    let kind = char::from_u32(conversion.kind).unwrap_or('?');
    let wanted = if matches!(kind, 'o' | 'x' | 'X') { "an integer" } else { "a real number" };
    vm.type_error(format!("%{kind} format: {wanted} is required, not {:.200}", value.ty().name()))
}

/// A float, or what can be made one without loss of kind (`PyFloat_AsDouble`).
pub fn real(vm: &Thread, value: &Value) -> PyResult<f64> {
    if let Some(float) = float::as_f64(value) {
        return Ok(float);
    }
    let slots = value.ty().slots();
    if let Some(int) = int::as_ref(value).filter(|_| value.is_small()) {
        return to_double(vm, int);
    }
    if let Some(convert) = slots.float {
        let result = convert(vm, value)?;
        return float::as_f64(&result).ok_or_else(|| {
            vm.type_error(format!(
                "{:.50}.__float__ returned non-float (type {:.50})",
                value.ty().name(),
                result.ty().name()
            ))
        });
    }
    if slots.index.is_some() {
        let index = number::index(vm, value)?;
        if let Some(int) = int::as_ref(&index) {
            return to_double(vm, int);
        }
    }
    Err(vm.type_error(format!("must be real number, not {:.50}", value.ty().name())))
}

fn to_double(vm: &Thread, int: crate::number::int::IntRef<'_>) -> PyResult<f64> {
    crate::number::int_float::to_f64(int).map_err(|_| vm.overflow_error("int too large to convert to float"))
}

/// The character that `%c` shows.
fn character(vm: &Thread, value: &Value) -> PyResult<u32> {
    if let Some(text) = value.downcast::<PyStr>() {
        return match (text.len(), text.text().get(0)) {
            (1, Some(code)) => Ok(code),
            (len, _) => Err(vm.type_error(format!(
                "%c requires an int or a unicode character, not a string of length {len}"
            ))),
        };
    }
    if value.ty().slots().index.is_none() && !int::is_int(value) {
        let name = vm.qualified_type_name(value.ty())?;
        return Err(vm.type_error(format!("%c requires an int or a unicode character, not {name}")));
    }
    let index = number::index(vm, value)?;
    let code = int::as_i64(&index).and_then(|code| u32::try_from(code).ok());
    code.filter(|code| *code < CODE_POINTS).ok_or_else(|| vm.overflow_error("%c arg not in range(0x110000)"))
}
