//! `str.format`, `format_map` and `__format__`.

use super::PyStr;
use super::operators::as_str;
use super::short::ShortText;
use crate::builtins::{format, int};
use crate::call::Args;
use crate::error::{PyResult, Raised};
use crate::protocol::argument::Which;
use crate::text::field_name::{Access, AutoNumber, Field, FieldError, First, Template, split_name};
use crate::text::{Text, TextBuf};
use crate::thread::Thread;
use crate::value::Value;
use std::ops::Range;

/// How deep replacement fields nest: a specification may contain some, theirs may not.
const DEPTH: u32 = 2;

/// Where the fields' values come from.
#[derive(Clone, Copy)]
enum Source<'a> {
    Arguments(Args<'a>),
    Mapping(&'a Value),
}

struct Formatter<'a> {
    vm: &'a Thread,
    source: Source<'a>,
    template: Text<'a>,
    numbers: AutoNumber,
}

#[cold]
fn field_error(vm: &Thread, error: FieldError) -> Raised {
    vm.value_error(error.message())
}

impl Formatter<'_> {
    /// Appends the part of the template at `range`, its fields replaced.
    fn expand(&mut self, range: Range<usize>, depth: u32, out: &mut TextBuf) -> PyResult<()> {
        if depth == 0 {
            return Err(self.vm.value_error("Max string recursion exceeded"));
        }
        let mut template = Template::within(self.template, range);
        while let Some(piece) = template.next_piece().map_err(|error| field_error(self.vm, error))? {
            out.push_text(self.template.slice(piece.literal))?;
            if let Some(field) = piece.field {
                self.expand_field(&field, depth, out)?;
            }
        }
        Ok(())
    }

    fn expand_field(&mut self, field: &Field, depth: u32, out: &mut TextBuf) -> PyResult<()> {
        let vm = self.vm;
        let value = self.value(field.name.clone())?;
        let value = match field.conversion {
            None => value,
            Some(conversion) => convert(vm, &value, conversion)?,
        };
        if !field.nested {
            return format::push_formatted(vm, &value, self.template.slice(field.spec.clone()), out);
        }
        let mut spec = TextBuf::new();
        self.expand(field.spec.clone(), depth - 1, &mut spec)?;
        let spec = vm.finish_text(spec)?;
        format::push_formatted(vm, &value, as_str(&spec).text(), out)
    }

    /// The value that a field's name stands for.
    fn value(&mut self, name: Range<usize>) -> PyResult {
        let vm = self.vm;
        let split = split_name(self.template, name, Some(&mut self.numbers));
        let (first, mut accesses) = split.map_err(|error| field_error(vm, error))?;
        let mut value = match first {
            First::Index(index) => self.positional(index)?,
            First::Key(key) => self.named(self.template.slice(key))?,
        };
        while let Some(access) = accesses.next_access().map_err(|error| field_error(vm, error))? {
            value = match access {
                Access::Attribute(name) => {
                    let name = PyStr::from_text(vm.heap(), self.template.slice(name))?;
                    let name = vm.intern(&name)?;
                    vm.get_attr(&value, &name)?
                }
                Access::Index(index) => vm.get_item(&value, &int::from_usize(vm, index)?)?,
                Access::Key(key) => vm.get_item(&value, &vm.new_text(self.template.slice(key))?)?,
            };
        }
        Ok(value)
    }

    fn positional(&self, index: usize) -> PyResult {
        let Source::Arguments(args) = self.source else {
            return Err(self.vm.value_error("Format string contains positional fields"));
        };
        match args.positional().get(index) {
            Some(value) => Ok(value.clone()),
            None => Err(self
                .vm
                .index_error(format!("Replacement index {index} out of range for positional args tuple"))),
        }
    }

    fn named(&self, key: Text<'_>) -> PyResult {
        match self.source {
            Source::Arguments(args) => match args.keywords().find(|(name, _)| name.text() == key) {
                Some((_, value)) => Ok(value.clone()),
                None => Err(self.vm.raise_key_error(&self.vm.new_text(key)?)),
            },
            Source::Mapping(mapping) => self.vm.get_item(mapping, &self.vm.new_text(key)?),
        }
    }
}

