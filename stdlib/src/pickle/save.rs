//! Writing a pickle: which way an object goes, and everything that has no parts.
//!
//! Invariant: the memo, which code that is called may look at and clear, is borrowed only while none is called.

use super::memo::Memo;
use super::opcode::{self as op, DEFAULT_PROTOCOL, HIGHEST_PROTOCOL};
use super::output::{FRAME_TARGET, Output};
use super::{PICKLING_ERROR, Registries, State};
use rustc_hash::FxHashSet;
use std::cell::RefCell;
use std::ptr;
use std::rc::Rc;
use taipan_vm::builtins::bytearray::{self, PyByteArray};
use taipan_vm::builtins::bytes::{self, PyBytes};
use taipan_vm::builtins::function::{self};
use taipan_vm::builtins::str::{self, PyStr};
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::builtins::{dict, float, int, list, object, reduce, set, tuple, type_};
use taipan_vm::class::{PyType, attributes, flags, lookup};
use taipan_vm::collections::Buf;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::names;
use taipan_vm::number::AsciiBuf;
use taipan_vm::number::int::IntRef;
use taipan_vm::number::{float_format, int_bits};
use taipan_vm::object::{Payload, Ref};
use taipan_vm::text::Text;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// What a pickle is to be like.
#[derive(Clone, Copy)]
pub struct Form {
    pub protocol: u8,
    /// Binary opcodes may be used: from protocol 1 on.
    pub bin: bool,
    pub fix_imports: bool,
    /// Nothing is memoized.
    pub fast: bool,
}

impl Form {
    /// From the arguments `protocol` and `fix_imports`.
    pub fn new(vm: &Thread, protocol: &Value, fix_imports: bool) -> PyResult<Form> {
        let protocol = if protocol.is_unbound() || protocol.is_none() {
            DEFAULT_PROTOCOL
        } else {
            match vm.expect_i64(protocol)? {
                ..0 => HIGHEST_PROTOCOL,
                given => match u8::try_from(given) {
                    Ok(given) if given <= HIGHEST_PROTOCOL => given,
                    _ => {
                        let text = format!("pickle protocol must be <= {HIGHEST_PROTOCOL}");
                        return Err(vm.value_error(text));
                    }
                },
            }
        };
        let fix_imports = fix_imports && protocol < 3;
        Ok(Form { protocol, bin: protocol > 0, fix_imports, fast: false })
    }
}

/// What a pickler calls on the way.
#[derive(Default)]
pub struct Hooks {
    /// The file's `write`; without one all of it stays in memory.
    pub write: Option<Value>,
    pub buffer_callback: Option<Value>,
    pub persistent_id: Option<Value>,
    pub reducer_override: Option<Value>,
    pub dispatch_table: Option<Value>,
}

pub struct Saver<'a> {
    pub(super) vm: &'a Thread,
    pub(super) out: Output,
    pub(super) memo: &'a RefCell<Memo>,
    pub(super) form: Form,
    pub(super) hooks: Hooks,
    pub(super) state: Rc<State>,
    /// Containers that are being written, in fast mode and nested deeply.
    pub(super) open: FxHashSet<u64>,
    pub(super) nesting: usize,
}

