//! `_json.make_encoder`: writes a JSON document.

use super::string;
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::function::builtin::PyBuiltin;
use taipan_vm::builtins::list::PyList;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::builtins::{float, int};
use taipan_vm::call::call_native;
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{MethodDef, TypeSpec, getter, method};
use taipan_vm::class::{PyType, create, flags};
use taipan_vm::collections::Buf;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::heap::Tracer;
use taipan_vm::names;
use taipan_vm::number::AsciiBuf;
use taipan_vm::object::{Object, Payload, Ref};
use taipan_vm::text::TextBuf;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// How strings are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Strings {
    Ascii,
    Plain,
    /// By calling `encoder`.
    Custom,
}

#[repr(C)]
pub struct PyEncoder {
    object: Object,
    markers: Value,
    default: Value,
    encoder: Value,
    indent: Value,
    key_separator: Value,
    item_separator: Value,
    sort_keys: bool,
    skipkeys: bool,
    allow_nan: bool,
    strings: Strings,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyEncoder {
    const TYPE: &'static PyType = &TYPE;
}

macro_rules! members {
    ($($name:ident)*) => {
        &[
            $(getter(stringify!($name), stringify!($name), |_, own| Ok(as_encoder(own).$name.clone())).as_member(),)*
            getter("sort_keys", "sort_keys", |_, own| Ok(Value::bool(as_encoder(own).sort_keys))).as_member(),
            getter("skipkeys", "skipkeys", |_, own| Ok(Value::bool(as_encoder(own).skipkeys))).as_member(),
        ]
    };
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_json.Encoder",
    doc: "Encoder(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)",
    flags: flags::IMMUTABLE,
    slots: Slots {
        new: Some(|vm, _, args| call_native(vm, &NEW, args)),
        call: Some(|vm, own, args| args.with_first(own, |args| call_native(vm, &CALL, args))),
        ..Slots::NONE
    },
    getset: members! { markers default encoder indent key_separator item_separator },
    ..TypeSpec::container::<PyEncoder>()
});

static NEW: MethodDef = method(
    "make_encoder",
    "(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)",
    "",
    new,
);
static CALL: MethodDef = method("_iterencode", "($self, obj, _current_indent_level)", "", call);

fn as_encoder(value: &Value) -> &PyEncoder {
    value.downcast().expect("an encoder's slot gets an encoder")
}

impl Trace for PyEncoder {
    fn trace(&self, tracer: &mut Tracer) {
        let values = [&self.markers, &self.default, &self.encoder, &self.indent];
        values.into_iter().for_each(|value| tracer.visit(value));
        tracer.visit(&self.key_separator);
        tracer.visit(&self.item_separator);
    }
}

fn new(vm: &Thread, args: &[Value]) -> PyResult {
    for (index, name) in [(4, 5), (5, 6)] {
        if args[index].downcast::<PyStr>().is_none() {
            let ty = args[index].argument_type();
            return Err(vm.type_error(format!("make_encoder() argument {name} must be str, not {ty:.50}")));
        }
    }
    if !args[0].is_none() && args[0].downcast::<PyDict>().is_none() {
        let ty = args[0].ty().name();
        return Err(vm.type_error(format!("make_encoder() argument 1 must be dict or None, not {ty:.200}")));
    }
    let (sort_keys, skipkeys) = (vm.is_true(&args[6])?, vm.is_true(&args[7])?);
    let allow_nan = vm.is_true(&args[8])?;
    let strings = match args[2].downcast::<PyBuiltin>().map(|builtin| builtin.def) {
        Some(def) if std::ptr::eq(def, &super::MODULE.functions[0]) => Strings::Ascii,
        Some(def) if std::ptr::eq(def, &super::MODULE.functions[1]) => Strings::Plain,
        _ => Strings::Custom,
    };
    let encoder = create::allocate_instance(vm, &TYPE, |object| PyEncoder {
        object,
        markers: args[0].clone(),
        default: args[1].clone(),
        encoder: args[2].clone(),
        indent: args[3].clone(),
        key_separator: args[4].clone(),
        item_separator: args[5].clone(),
        sort_keys,
        skipkeys,
        allow_nan,
        strings,
    })?;
    Ok(encoder.into_value())
}

fn call(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_encoder(&args[0]);
    let level = vm.expect_i64(&args[2])?;
    if !own.indent.is_none() && own.indent.downcast::<PyStr>().is_none() {
        let ty = own.indent.ty().name();
        return Err(vm.type_error(format!("can only concatenate str (not \"{ty:.200}\") to str")));
    }
    let mut writer = Writer { vm, own, buf: TextBuf::new(), level: usize::try_from(level).unwrap_or(0) };
    writer.value(&args[1])?;
    let text = PyStr::from_compact(vm.heap(), writer.buf.finish()?)?;
    vm.new_tuple(&[text.into_value()])
}