fn convert(vm: &Thread, value: &Value, conversion: u32) -> PyResult {
    match u8::try_from(conversion) {
        Ok(b'r') => vm.repr(value),
        Ok(b's') => Ok(vm.to_str(value)?.into_value()),
        Ok(b'a') => vm.ascii(value),
        Ok(other @ 33..127) => {
            Err(vm.value_error(format!("Unknown conversion specifier {}", char::from(other))))
        }
        _ => Err(vm.value_error(format!("Unknown conversion specifier \\x{conversion:x}"))),
    }
}

fn has_fields(text: Text<'_>) -> bool {
    match text {
        Text::Ascii(bytes) | Text::Latin1(bytes) => memchr::memchr2(b'{', b'}', bytes).is_some(),
        text => text.iter().any(|code| code == u32::from(b'{') || code == u32::from(b'}')),
    }
}

/// A template of strings and numbers, named by themselves, whose result is short: no code is run. `None` for all else, errors included.
fn expand_short(template: &[u8], arguments: Args<'_>, out: &mut ShortText) -> Option<()> {
    let mut rest = template;
    // How many fields have had no name so far, and whether one had a number.
    let (mut unnamed, mut has_numbered) = (0, false);
    while let Some(at) = rest.iter().position(|&byte| byte == b'{' || byte == b'}') {
        out.push(&rest[..at])?;
        rest = rest[at..].strip_prefix(b"{")?;
        let end = rest.iter().position(|byte| !byte.is_ascii_alphanumeric() && *byte != b'_')?;
        let value = match &rest[..end] {
            [] => {
                unnamed += 1;
                arguments.positional().get(unnamed - 1)?
            }
            [digit @ b'0'..=b'9'] => {
                has_numbered = true;
                arguments.positional().get(usize::from(digit - b'0'))?
            }
            [b'0'..=b'9', ..] => return None,
            name => {
                arguments
                    .keywords()
                    .find(|(key, _)| key.as_ascii().is_some_and(|key| key.as_bytes() == name))?
                    .1
            }
        };
        match rest[end] {
            b'}' => {
                out.push_value(value)?;
                rest = &rest[end + 1..];
            }
            b':' => {
                let len = rest[end + 1..].iter().position(|&byte| byte == b'}' || byte == b'{')?;
                let spec = &rest[end + 1..end + 1 + len];
                rest = rest[end + 1 + len..].strip_prefix(b"}")?;
                if spec.is_empty() { out.push_value(value)? } else { out.push_formatted(value, spec)? }
            }
            _ => return None,
        }
    }
    // One or the other is an error.
    if rest.len() == template.len() || unnamed > 0 && has_numbered {
        return None;
    }
    out.push(rest)
}

fn expand(vm: &Thread, own: &Value, source: Source<'_>) -> PyResult {
    let template = as_str(own).text();
    if let (Text::Ascii(template), Source::Arguments(args)) = (template, source) {
        let mut short = ShortText::new();
        if expand_short(template, args, &mut short).is_some() {
            return short.finish(vm);
        }
    }
    if !has_fields(template) {
        return Ok(own.clone());
    }
    let mut out = TextBuf::with_capacity(template.len().saturating_add(16), template.bound())?;
    let mut formatter = Formatter { vm, source, template, numbers: AutoNumber::default() };
    formatter.expand(0..template.len(), DEPTH, &mut out)?;
    vm.finish_text(out)
}

pub fn format(vm: &Thread, args: Args<'_>) -> PyResult {
    match args.split_first() {
        Some((own, rest)) => expand(vm, own, Source::Arguments(rest)),
        None => Err(vm.type_error("unbound method str.format() needs an argument")),
    }
}

pub fn format_map(vm: &Thread, args: &[Value]) -> PyResult {
    expand(vm, &args[0], Source::Mapping(&args[1]))
}

pub fn dunder_format(vm: &Thread, args: &[Value]) -> PyResult {
    let own = &args[0];
    let spec = vm.str_argument(&args[1], "__format__", Which::Only)?.text();
    if spec.is_empty() {
        return Ok(vm.to_str(own)?.into_value());
    }
    if spec == *"s" {
        return Ok(own.clone());
    }
    let mut out = TextBuf::new();
    format::push_str(vm, as_str(own).text(), spec, own.ty().name(), &mut out)?;
    vm.finish_text(out)
}