impl<'a> Saver<'a> {
    pub fn new(vm: &'a Thread, form: Form, hooks: Hooks, memo: &'a RefCell<Memo>) -> Saver<'a> {
        let state = vm.interp().module_states.get::<State>();
        let open = FxHashSet::default();
        Saver { vm, out: Output::default(), memo, form, hooks, state, open, nesting: 0 }
    }

    /// Writes a whole pickle of `value`; what has not gone to the file is returned by [`Saver::finish`].
    pub fn dump(&mut self, value: &Value) -> PyResult<()> {
        if self.form.protocol >= 2 {
            self.out.write(&[op::PROTO, self.form.protocol])?;
            self.out.set_framing(self.form.protocol >= 4);
        }
        self.save(value)?;
        self.out.op(op::STOP)?;
        self.out.end_frame();
        self.out.set_framing(false);
        if self.hooks.write.is_some() { self.flush() } else { Ok(()) }
    }

    /// The bytes in memory.
    pub fn finish(mut self) -> Buf<u8> {
        self.out.take()
    }

    /// Gives what has been written to the file.
    fn flush(&mut self) -> PyResult<()> {
        if self.out.is_empty() {
            return Ok(());
        }
        let bytes = self.vm.finish_bytes(self.out.take())?;
        self.write_to_file(bytes)
    }

    fn write_to_file(&self, bytes: Value) -> PyResult<()> {
        match &self.hooks.write {
            Some(write) => self.vm.call(write, &[bytes]).map(drop),
            None => Ok(()),
        }
    }

    #[cold]
    fn end_full_frame(&mut self) -> PyResult<()> {
        self.out.end_frame();
        if self.hooks.write.is_some() { self.flush() } else { Ok(()) }
    }

    /// Contents with their header: large ones outside of frames, and directly to the file. `payload` makes what the file gets.
    pub(super) fn write_large(
        &mut self,
        header: &[u8],
        contents: &[u8],
        payload: impl FnOnce(&Thread) -> PyResult,
    ) -> PyResult<()> {
        if contents.len() < FRAME_TARGET {
            self.out.write(header)?;
            return Ok(self.out.write(contents)?);
        }
        let framing = self.out.framing();
        self.out.end_frame();
        self.out.set_framing(false);
        self.out.write(header)?;
        if self.hooks.write.is_some() {
            self.flush()?;
            self.write_to_file(payload(self.vm)?)?;
        } else {
            self.out.write(contents)?;
        }
        self.out.set_framing(framing);
        Ok(())
    }

    // Memo.

    /// The number of an object that has been written.
    #[inline(always)]
    pub(super) fn memoized(&self, value: &Value) -> Option<usize> {
        self.memo.borrow().get(value)
    }

    #[inline]
    pub(super) fn memoize(&mut self, value: &Value) -> PyResult<()> {
        if self.form.fast {
            return Ok(());
        }
        let number = self.memo.borrow_mut().append(value)?;
        if self.form.protocol >= 4 {
            return Ok(self.out.op(op::MEMOIZE)?);
        }
        self.write_numbered(
            number,
            [op::PUT, op::BINPUT, op::LONG_BINPUT],
            "memo id too large for LONG_BINPUT",
        )
    }

    pub(super) fn write_get(&mut self, number: usize) -> PyResult<()> {
        if number < 0x100 && self.form.bin {
            return Ok(self.out.write(&[op::BINGET, number as u8])?);
        }
        self.write_numbered(
            number,
            [op::GET, op::BINGET, op::LONG_BINGET],
            "memo id too large for LONG_BINGET",
        )
    }

    /// One of three opcodes with a number: as text, as a byte, as four bytes.
    fn write_numbered(&mut self, number: usize, ops: [u8; 3], too_large: &str) -> PyResult<()> {
        if !self.form.bin {
            return Ok(self.out.write(format!("{}{number}\n", ops[0] as char).as_bytes())?);
        }
        match u32::try_from(number) {
            Ok(number @ 0..0x100) => Ok(self.out.write(&[ops[1], number as u8])?),
            Ok(number) => {
                let bytes = number.to_le_bytes();
                Ok(self.out.write(&[ops[2], bytes[0], bytes[1], bytes[2], bytes[3]])?)
            }
            Err(_) => Err(self.vm.raise(&PICKLING_ERROR, too_large)),
        }
    }

    /// Says of the exception on its way what was being pickled.
    #[cold]
    pub(super) fn note(&self, raised: Raised, value: &Value, what: &str) -> Raised {
        let name = self.vm.keeping_exception(|| self.vm.full_type_name(value.ty()));
        if let Ok(name) = name {
            self.vm.add_note(&format!("when serializing {name} {what}"));
        }
        raised
    }

    #[cold]
    pub(super) fn error(&self, text: impl AsRef<str>) -> Raised {
        self.vm.raise(&PICKLING_ERROR, text.as_ref())
    }

    pub(super) fn type_name(&self, value: &Value) -> String {
        self.vm.full_type_name(value.ty()).unwrap_or_else(|_| value.ty().name().to_owned())
    }

    // Objects.

    #[inline]
    pub(super) fn save(&mut self, value: &Value) -> PyResult<()> {
        if self.out.is_full() {
            self.end_full_frame()?;
        }
        if self.hooks.persistent_id.is_some() && self.save_persistent(value)? {
            return Ok(());
        }
        self.save_object(value)
    }

    /// The reference that `persistent_id` gives for the object, if it gives one.
    #[cold]
    fn save_persistent(&mut self, value: &Value) -> PyResult<bool> {
        let Some(function) = &self.hooks.persistent_id else { return Ok(false) };
        let id = self.vm.call(function, std::slice::from_ref(value))?;
        if id.is_none() {
            return Ok(false);
        }
        if self.form.bin {
            if self.out.is_full() {
                self.end_full_frame()?;
            }
            self.save_object(&id)?;
            self.out.op(op::BINPERSID)?;
            return Ok(true);
        }
        let text = self.vm.to_str(&id)?;
        let Some(text) = text.as_ascii() else {
            return Err(self.error("persistent IDs in protocol 0 must be ASCII strings"));
        };
        self.out.op(op::PERSID)?;
        self.out.write(text.as_bytes())?;
        self.out.op(b'\n')?;
        Ok(true)
    }

    fn save_object(&mut self, value: &Value) -> PyResult<()> {
        let Some(object) = value.as_object() else { return self.save_immediate(value) };
        let ty = object.type_ptr();
        if ptr::eq(ty, &float::TYPE) || ptr::eq(ty, &int::TYPE) {
            return self.save_number(value);
        }
        if let Some(number) = self.memoized(value) {
            return self.write_get(number);
        }
        if ptr::eq(ty, &str::TYPE) {
            return self.save_str(value);
        }
        if ptr::eq(ty, &bytes::TYPE) {
            return self.save_bytes(value);
        }
        self.vm.check_native_stack(" while pickling an object")?;
        if ptr::eq(ty, &dict::TYPE) {
            self.save_dict(value)
        } else if ptr::eq(ty, &list::TYPE) {
            self.save_list(value)
        } else if ptr::eq(ty, &tuple::TYPE) {
            self.save_tuple(value)
        } else if ptr::eq(ty, &set::TYPE) {
            self.save_set(value)
        } else if ptr::eq(ty, &set::FROZENSET) {
            self.save_frozenset(value)
        } else if ptr::eq(ty, &bytearray::TYPE) {
            self.save_bytearray(value)
        } else if ptr::eq(ty, &super::buffer::TYPE) {
            self.save_buffer(value)
        } else {
            self.save_other(value, object.ty())
        }
    }

    fn save_immediate(&mut self, value: &Value) -> PyResult<()> {
        if let Some(small) = value.as_small() {
            return self.save_small(small);
        }
        if value.is_none() {
            return Ok(self.out.op(op::NONE)?);
        }
        if let Some(truth) = value.as_bool() {
            let text: &[u8] = match (self.form.protocol >= 2, truth) {
                (true, true) => &[op::NEWTRUE],
                (true, false) => &[op::NEWFALSE],
                (false, true) => b"I01\n",
                (false, false) => b"I00\n",
            };
            return Ok(self.out.write(text)?);
        }
        if let Some(float) = value.as_small_float() {
            return self.save_float(float);
        }
        match self.memoized(value) {
            Some(number) => self.write_get(number),
            None => self.save_other(value, value.ty()),
        }
    }

    /// What the pickler's `reducer_override`, a table of functions, or the object itself says.
    fn save_other(&mut self, value: &Value, ty: &PyType) -> PyResult<()> {
        // The object may be changed to another class by what follows.
        let ty = ty.to_ref();
        if let Some(reducer) = &self.hooks.reducer_override {
            let reduced = self.vm.call(reducer, std::slice::from_ref(value))?;
            if !reduced.is_not_implemented() {
                return self.save_reduced(value, &reduced);
            }
        }
        if ty.is(&type_::TYPE) {
            return self.save_type(value);
        }
        if ty.is(&function::TYPE) {
            return self.save_global(value, None);
        }
        let reduced = match self.dispatched(&ty)? {
            Some(function) => self.vm.call(&function, std::slice::from_ref(value))?,
            None if ty.has_flag(flags::TYPE_SUBCLASS) => return self.save_global(value, None),
            None => self.reduce(value, &ty)?,
        };
        self.save_reduced(value, &reduced)
    }

    /// The function for a type in the pickler's own `dispatch_table`, or in that of `copyreg`.
    fn dispatched(&self, ty: &Ref<PyType>) -> PyResult<Option<Value>> {
        let Some(own) = &self.hooks.dispatch_table else {
            let Registries { dispatch_table, .. } = self.state.registries(self.vm)?;
            return dispatch_table.get_item(self.vm, ty.as_value());
        };
        super::optional_item(self.vm, own, ty.as_value())
    }

    fn reduce(&self, value: &Value, ty: &PyType) -> PyResult {
        let protocol = int::small(self.form.protocol.into());
        if ty.has_flag(flags::GENERIC_GETATTR)
            && let Some(function) = lookup::lookup(self.vm, ty, &names::__reduce_ex__)
        {
            let of_instance = |name| value.as_object().and_then(|own| attributes::get(own, name)).is_some();
            let of_object = object::TYPE.dict().get_str(&names::__reduce_ex__);
            if of_object.is_some_and(|of_object| of_object.is(&function))
                && !of_instance(&names::__reduce_ex__)
            {
                return self.reduce_by_default(value, ty, protocol);
            }
            return self.vm.call_method(value, &names::__reduce_ex__, &[protocol]);
        }
        if let Some(function) = self.vm.get_attr_opt(value, &names::__reduce_ex__)? {
            return self.vm.call(&function, &[protocol]);
        }
        match self.vm.get_attr_opt(value, &names::__reduce__)? {
            Some(function) => self.vm.call(&function, &[]),
            None => Err(self.error(format!("Can't pickle {} object", self.type_name(value)))),
        }
    }

    /// What `object.__reduce_ex__` does: a `__reduce__` that the class has of its own goes first.
    fn reduce_by_default(&self, value: &Value, ty: &PyType, protocol: Value) -> PyResult {
        let of_class = lookup::lookup(self.vm, ty, &names::__reduce__);
        let of_object = object::TYPE.dict().get_str(&names::__reduce__);
        match (of_class, of_object) {
            (Some(of_class), Some(of_object))
                if !of_class.is(&of_object) && of_class.ty().has_flag(flags::METHOD_DESCRIPTOR) =>
            {
                self.vm.call_method(value, &names::__reduce__, &[])
            }
            _ => reduce::reduce_ex(self.vm, &[value.clone(), protocol]),
        }
    }

    // Numbers.

    fn save_number(&mut self, value: &Value) -> PyResult<()> {
        if let Some(float) = float::as_exact(value) {
            return self.save_float(float);
        }
        match int::as_ref(value) {
            Some(int) => self.save_long(value, int),
            None => Err(self.error("not a number")),
        }
    }

    #[inline]
    fn save_small(&mut self, value: i64) -> PyResult<()> {
        if !self.form.bin {
            return self.save_small_text(value);
        }
        let bytes = value.to_le_bytes();
        match value {
            0..0x100 => self.out.write(&[op::BININT1, bytes[0]])?,
            0x100..0x1_0000 => self.out.write(&[op::BININT2, bytes[0], bytes[1]])?,
            _ if i32::try_from(value).is_ok() => {
                self.out.write(&[op::BININT, bytes[0], bytes[1], bytes[2], bytes[3]])?
            }
            _ if self.form.protocol >= 2 => {
                // As few bytes as keep the sign.
                let bits = 65 - if value < 0 { (!value).leading_zeros() } else { value.leading_zeros() };
                let count = bits.div_ceil(8) as usize;
                self.out.write(&[op::LONG1, count as u8])?;
                self.out.write(&bytes[..count])?;
            }
            _ => return self.save_small_text(value),
        }
        Ok(())
    }

    fn save_small_text(&mut self, value: i64) -> PyResult<()> {
        let text = match i32::try_from(value) {
            Ok(value) => format!("I{value}\n"),
            Err(_) if self.form.protocol >= 2 => {
                return self.save_long(&int::from_i64(self.vm, value)?, IntRef::Small(value));
            }
            Err(_) => format!("L{value}L\n"),
        };
        Ok(self.out.write(text.as_bytes())?)
    }

    fn save_long(&mut self, value: &Value, int: IntRef<'_>) -> PyResult<()> {
        if self.form.protocol < 2 {
            let text = self.vm.repr(value)?;
            let digits = text.downcast::<PyStr>().map(PyStr::bytes).unwrap_or_default();
            self.out.op(op::LONG)?;
            self.out.write(digits)?;
            return Ok(self.out.write(b"L\n")?);
        }
        let mut count = int.bit_length() / 8 + 1;
        let Ok(_) = i32::try_from(count) else {
            return Err(self.vm.overflow_error("int too large to pickle"));
        };
        let bytes = int::checked(self.vm, int_bits::to_bytes(int, count, true, true))?;
        if let [.., before, 0xFF] = *bytes
            && int.is_negative()
            && before >= 0x80
        {
            count -= 1;
        }
        if count < 0x100 {
            self.out.write(&[op::LONG1, count as u8])?;
        } else {
            self.out.op(op::LONG4)?;
            self.out.write(&(count as u32).to_le_bytes())?;
        }
        Ok(self.out.write(&bytes[..count])?)
    }

    fn save_float(&mut self, value: f64) -> PyResult<()> {
        if self.form.bin {
            let mut bytes = [op::BINFLOAT; 9];
            bytes[1..].copy_from_slice(&value.to_be_bytes());
            return Ok(self.out.write(&bytes)?);
        }
        let mut text = AsciiBuf::new();
        float_format::push_repr(value, &mut text)?;
        self.out.op(op::FLOAT)?;
        self.out.write(&text)?;
        Ok(self.out.op(b'\n')?)
    }

    // Strings.

    fn save_str(&mut self, value: &Value) -> PyResult<()> {
        let Some(string) = value.downcast_exact::<PyStr>() else { return Ok(()) };
        if self.form.bin {
            match string.as_ascii() {
                Some(text) => self.write_utf8(text.as_bytes())?,
                None => {
                    let encoded = encode(string.text())?;
                    self.write_utf8(&encoded)?;
                }
            }
        } else {
            self.out.op(op::UNICODE)?;
            self.write_raw_unicode(string)?;
            self.out.op(b'\n')?;
        }
        self.memoize(value)
    }

    #[inline]
    fn write_utf8(&mut self, text: &[u8]) -> PyResult<()> {
        let len = text.len();
        let len_bytes = (len as u64).to_le_bytes();
        if len < 0x100 && self.form.protocol >= 4 {
            self.out.write(&[op::SHORT_BINUNICODE, len_bytes[0]])?;
            return Ok(self.out.write(text)?);
        }
        let mut header = [op::BINUNICODE; 9];
        header[1..].copy_from_slice(&len_bytes);
        let header = if u32::try_from(len).is_ok() {
            &header[..5]
        } else if self.form.protocol >= 4 {
            header[0] = op::BINUNICODE8;
            &header[..]
        } else {
            let text = "serializing a string larger than 4 GiB requires pickle protocol 4 or higher";
            return Err(self.vm.overflow_error(text));
        };
        self.write_large(header, text, |vm| vm.new_bytes(text))
    }

    /// Escapes what the codec `raw-unicode-escape` does, and what would end the line.
    fn write_raw_unicode(&mut self, string: &PyStr) -> PyResult<()> {
        for code in string.text().iter() {
            match code {
                0 | 0x0A | 0x0D | 0x1A | 0x5C | 0x100..0x1_0000 => {
                    self.out.write(format!("\\u{code:04x}").as_bytes())?
                }
                0x1_0000.. => self.out.write(format!("\\U{code:08x}").as_bytes())?,
                _ => self.out.op(code as u8)?,
            }
        }
        Ok(())
    }

    /// Bytes, as what `codecs.encode` makes of a string where the protocol has no opcode for them.
    fn save_bytes(&mut self, value: &Value) -> PyResult<()> {
        let Some(own) = value.downcast_exact::<PyBytes>() else { return Ok(()) };
        if self.form.protocol >= 3 {
            return self.save_byte_contents(value, own.as_bytes());
        }
        let reduced = if own.is_empty() {
            self.vm.new_tuple(&[bytes::TYPE.to_value(), self.vm.empty_tuple()?.into_value()])?
        } else {
            let text = PyStr::from_text(self.vm.heap(), Text::Latin1(own.as_bytes()))?.into_value();
            let args = self.vm.new_tuple(&[text, names::latin1.value()])?;
            self.vm.new_tuple(&[self.state.codecs_encode(self.vm)?, args])?
        };
        self.save_reduced_tuple(value, &reduced)
    }

    /// `contents` as an object of bytes, which is memoized as `value`.
    pub(super) fn save_byte_contents(&mut self, value: &Value, contents: &[u8]) -> PyResult<()> {
        let len = (contents.len() as u64).to_le_bytes();
        let mut header = [op::BINBYTES; 9];
        header[1..].copy_from_slice(&len);
        let header = match contents.len() {
            0..0x100 => {
                header[0] = op::SHORT_BINBYTES;
                &header[..2]
            }
            0x100..0x1_0000_0000 => &header[..5],
            _ if self.form.protocol >= 4 => {
                header[0] = op::BINBYTES8;
                &header[..]
            }
            _ => {
                let text =
                    "serializing a bytes object larger than 4 GiB requires pickle protocol 4 or higher";
                return Err(self.vm.overflow_error(text));
            }
        };
        self.write_large(header, contents, |_| Ok(value.clone()))?;
        self.memoize(value)
    }

    fn save_bytearray(&mut self, value: &Value) -> PyResult<()> {
        let Some(own) = value.downcast_exact::<PyByteArray>() else { return Ok(()) };
        if self.form.protocol >= 5 {
            // A copy where a file would be called while the contents are used.
            if own.len() < FRAME_TARGET || self.hooks.write.is_none() {
                return self.save_bytearray_contents(value, own.bytes());
            }
            let copy = PyBytes::from_slice(self.vm, own.bytes())?;
            return self.save_bytearray_contents(value, copy.as_bytes());
        }
        let args = if own.is_empty() {
            self.vm.empty_tuple()?.into_value()
        } else {
            let bytes = self.vm.new_bytes(own.bytes())?;
            self.vm.new_tuple(&[bytes])?
        };
        let reduced = self.vm.new_tuple(&[bytearray::TYPE.to_value(), args])?;
        self.save_reduced_tuple(value, &reduced)
    }

    pub(super) fn save_bytearray_contents(&mut self, value: &Value, contents: &[u8]) -> PyResult<()> {
        let mut header = [op::BYTEARRAY8; 9];
        header[1..].copy_from_slice(&(contents.len() as u64).to_le_bytes());
        self.write_large(&header, contents, |_| Ok(value.clone()))?;
        self.memoize(value)
    }

    // Types, and what reductions give.

    fn save_type(&mut self, value: &Value) -> PyResult<()> {
        for singleton in [Value::NONE, Value::ELLIPSIS, Value::NOT_IMPLEMENTED] {
            if value.downcast::<PyType>().is_some_and(|ty| ty.is(singleton.ty())) {
                let args = self.vm.new_tuple(&[singleton])?;
                let reduced = self.vm.new_tuple(&[type_::TYPE.to_value(), args])?;
                return self.save_reduced_tuple(value, &reduced);
            }
        }
        self.save_global(value, None)
    }

    /// What a reduction has given: a name, or a tuple.
    fn save_reduced(&mut self, value: &Value, reduced: &Value) -> PyResult<()> {
        if reduced.downcast::<PyStr>().is_some() {
            return self.save_global(value, Some(reduced));
        }
        let result = if reduced.downcast::<PyTuple>().is_some() {
            self.save_reduced_tuple(value, reduced)
        } else {
            let name = self.type_name(reduced);
            Err(self.error(format!("__reduce__ must return a string or tuple, not {name}")))
        };
        result.map_err(|raised| self.note(raised, value, "object"))
    }
}

/// UTF-8, lone surrogates included, each on its own.
fn encode(text: Text<'_>) -> PyResult<Buf<u8>> {
    let mut out = Buf::with_capacity(text.len())?;
    for code in text.iter() {
        match char::from_u32(code) {
            Some(character) => {
                let mut bytes = [0; 4];
                out.extend_from_slice(character.encode_utf8(&mut bytes).as_bytes())?;
            }
            None => {
                let low = |shift: u32| 0x80 | (code >> shift) as u8 & 0x3F;
                out.extend_from_slice(&[0xE0 | (code >> 12) as u8, low(6), low(0)])?;
            }
        }
    }
    Ok(out)
}

/// Whether a value is of exactly a payload's type.
pub(super) fn is_exactly<T: Payload>(value: &Value) -> bool {
    value.downcast_exact::<T>().is_some()
}