struct Writer<'a> {
    vm: &'a Thread,
    own: &'a PyEncoder,
    buf: TextBuf,
    level: usize,
}

impl Writer<'_> {
    fn value(&mut self, value: &Value) -> PyResult<()> {
        if let Some(string) = value.downcast::<PyStr>() {
            return self.string(string);
        }
        if value.is_none() {
            return Ok(self.buf.push_ascii(b"null")?);
        }
        if let Some(value) = value.as_bool() {
            return Ok(self.buf.push_ascii(if value { b"true" } else { b"false" })?);
        }
        if int::is_int(value) {
            return self.int(value);
        }
        if let Some(float) = float::as_f64(value) {
            return self.float(value, float);
        }
        let is_list = value.downcast::<PyList>().is_some();
        if is_list || value.downcast::<PyTuple>().is_some() {
            let _guard = self.vm.enter_recursion(" while encoding a JSON object")?;
            return self.list(value);
        }
        if let Some(dict) = value.downcast::<PyDict>() {
            let _guard = self.vm.enter_recursion(" while encoding a JSON object")?;
            return self.dict(value, dict);
        }
        self.other(value)
    }

    /// What only `default` knows how to write.
    fn other(&mut self, value: &Value) -> PyResult<()> {
        let marker = self.mark(value)?;
        let replacement = self.vm.call(&self.own.default, std::slice::from_ref(value))?;
        let guard = self.vm.enter_recursion(" while encoding a JSON object")?;
        let result = self.value(&replacement);
        drop(guard);
        if let Err(raised) = result {
            return Err(self.note(raised, value, ""));
        }
        self.unmark(marker)
    }

    /// Notes that a container is being written.
    fn mark(&self, value: &Value) -> PyResult<Option<Value>> {
        let Some(markers) = self.own.markers.downcast::<PyDict>() else { return Ok(None) };
        let id = int::from_u64(self.vm, value.id())?;
        if markers.contains_key(self.vm, &id)? {
            return Err(self.vm.value_error("Circular reference detected"));
        }
        markers.set_item(self.vm, &id, value.clone())?;
        Ok(Some(id))
    }

    fn unmark(&self, marker: Option<Value>) -> PyResult<()> {
        if let (Some(markers), Some(id)) = (self.own.markers.downcast::<PyDict>(), marker) {
            drop(markers.remove_item(self.vm, &id)?);
        }
        Ok(())
    }

    /// Adds to the exception what was being written.
    #[cold]
    fn note(&self, raised: Raised, container: &Value, item: &str) -> Raised {
        if self.vm.has_raised() {
            let name = self.vm.keeping_exception(|| self.vm.qualified_type_name(container.ty()));
            let what = if item.is_empty() { " object" } else { item };
            if let Ok(name) = name {
                self.vm.add_note(&format!("when serializing {name}{what}"));
            }
        }
        raised
    }

    fn string(&mut self, string: &PyStr) -> PyResult<()> {
        match self.own.strings {
            Strings::Ascii => Ok(string::push_encoded(&mut self.buf, string.text(), true)?),
            Strings::Plain => Ok(string::push_encoded(&mut self.buf, string.text(), false)?),
            Strings::Custom => {
                let encoded = self.vm.call(&self.own.encoder, &[taipan_vm::object::to_value(string)])?;
                let Some(text) = encoded.downcast::<PyStr>() else {
                    let name = encoded.ty().name();
                    return Err(self
                        .vm
                        .type_error(format!("encoder() must return a string, not {name:.80}")));
                };
                Ok(self.buf.push_text(text.text())?)
            }
        }
    }

    fn int(&mut self, value: &Value) -> PyResult<()> {
        let Some(int) = int::as_ref(value) else { return Ok(()) };
        let mut digits = AsciiBuf::new();
        int::operators::push_decimal(self.vm, int, &mut digits)?;
        Ok(self.buf.push_ascii(&digits)?)
    }

    fn float(&mut self, value: &Value, float: f64) -> PyResult<()> {
        if float.is_finite() {
            let mut text = AsciiBuf::new();
            taipan_vm::number::float_format::push_repr(float, &mut text)?;
            return Ok(self.buf.push_ascii(&text)?);
        }
        if !self.own.allow_nan {
            let repr = self.vm.repr(value)?;
            let text = repr.downcast::<PyStr>().map(PyStr::to_string_lossy).unwrap_or_default();
            let text = format!("Out of range float values are not JSON compliant: {text}");
            return Err(self.vm.value_error(text));
        }
        let text: &[u8] = if float.is_nan() {
            b"NaN"
        } else if float > 0.0 {
            b"Infinity"
        } else {
            b"-Infinity"
        };
        Ok(self.buf.push_ascii(text)?)
    }

    fn separator(&mut self, first: bool) -> PyResult<()> {
        if !first && let Some(separator) = self.own.item_separator.downcast::<PyStr>() {
            self.buf.push_text(separator.text())?;
        }
        self.new_line()
    }

    fn new_line(&mut self) -> PyResult<()> {
        if let Some(indent) = self.own.indent.downcast::<PyStr>() {
            self.buf.push_ascii(b"\n")?;
            for _ in 0..self.level {
                self.buf.push_text(indent.text())?;
            }
        }
        Ok(())
    }

    fn list(&mut self, value: &Value) -> PyResult<()> {
        let count = |value: &Value| match value.downcast::<PyList>() {
            Some(list) => list.len(),
            None => value.downcast::<PyTuple>().map_or(0, PyTuple::len),
        };
        if count(value) == 0 {
            return Ok(self.buf.push_ascii(b"[]")?);
        }
        let marker = self.mark(value)?;
        self.buf.push_ascii(b"[")?;
        self.level += 1;
        let mut index = 0;
        loop {
            let item = match value.downcast::<PyList>() {
                Some(list) => list.get(index),
                None => value.downcast::<PyTuple>().and_then(|tuple| tuple.items().get(index).cloned()),
            };
            let Some(item) = item else { break };
            self.separator(index == 0)?;
            if let Err(raised) = self.value(&item) {
                return Err(self.note(raised, value, &format!(" item {index}")));
            }
            index += 1;
        }
        self.unmark(marker)?;
        self.level -= 1;
        self.new_line()?;
        Ok(self.buf.push_ascii(b"]")?)
    }

    fn dict(&mut self, value: &Value, dict: &PyDict) -> PyResult<()> {
        if dict.is_empty() {
            return Ok(self.buf.push_ascii(b"{}")?);
        }
        let marker = self.mark(value)?;
        self.buf.push_ascii(b"{")?;
        self.level += 1;
        let mut first = true;
        if self.own.sort_keys || !value.ty().is(PyDict::TYPE) {
            for pair in self.sorted_items(value)?.iter() {
                match pair.downcast::<PyTuple>().map(PyTuple::items) {
                    Some([key, item]) => self.member(value, key, item, &mut first)?,
                    _ => return Err(self.vm.value_error("items must return 2-tuples")),
                }
            }
        } else {
            let mut position = 0;
            while let Some((next, key, item)) = dict.next_entry(position) {
                position = next;
                self.member(value, &key, &item, &mut first)?;
            }
        }
        self.unmark(marker)?;
        self.level -= 1;
        if !first {
            self.new_line()?;
        }
        Ok(self.buf.push_ascii(b"}")?)
    }

    fn sorted_items(&self, value: &Value) -> PyResult<Buf<Value>> {
        let items = self.vm.call_method(value, &names::items, &[])?;
        let list = PyList::from_buf(self.vm, self.vm.iterate_to_buf(&items)?)?;
        if self.own.sort_keys {
            let sort = self.vm.get_attr_str(list.as_value(), "sort")?;
            self.vm.call(&sort, &[])?;
        }
        Ok(list.take_items())
    }

    fn member(&mut self, dict: &Value, key: &Value, value: &Value, first: &mut bool) -> PyResult<()> {
        let Some(text) = self.key_text(key)? else { return Ok(()) };
        self.separator(std::mem::take(first))?;
        match &text {
            Key::Given => self.string(key.downcast::<PyStr>().expect("the key is a string"))?,
            Key::Made(string) => self.string(string)?,
        }
        if let Some(separator) = self.own.key_separator.downcast::<PyStr>() {
            self.buf.push_text(separator.text())?;
        }
        if let Err(raised) = self.value(value) {
            let repr = self.vm.keeping_exception(|| self.vm.repr(key));
            let repr = repr.ok().and_then(|repr| Some(repr.downcast::<PyStr>()?.to_string_lossy()));
            return Err(self.note(raised, dict, &format!(" item {}", repr.unwrap_or_default())));
        }
        Ok(())
    }

    /// A key as a string; `None` if it is to be left out.
    fn key_text(&mut self, key: &Value) -> PyResult<Option<Key>> {
        if key.downcast::<PyStr>().is_some() {
            return Ok(Some(Key::Given));
        }
        let is_constant = key.is_none() || key.as_bool().is_some();
        if !is_constant && !int::is_int(key) && float::as_f64(key).is_none() {
            if self.own.skipkeys {
                return Ok(None);
            }
            let name = key.ty().name();
            let text = format!("keys must be str, int, float, bool or None, not {name:.100}");
            return Err(self.vm.type_error(text));
        }
        let outer = std::mem::take(&mut self.buf);
        let result = self.value(key);
        let text = std::mem::replace(&mut self.buf, outer);
        result?;
        Ok(Some(Key::Made(PyStr::from_compact(self.vm.heap(), text.finish()?)?)))
    }
}

enum Key {
    Given,
    Made(Ref<PyStr>),
}
