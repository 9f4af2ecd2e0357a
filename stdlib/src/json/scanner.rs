//! `_json.make_scanner`: reads a JSON document.
//!
//! Strings that are keys are shared: a document has one object for each.

use super::string::{self, Scanned};
use super::{decode_error, expect_string};
use std::hash::Hasher;
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::list::PyList;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::{float, int};
use taipan_vm::call::call_native;
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{MethodDef, TypeSpec, getter, method};
use taipan_vm::class::statics;
use taipan_vm::class::{PyType, create, flags};
use taipan_vm::collections::{Buf, Table};
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::heap::{NoMemory, Tracer};
use taipan_vm::number::float_parse;
use taipan_vm::object::{Object, Payload, Ref, to_value};
use taipan_vm::protocol::number;
use taipan_vm::text::Unit;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::with_units;

#[repr(C)]
pub struct PyScanner {
    object: Object,
    strict: bool,
    object_hook: Value,
    object_pairs_hook: Value,
    parse_float: Value,
    parse_int: Value,
    parse_constant: Value,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyScanner {
    const TYPE: &'static PyType = &TYPE;
}

macro_rules! members {
    ($($name:ident)*) => {
        &[
            getter("strict", "strict", |_, own| Ok(Value::bool(as_scanner(own).strict))).as_member(),
            $(getter(stringify!($name), stringify!($name), |_, own| Ok(as_scanner(own).$name.clone())).as_member(),)*
        ]
    };
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_json.Scanner",
    doc: "JSON scanner object",
    flags: flags::IMMUTABLE,
    slots: Slots {
        new: Some(|vm, _, args| call_native(vm, &NEW, args)),
        call: Some(|vm, own, args| args.with_first(own, |args| call_native(vm, &CALL, args))),
        ..Slots::NONE
    },
    getset: members! { object_hook object_pairs_hook parse_float parse_int parse_constant },
    ..TypeSpec::container::<PyScanner>()
});

static NEW: MethodDef = method("make_scanner", "(context)", "", new);
static CALL: MethodDef = method("scan_once", "($self, string, idx)", "", call);

fn as_scanner(value: &Value) -> &PyScanner {
    value.downcast().expect("a scanner's slot gets a scanner")
}

impl Trace for PyScanner {
    fn trace(&self, tracer: &mut Tracer) {
        let hooks = [&self.object_hook, &self.object_pairs_hook];
        let parsers = [&self.parse_float, &self.parse_int, &self.parse_constant];
        hooks.into_iter().chain(parsers).for_each(|value| tracer.visit(value));
    }
}

fn new(vm: &Thread, args: &[Value]) -> PyResult {
    let context = &args[0];
    let attribute = |name: &str| vm.get_attr_str(context, name);
    let strict = attribute("strict")?;
    let strict = vm.is_true(&strict)?;
    let object_hook = attribute("object_hook")?;
    let object_pairs_hook = attribute("object_pairs_hook")?;
    let parse_float = attribute("parse_float")?;
    let parse_int = attribute("parse_int")?;
    let parse_constant = attribute("parse_constant")?;
    let scanner = create::allocate_instance(vm, &TYPE, |object| PyScanner {
        object,
        strict,
        object_hook,
        object_pairs_hook,
        parse_float,
        parse_int,
        parse_constant,
    })?;
    Ok(scanner.into_value())
}

fn call(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_scanner(&args[0]);
    let index = number::to_isize(vm, &args[2])?;
    let string = expect_string(vm, &args[1])?;
    let Ok(index) = usize::try_from(index) else { return Err(vm.value_error("idx cannot be negative")) };
    let (value, end) = with_units!(string.text(), units => {
        let mut reader = Reader { vm, own, string, units, at: index, keys: Keys(Table::new()) };
        let value = reader.value()?;
        (value, reader.at)
    });
    vm.new_tuple(&[value, int::from_usize(vm, end)?])
}

/// The keys of a document so far.
struct Keys(Table<Ref<PyStr>>);

fn hash_units<U: Unit>(units: &[U]) -> u64 {
    let mut hasher = rustc_hash::FxHasher::default();
    for unit in units {
        hasher.write_u32(unit.code());
    }
    hasher.finish()
}

fn hash_string(string: &PyStr) -> u64 {
    with_units!(string.text(), units => hash_units(units))
}

impl Keys {
    fn part<U: Unit>(&mut self, vm: &Thread, units: &[U]) -> PyResult<Ref<PyStr>> {
        let hash = hash_units(units);
        let same = |key: &Ref<PyStr>| key.text() == U::view(units);
        if let Some(key) = self.0.find(hash, same) {
            return Ok(key.clone());
        }
        let key = PyStr::from_text(vm.heap(), U::view(units))?;
        self.insert(hash, &key)?;
        Ok(key)
    }

