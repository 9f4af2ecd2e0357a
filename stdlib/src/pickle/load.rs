//! Reading a pickle: the machine that its opcodes drive, and everything that has no parts.
//!
//! The machine has a stack of values and a stack of marks, each the height of the first when it was set. Values below the
//! topmost mark (`fence`) cannot be taken. Bad opcodes and heights raise `UnpicklingError`; no pickle can make it panic.

use super::State;
use super::UNPICKLING_ERROR;
use super::find_class::find_class;
use super::input::Input;
use super::memo::Loaded;
use super::opcode::{self as op, HIGHEST_PROTOCOL};
use super::save_global::extension;
use std::cell::{Cell, RefCell};
use taipan_vm::builtins::bytearray::PyByteArray;
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::memoryview::PyMemoryView;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::builtins::{exceptions, float, int};
use taipan_vm::collections::Buf;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::import::engine::import_absolute;
use taipan_vm::names;
use taipan_vm::number::{float_parse, int_bits};
use taipan_vm::text::Text;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// What an unpickler is told, and calls on the way.
pub struct Settings {
    pub fix_imports: bool,
    /// For strings of Python 2.
    pub encoding: Value,
    pub errors: Value,
    /// An iterator of buffers that travel beside the pickle.
    pub buffers: Option<Value>,
    pub persistent_load: Option<Value>,
    /// An unpickler whose class has a `find_class` of its own.
    pub finder: Option<Value>,
}

pub struct Loader<'a> {
    pub(super) vm: &'a Thread,
    /// What follows the pickle remains in it.
    pub input: Input,
    pub(super) stack: Buf<Value>,
    pub(super) marks: Buf<usize>,
    pub(super) fence: usize,
    memo: &'a RefCell<Loaded>,
    protocol: &'a Cell<u8>,
    settings: &'a Settings,
}