    fn whole(&mut self, key: Ref<PyStr>) -> PyResult<Ref<PyStr>> {
        let hash = hash_string(&key);
        if let Some(known) = self.0.find(hash, |known| known.equals(&key)) {
            return Ok(known.clone());
        }
        self.insert(hash, &key)?;
        Ok(key)
    }

    fn insert(&mut self, hash: u64, key: &Ref<PyStr>) -> Result<(), NoMemory> {
        self.0.insert(hash, key.clone(), |key| hash_string(key))
    }
}

struct Reader<'a, U> {
    vm: &'a Thread,
    own: &'a PyScanner,
    string: &'a PyStr,
    units: &'a [U],
    at: usize,
    keys: Keys,
}

impl<U: Unit> Reader<'_, U> {
    #[inline(always)]
    fn peek(&self) -> Option<u32> {
        self.units.get(self.at).map(|unit| unit.code())
    }

    #[inline]
    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(0x20 | 9 | 10 | 13)) {
            self.at += 1;
        }
    }

    #[cold]
    fn error(&self, text: &str, position: usize) -> Raised {
        decode_error(self.vm, text, self.string, position)
    }

    /// Nothing that could be a value stands at `position`.
    #[cold]
    fn no_value(&self, position: usize) -> Raised {
        match int::from_usize(self.vm, position) {
            Ok(position) => self.vm.raise_stop_iteration(position),
            Err(raised) => raised,
        }
    }

    fn value(&mut self) -> PyResult {
        let start = self.at;
        match self.peek() {
            Some(0x22) => {
                self.at += 1;
                Ok(self.text()?.into_value())
            }
            Some(0x7B) => {
                let _guard =
                    self.vm.enter_recursion(" while decoding a JSON object from a unicode string")?;
                self.at += 1;
                self.object()
            }
            Some(0x5B) => {
                let _guard = self.vm.enter_recursion(" while decoding a JSON array from a unicode string")?;
                self.at += 1;
                self.array()
            }
            Some(0x6E) if self.is_next("null") => Ok(Value::NONE),
            Some(0x74) if self.is_next("true") => Ok(Value::TRUE),
            Some(0x66) if self.is_next("false") => Ok(Value::FALSE),
            Some(0x4E) if self.is_next("NaN") => self.constant("NaN"),
            Some(0x49) if self.is_next("Infinity") => self.constant("Infinity"),
            Some(0x2D) if self.is_next("-Infinity") => self.constant("-Infinity"),
            Some(_) => self.number(start),
            None => Err(self.no_value(start)),
        }
    }

    /// Whether a word stands here; if so, it is passed.
    fn is_next(&mut self, word: &str) -> bool {
        let found = self.units.get(self.at..self.at + word.len());
        let is_next = found.is_some_and(|units| {
            units.iter().zip(word.bytes()).all(|(unit, byte)| unit.code() == u32::from(byte))
        });
        if is_next {
            self.at += word.len();
        }
        is_next
    }

    fn constant(&self, word: &'static str) -> PyResult {
        self.vm.call(&self.own.parse_constant, &[to_value(statics::intern(word))])
    }

    /// A string, its first quotation mark already passed.
    #[inline]
    fn text(&mut self) -> PyResult<Ref<PyStr>> {
        let (scanned, end) = string::scan(self.vm, self.string, self.units, self.at, self.own.strict)?;
        self.at = end;
        match scanned {
            Scanned::Part(range) => Ok(PyStr::from_text(self.vm.heap(), self.part(range.start, range.end))?),
            Scanned::New(text) => Ok(PyStr::from_compact(self.vm.heap(), text)?),
        }
    }

    fn part(&self, start: usize, end: usize) -> taipan_vm::text::Text<'_> {
        self.string.text().slice(start..end)
    }

    fn key(&mut self) -> PyResult<Ref<PyStr>> {
        let (scanned, end) = string::scan(self.vm, self.string, self.units, self.at, self.own.strict)?;
        self.at = end;
        match scanned {
            Scanned::Part(range) => self.keys.part(self.vm, &self.units[range]),
            Scanned::New(text) => {
                let key = PyStr::from_compact(self.vm.heap(), text)?;
                self.keys.whole(key)
            }
        }
    }

    fn object(&mut self) -> PyResult {
        let hook = &self.own.object_pairs_hook;
        let pairs = if hook.is_none() { None } else { Some(PyList::new(self.vm)?) };
        let dict = PyDict::new(self.vm)?;
        self.skip_space();
        if self.peek() == Some(0x7D) {
            self.at += 1;
        } else {
            self.members(&dict, pairs.as_deref())?;
        }
        if let Some(pairs) = pairs {
            return self.vm.call(hook, &[pairs.into_value()]);
        }
        if self.own.object_hook.is_none() {
            return Ok(dict.into_value());
        }
        self.vm.call(&self.own.object_hook, &[dict.into_value()])
    }

    fn members(&mut self, dict: &PyDict, pairs: Option<&PyList>) -> PyResult<()> {
        loop {
            if self.peek() != Some(0x22) {
                return Err(self.error("Expecting property name enclosed in double quotes", self.at));
            }
            self.at += 1;
            let key = self.key()?;
            self.skip_space();
            if self.peek() != Some(0x3A) {
                return Err(self.error("Expecting ':' delimiter", self.at));
            }
            self.at += 1;
            self.skip_space();
            let value = self.value()?;
            match pairs {
                Some(pairs) => pairs.push(self.vm.new_tuple(&[key.into_value(), value])?)?,
                None => dict.set_str(&key, value)?,
            }
            if !self.has_more(0x7D, "Illegal trailing comma before end of object")? {
                return Ok(());
            }
        }
    }

    /// After a member or an item: passes the comma, or the closing character.
    #[inline]
    fn has_more(&mut self, close: u32, trailing: &'static str) -> PyResult<bool> {
        self.skip_space();
        let comma = self.at;
        match self.peek() {
            Some(0x2C) => {}
            Some(code) if code == close => {
                self.at += 1;
                return Ok(false);
            }
            _ => return Err(self.error("Expecting ',' delimiter", self.at)),
        }
        self.at += 1;
        self.skip_space();
        if self.peek() == Some(close) {
            return Err(self.error(trailing, comma));
        }
        Ok(true)
    }

    fn array(&mut self) -> PyResult {
        let mut items = Buf::new();
        self.skip_space();
        if self.peek() == Some(0x5D) {
            self.at += 1;
            return self.vm.new_list(items);
        }
        loop {
            items.push(self.value()?)?;
            if !self.has_more(0x5D, "Illegal trailing comma before end of array")? {
                return self.vm.new_list(items);
            }
        }
    }

    /// Passes digits; whether there was one.
    fn digits(&mut self) -> bool {
        let start = self.at;
        while matches!(self.peek(), Some(0x30..=0x39)) {
            self.at += 1;
        }
        self.at > start
    }

    fn number(&mut self, start: usize) -> PyResult {
        if self.peek() == Some(0x2D) {
            self.at += 1;
        }
        match self.peek() {
            Some(0x30) => self.at += 1,
            Some(0x31..=0x39) => {
                self.digits();
            }
            _ => return Err(self.no_value(start)),
        }
        let whole_end = self.at;
        let mut is_float = false;
        if self.peek() == Some(0x2E) {
            self.at += 1;
            is_float = self.digits();
            if !is_float {
                self.at = whole_end;
            }
        }
        if matches!(self.peek(), Some(0x45 | 0x65)) {
            let before = self.at;
            self.at += 1;
            if matches!(self.peek(), Some(0x2B | 0x2D)) {
                self.at += 1;
            }
            if self.digits() {
                is_float = true;
            } else {
                self.at = before;
            }
        }
        self.convert(start, is_float)
    }

    fn convert(&self, start: usize, is_float: bool) -> PyResult {
        let (parse, standard) =
            if is_float { (&self.own.parse_float, &float::TYPE) } else { (&self.own.parse_int, &int::TYPE) };
        let units = &self.units[start..self.at];
        if parse.as_object().is_some_and(|parse| std::ptr::eq(parse, standard.as_object())) {
            if !is_float && let Some(value) = short_int(units) {
                return Ok(int::small(value));
            }
            if is_float && let Some(value) = parse_float(units) {
                return float::new(self.vm, value);
            }
        }
        let text = PyStr::from_text(self.vm.heap(), self.part(start, self.at))?;
        self.vm.call(parse, &[text.into_value()])
    }
}

/// The value of up to 17 digits with a sign.
fn short_int<U: Unit>(units: &[U]) -> Option<i64> {
    let (negative, digits) = match units.split_first() {
        Some((sign, digits)) if sign.code() == 0x2D => (true, digits),
        _ => (false, units),
    };
    if digits.len() > 17 {
        return None;
    }
    let value = digits.iter().fold(0, |value, unit| value * 10 + i64::from(unit.code() - 0x30));
    Some(if negative { -value } else { value })
}

fn parse_float<U: Unit>(units: &[U]) -> Option<f64> {
    let mut text = [0; 64];
    let text = text.get_mut(..units.len())?;
    for (byte, unit) in text.iter_mut().zip(units) {
        *byte = unit.code() as u8;
    }
    float_parse::parse(text).ok()
}