impl<'a> Loader<'a> {
    pub fn new(
        vm: &'a Thread,
        input: Input,
        memo: &'a RefCell<Loaded>,
        protocol: &'a Cell<u8>,
        settings: &'a Settings,
    ) -> Loader<'a> {
        protocol.set(0);
        Loader { vm, input, stack: Buf::new(), marks: Buf::new(), fence: 0, memo, protocol, settings }
    }

    /// Reads one pickle.
    pub fn load(&mut self) -> PyResult {
        let vm = self.vm;
        let mut steps = 0;
        loop {
            let opcode = self.input.op(vm)?;
            if opcode == op::STOP {
                break;
            }
            self.step(opcode)?;
            steps += 1;
            if steps == 64 {
                vm.spend(64)?;
                steps = 0;
            }
        }
        self.input.skip_consumed(vm)?;
        self.pop()
    }

    #[inline(always)]
    fn step(&mut self, opcode: u8) -> PyResult<()> {
        let vm = self.vm;
        match opcode {
            op::NONE => self.push(Value::NONE),
            op::NEWTRUE => self.push(Value::TRUE),
            op::NEWFALSE => self.push(Value::FALSE),
            op::BININT1 => {
                let [byte] = self.input.array(vm)?;
                self.push(int::small(byte.into()))
            }
            op::BININT2 => {
                let number = u16::from_le_bytes(self.input.array(vm)?);
                self.push(int::small(number.into()))
            }
            op::BININT => {
                let number = i32::from_le_bytes(self.input.array(vm)?);
                self.push(int::small(number.into()))
            }
            op::LONG1 => {
                let [count] = self.input.array(vm)?;
                self.load_long_bytes(count.into())
            }
            op::LONG4 => {
                let count = i32::from_le_bytes(self.input.array(vm)?);
                match usize::try_from(count) {
                    Ok(count) => self.load_long_bytes(count),
                    Err(_) => Err(self.error("LONG pickle has negative byte count")),
                }
            }
            op::BINFLOAT => {
                let number = f64::from_be_bytes(self.input.array(vm)?);
                let number = float::new(vm, number)?;
                self.push(number)
            }
            op::SHORT_BINUNICODE => {
                let [count] = self.input.array(vm)?;
                self.load_unicode_bytes(count.into())
            }
            op::BINUNICODE => {
                let count = u32::from_le_bytes(self.input.array(vm)?);
                self.load_unicode_bytes(count as usize)
            }
            op::BINUNICODE8 => {
                let count = self.count8("BINUNICODE")?;
                self.load_unicode_bytes(count)
            }
            op::SHORT_BINBYTES => {
                let [count] = self.input.array(vm)?;
                self.load_bytes(count.into())
            }
            op::BINBYTES => {
                let count = u32::from_le_bytes(self.input.array(vm)?);
                self.load_bytes(count as usize)
            }
            op::BINBYTES8 => {
                let count = self.count8("BINBYTES")?;
                self.load_bytes(count)
            }
            op::BYTEARRAY8 => {
                let count = self.count8("BYTEARRAY8")?;
                let bytes = Buf::from_slice(self.input.take(vm, count)?)?;
                let bytes = PyByteArray::from_buf(vm, bytes)?.into_value();
                self.push(bytes)
            }
            op::EMPTY_TUPLE => {
                let tuple = vm.empty_tuple()?.into_value();
                self.push(tuple)
            }
            op::EMPTY_LIST => self.load_empty_list(),
            op::EMPTY_DICT => self.load_empty_dict(),
            op::EMPTY_SET => self.load_empty_set(),
            op::TUPLE1 => self.load_counted_tuple(1),
            op::TUPLE2 => self.load_counted_tuple(2),
            op::TUPLE3 => self.load_counted_tuple(3),
            op::TUPLE => self.load_tuple(),
            op::MARK => {
                self.fence = self.stack.len();
                Ok(self.marks.push(self.fence)?)
            }
            op::MEMOIZE => {
                let number = self.memo.borrow().len();
                self.memoize(number)
            }
            op::BINPUT => {
                let [number] = self.input.array(vm)?;
                self.memoize(number.into())
            }
            op::LONG_BINPUT => {
                let number = u32::from_le_bytes(self.input.array(vm)?);
                self.memoize(number as usize)
            }
            op::BINGET => {
                let [number] = self.input.array(vm)?;
                self.recall(number.into())
            }
            op::LONG_BINGET => {
                let number = u32::from_le_bytes(self.input.array(vm)?);
                self.recall(number.into())
            }
            op::APPEND => self.load_append(),
            op::APPENDS => self.load_appends(),
            op::SETITEM => self.load_setitem(),
            op::SETITEMS => self.load_setitems(),
            op::ADDITEMS => self.load_additems(),
            op::BUILD => self.load_build(),
            op::REDUCE => self.load_reduce(),
            op::NEWOBJ => self.load_newobj(false),
            op::STACK_GLOBAL => self.load_stack_global(),
            _ => self.step_rare(opcode),
        }
    }

    #[inline(never)]
    fn step_rare(&mut self, opcode: u8) -> PyResult<()> {
        let vm = self.vm;
        match opcode {
            op::NEWOBJ_EX => self.load_newobj(true),
            op::FRAME => self.load_frame(),
            op::PROTO => self.load_proto(),
            op::FROZENSET => self.load_frozenset(),
            op::LIST => self.load_list(),
            op::DICT => self.load_dict(),
            op::OBJ => self.load_obj(),
            op::INST => self.load_inst(),
            op::GLOBAL => self.load_global(),
            op::EXT1 => {
                let [code] = self.input.array(vm)?;
                self.load_extension(code.into())
            }
            op::EXT2 => {
                let code = u16::from_le_bytes(self.input.array(vm)?);
                self.load_extension(code.into())
            }
            op::EXT4 => {
                let code = i32::from_le_bytes(self.input.array(vm)?);
                self.load_extension(code.into())
            }
            op::POP => self.load_pop(),
            op::POP_MARK => {
                let mark = self.pop_mark()?;
                self.stack.truncate(mark);
                Ok(())
            }
            op::DUP => {
                let top = self.top()?.clone();
                self.push(top)
            }
            op::INT => self.load_int(),
            op::LONG => self.load_long(),
            op::FLOAT => self.load_float(),
            op::STRING => self.load_string(),
            op::UNICODE => self.load_unicode(),
            op::SHORT_BINSTRING => {
                let [count] = self.input.array(vm)?;
                self.load_binstring(count.into())
            }
            op::BINSTRING => {
                let count = i32::from_le_bytes(self.input.array(vm)?);
                match usize::try_from(count) {
                    Ok(count) => self.load_binstring(count),
                    Err(_) => Err(self.error("BINSTRING pickle has negative byte count")),
                }
            }
            op::GET => self.load_get(),
            op::PUT => self.load_put(),
            op::PERSID => self.load_persid(),
            op::BINPERSID => {
                let id = self.pop()?;
                self.load_persistent(id)
            }
            op::NEXT_BUFFER => self.load_next_buffer(),
            op::READONLY_BUFFER => self.load_readonly_buffer(),
            other => Err(self.bad_opcode(other)),
        }
    }

    #[cold]
    fn bad_opcode(&self, opcode: u8) -> Raised {
        match opcode {
            0x20..0x7F if opcode != b'\'' && opcode != b'\\' => {
                self.error(format!("invalid load key, '{}'.", opcode as char))
            }
            _ => self.error(format!("invalid load key, '\\x{opcode:02x}'.")),
        }
    }

    #[cold]
    pub(super) fn error(&self, text: impl AsRef<str>) -> Raised {
        self.vm.raise(&UNPICKLING_ERROR, text.as_ref())
    }

    // The stack.

    #[inline(always)]
    pub(super) fn push(&mut self, value: Value) -> PyResult<()> {
        Ok(self.stack.push(value)?)
    }

    #[inline(always)]
    pub(super) fn pop(&mut self) -> PyResult {
        if self.stack.len() <= self.fence {
            return Err(self.underflow());
        }
        self.stack.pop().ok_or(Raised)
    }

    #[cold]
    pub(super) fn underflow(&self) -> Raised {
        self.error(if self.marks.is_empty() { "unpickling stack underflow" } else { "unexpected MARK found" })
    }

    #[inline(always)]
    pub(super) fn top(&self) -> PyResult<&Value> {
        match self.stack.last() {
            Some(top) if self.stack.len() > self.fence => Ok(top),
            _ => Err(self.underflow()),
        }
    }

    /// Takes off the topmost mark.
    #[inline]
    pub(super) fn pop_mark(&mut self) -> PyResult<usize> {
        let Some(mark) = self.marks.pop() else { return Err(self.error("could not find MARK")) };
        self.fence = self.marks.last().copied().unwrap_or(0);
        Ok(mark)
    }

    fn load_pop(&mut self) -> PyResult<()> {
        if self.marks.last() == Some(&self.stack.len()) {
            return self.pop_mark().map(drop);
        }
        self.pop().map(drop)
    }

    // The memo.

    #[inline(always)]
    fn memoize(&mut self, number: usize) -> PyResult<()> {
        let top = self.top()?.clone();
        Ok(self.memo.borrow_mut().insert(number, top)?)
    }

    #[inline(always)]
    fn recall(&mut self, number: u64) -> PyResult<()> {
        let found = usize::try_from(number).ok().and_then(|number| self.memo.borrow().get(number).cloned());
        match found {
            Some(value) => self.push(value),
            None => Err(self.error(format!("Memo value not found at index {number}"))),
        }
    }

    /// The number that a line is, for `GET` and `PUT`.
    fn line_number(&mut self) -> PyResult<isize> {
        let line = self.line(2)?;
        let number = self.parse_int(&line)?;
        self.vm.expect_int_ssize(&number)
    }

    fn load_get(&mut self) -> PyResult<()> {
        match self.line_number()? {
            number @ 0.. => self.recall(number as u64),
            number => Err(self.error(format!("Memo value not found at index {number}"))),
        }
    }

    fn load_put(&mut self) -> PyResult<()> {
        self.top()?;
        match self.line_number()? {
            number @ 0.. => self.memoize(number as usize),
            _ => Err(self.vm.value_error("negative PUT argument")),
        }
    }

    // Sizes, lines, frames.

    /// A size of eight bytes.
    fn count8(&mut self, what: &str) -> PyResult<usize> {
        let count = u64::from_le_bytes(self.input.array(self.vm)?);
        match isize::try_from(count) {
            Ok(count) => Ok(count as usize),
            Err(_) => {
                let most = isize::MAX;
                let text = format!("{what} exceeds system's maximum size of {most} bytes");
                Err(self.vm.overflow_error(text))
            }
        }
    }

    /// A copy of the next line with its end, of at least so many bytes.
    pub(super) fn line(&mut self, least: usize) -> PyResult<Buf<u8>> {
        let line = self.input.line(self.vm)?;
        if line.len() < least {
            return Err(self.error("pickle data was truncated"));
        }
        Ok(Buf::from_slice(line)?)
    }

    fn load_frame(&mut self) -> PyResult<()> {
        let len = u64::from_le_bytes(self.input.array(self.vm)?);
        match isize::try_from(len) {
            Ok(len) => self.input.begin_frame(self.vm, len as usize),
            Err(_) => {
                let text = format!("FRAME length exceeds system's maximum of {} bytes", isize::MAX);
                Err(self.vm.overflow_error(text))
            }
        }
    }

    fn load_proto(&mut self) -> PyResult<()> {
        let [protocol] = self.input.array(self.vm)?;
        if protocol > HIGHEST_PROTOCOL {
            return Err(self.vm.value_error(format!("unsupported pickle protocol: {protocol}")));
        }
        self.protocol.set(protocol);
        Ok(())
    }

    // Numbers.

    fn load_long_bytes(&mut self, count: usize) -> PyResult<()> {
        let vm = self.vm;
        let number = int_bits::from_bytes(vm, self.input.take(vm, count)?, true, true)?;
        self.push(number)
    }

    /// `int(text)`.
    fn parse_int(&self, text: &[u8]) -> PyResult {
        let text = PyStr::from_text(self.vm.heap(), Text::Latin1(text))?;
        self.vm.call(&int::TYPE.to_value(), &[text.into_value()])
    }

    fn load_int(&mut self) -> PyResult<()> {
        let line = self.line(2)?;
        let value = match &*line {
            b"00\n" => Value::FALSE,
            b"01\n" => Value::TRUE,
            line => match self.parse_int(line) {
                Err(_) if self.vm.raised_matches(&exceptions::VALUE_ERROR) => {
                    self.vm.clear_raised();
                    return Err(self.vm.value_error("could not convert string to int"));
                }
                value => value?,
            },
        };
        self.push(value)
    }

    fn load_long(&mut self) -> PyResult<()> {
        let line = self.line(2)?;
        let digits = match &*line {
            [digits @ .., b'L', _] => digits,
            line => line,
        };
        let value = self.parse_int(digits)?;
        self.push(value)
    }

    fn load_float(&mut self) -> PyResult<()> {
        let vm = self.vm;
        let line = self.line(2)?;
        let text = &line[..line.len() - 1];
        let is_plain = |text: &[u8]| !text.iter().any(|byte| byte.is_ascii_whitespace() || *byte == b'_');
        let parse = |text: &[u8]| float_parse::parse(text).ok().filter(|_| is_plain(text));
        let number = match parse(text) {
            Some(number) => number,
            None if (1..text.len()).any(|end| parse(&text[..end]).is_some()) => {
                return Err(vm.value_error("could not convert string to float"));
            }
            None => {
                let text = String::from_utf8_lossy(&line);
                return Err(vm.value_error(format!("could not convert string to float: '{text:.200}'")));
            }
        };
        if number.is_infinite() && text.iter().any(u8::is_ascii_digit) {
            let text = String::from_utf8_lossy(&line);
            return Err(vm.overflow_error(format!("value too large to convert to float: '{text:.200}'")));
        }
        let number = float::new(vm, number)?;
        self.push(number)
    }

    // Strings.

    #[inline(always)]
    fn load_unicode_bytes(&mut self, count: usize) -> PyResult<()> {
        let vm = self.vm;
        let bytes = self.input.take(vm, count)?;
        if bytes.is_ascii() {
            let string = PyStr::from_compact_text(vm.heap(), Text::Ascii(bytes))?;
            return self.push(string.into_value());
        }
        let string = match std::str::from_utf8(bytes) {
            Ok(text) => PyStr::from_utf8(vm.heap(), text)?.into_value(),
            Err(_) => {
                let bytes = vm.new_bytes(bytes)?;
                vm.call_method(&bytes, &names::decode, &[vm.new_str("utf-8")?, vm.new_str("surrogatepass")?])?
            }
        };
        self.push(string)
    }

    fn load_bytes(&mut self, count: usize) -> PyResult<()> {
        let vm = self.vm;
        let bytes = PyBytes::from_slice(vm, self.input.take(vm, count)?)?;
        self.push(bytes.into_value())
    }

    fn load_unicode(&mut self) -> PyResult<()> {
        let vm = self.vm;
        let line = self.line(1)?;
        let bytes = vm.new_bytes(&line[..line.len() - 1])?;
        let string = vm.call_method(&bytes, &names::decode, &[vm.new_str("raw-unicode-escape")?])?;
        self.push(string)
    }

    /// A string of Python 2.
    fn push_decoded(&mut self, bytes: Value) -> PyResult<()> {
        let Settings { encoding, errors, .. } = self.settings;
        if encoding.downcast::<PyStr>().is_some_and(|encoding| encoding.is_text("bytes")) {
            return self.push(bytes);
        }
        let string = self.vm.call_method(&bytes, &names::decode, &[encoding.clone(), errors.clone()])?;
        self.push(string)
    }

    fn load_binstring(&mut self, count: usize) -> PyResult<()> {
        let vm = self.vm;
        let bytes = vm.new_bytes(self.input.take(vm, count)?)?;
        self.push_decoded(bytes)
    }

    fn load_string(&mut self) -> PyResult<()> {
        let vm = self.vm;
        let line = self.line(1)?;
        let inner = match &line[..line.len() - 1] {
            [b'\'', inner @ .., b'\''] | [b'"', inner @ .., b'"'] => inner,
            _ => return Err(self.error("the STRING opcode argument must be quoted")),
        };
        let codecs = import_absolute(vm, "_codecs")?;
        let pair = vm.call_method_str(&codecs, "escape_decode", &[vm.new_bytes(inner)?])?;
        match pair.downcast::<PyTuple>().and_then(|pair| pair.items().first()) {
            Some(bytes) => self.push_decoded(bytes.clone()),
            None => Err(self.error("escape_decode must return a tuple")),
        }
    }

    // Globals.

    pub(super) fn find_class(&self, module: &Value, name: &Value) -> PyResult {
        match &self.settings.finder {
            Some(finder) => self.vm.call_method(finder, &names::find_class, &[module.clone(), name.clone()]),
            None => find_class(self.vm, module, name, self.protocol.get(), self.settings.fix_imports),
        }
    }

    /// The text of the next line, in ASCII or in UTF-8.
    pub(super) fn line_text(&mut self, encoding: &'static str) -> PyResult {
        let vm = self.vm;
        let line = self.line(2)?;
        let bytes = vm.new_bytes(&line[..line.len() - 1])?;
        vm.call_method(&bytes, &names::decode, &[vm.new_str(encoding)?])
    }

    fn load_global(&mut self) -> PyResult<()> {
        let module = self.line_text("utf-8")?;
        let name = self.line_text("utf-8")?;
        let found = self.find_class(&module, &name)?;
        self.push(found)
    }

    fn load_stack_global(&mut self) -> PyResult<()> {
        let name = self.pop()?;
        let module = self.pop()?;
        if name.downcast_exact::<PyStr>().is_none() || module.downcast_exact::<PyStr>().is_none() {
            return Err(self.error("STACK_GLOBAL requires str"));
        }
        let found = self.find_class(&module, &name)?;
        self.push(found)
    }

    fn load_extension(&mut self, code: i64) -> PyResult<()> {
        if code <= 0 {
            return Err(self.error("EXT specifies code <= 0"));
        }
        let state = self.vm.interp().module_states.get::<State>();
        let registries = state.registries(self.vm)?;
        let found = extension(self.vm, registries, code, |module, name| self.find_class(module, name))?;
        self.push(found)
    }

    // What comes from outside.

    fn load_persid(&mut self) -> PyResult<()> {
        let line = self.line(1)?;
        let id = &line[..line.len() - 1];
        if !id.is_ascii() {
            return Err(self.error("persistent IDs in protocol 0 must be ASCII strings"));
        }
        let id = PyStr::from_text(self.vm.heap(), Text::Ascii(id))?.into_value();
        self.load_persistent(id)
    }

    fn load_persistent(&mut self, id: Value) -> PyResult<()> {
        let Some(function) = &self.settings.persistent_load else {
            return Err(no_persistent_load(self.vm));
        };
        let value = self.vm.call(function, &[id])?;
        self.push(value)
    }

    fn load_next_buffer(&mut self) -> PyResult<()> {
        let Some(buffers) = &self.settings.buffers else {
            let text = "pickle stream refers to out-of-band data but no *buffers* argument was given";
            return Err(self.error(text));
        };
        match self.vm.iter_next(buffers)? {
            Some(buffer) => self.push(buffer),
            None => Err(self.error("not enough out-of-band buffers")),
        }
    }

    fn load_readonly_buffer(&mut self) -> PyResult<()> {
        let top = self.top()?.clone();
        let view = PyMemoryView::of_object(self.vm, &top)?;
        if view.view(self.vm)?.readonly {
            return Ok(());
        }
        let readonly = self.vm.call_method_str(view.as_value(), "toreadonly", &[])?;
        drop(self.pop()?);
        self.push(readonly)
    }
}

/// What a persistent id raises where nobody knows what to do with it.
pub fn no_persistent_load(vm: &Thread) -> Raised {
    let text =
        "A load persistent id instruction was encountered, but no persistent_load function was specified.";
    vm.raise(&UNPICKLING_ERROR, text)
}
