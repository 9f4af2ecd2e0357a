//! Decompressor objects of `zlib.decompressobj`.

use super::stream::{Stream, code, flush};
use super::{DEF_BUF_SIZE, MAX_WBITS, int_or, next_room, out_of_memory, raise};
use std::cell::{Cell, RefCell};
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{TypeSpec, getter, method};
use taipan_vm::class::{PyType, create};
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::heap::Tracer;
use taipan_vm::object::{Object, Payload};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::value_cell::ValueCell;

#[repr(C)]
pub struct PyDecompress {
    object: Object,
    stream: RefCell<Stream>,
    unused_data: ValueCell,
    unconsumed_tail: ValueCell,
    dictionary: ValueCell,
    eof: Cell<bool>,
    /// `flush()` has come to the end: the stream is gone.
    ended: Cell<bool>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyDecompress {
    const TYPE: &'static PyType = &TYPE;
}

impl Trace for PyDecompress {
    fn trace(&self, tracer: &mut Tracer) {
        self.unused_data.trace(tracer);
        self.unconsumed_tail.trace(tracer);
        self.dictionary.trace(tracer);
    }
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "zlib.Decompress",
    slots: Slots { new: Some(create::no_constructor), ..Slots::NONE },
    methods: &[
        method(
            "decompress",
            "($self, data, /, max_length=0)",
            "Return a bytes object containing the decompressed version of the data.",
            decompress,
        ),
        method(
            "flush",
            "($self, length=zlib.DEF_BUF_SIZE, /)",
            "Return a bytes object containing any remaining decompressed data.",
            finish,
        ),
        method("copy", "($self, /)", "Return a copy of the decompression object.", copy),
        method("__copy__", "($self, /)", "", copy),
        method("__deepcopy__", "($self, memo, /)", "", copy),
    ],
    getset: &[
        getter("unused_data", "", |_, value| Ok(own(value).unused_data.get().unwrap_or(Value::NONE)))
            .as_member(),
        getter("unconsumed_tail", "", |_, value| Ok(own(value).unconsumed_tail.get().unwrap_or(Value::NONE)))
            .as_member(),
        getter("eof", "", |_, value| Ok(Value::bool(own(value).eof.get()))).as_member(),
    ],
    ..TypeSpec::container::<PyDecompress>()
});

fn own(value: &Value) -> &PyDecompress {
    value.downcast().expect("a method of Decompress gets one")
}

fn allocate(vm: &Thread, stream: Stream, dictionary: Option<Value>, from: Option<&PyDecompress>) -> PyResult {
    let empty = || Some(PyBytes::empty().into_value());
    let own = PyDecompress {
        object: Object::new(&TYPE),
        stream: RefCell::new(stream),
        unused_data: ValueCell::new(from.map_or_else(empty, |from| from.unused_data.get())),
        unconsumed_tail: ValueCell::new(from.map_or_else(empty, |from| from.unconsumed_tail.get())),
        dictionary: ValueCell::new(dictionary),
        eof: Cell::new(from.is_some_and(|from| from.eof.get())),
        ended: Cell::new(false),
    };
    let own = vm.heap().allocate(own)?;
    vm.heap().track(own.as_object());
    Ok(own.into_value())
}

/// The stream for an object that decompresses.
pub fn new_stream(vm: &Thread, wbits: i32) -> PyResult<Stream> {
    Stream::inflate(wbits).map_err(|code| match code {
        code::STREAM_ERROR => vm.value_error("Invalid initialization option"),
        code::MEM_ERROR => out_of_memory(vm, "Can't allocate memory for decompression object"),
        code => raise(vm, None, code, "while creating decompression object"),
    })
}

/// Hands the dictionary to the stream.
pub fn set_dictionary(vm: &Thread, stream: &mut Stream, dictionary: &Value) -> PyResult<()> {
    let bytes = vm.bytes_like(dictionary)?;
    match stream.set_dictionary(&bytes) {
        code::OK => Ok(()),
        code => Err(raise(vm, stream.message(), code, "while setting zdict")),
    }
}

pub fn decompressobj(vm: &Thread, args: &[Value]) -> PyResult {
    let wbits = int_or(vm, &args[1], MAX_WBITS)?;
    let dictionary = Some(&args[2]).filter(|dictionary| !dictionary.is_unbound());
    if let Some(dictionary) = dictionary
        && !taipan_vm::buffer::is_exporter(dictionary)
    {
        return Err(vm.type_error("zdict argument must support the buffer protocol"));
    }
    let mut stream = new_stream(vm, wbits)?;
    if let Some(dictionary) = dictionary.filter(|_| wbits < 0) {
        set_dictionary(vm, &mut stream, dictionary)?;
    }
    allocate(vm, stream, dictionary.cloned(), None)
}

impl PyDecompress {
    /// Decompresses until input or room ends. Returns the last code and the input that is left.
    fn run<'a>(
        &self,
        vm: &Thread,
        mut rest: &'a [u8],
        output: &mut Buf<u8>,
        (start, most): (usize, usize),
        finishing: bool,
    ) -> PyResult<(i32, &'a [u8])> {
        if self.eof.get() {
            return Ok((code::STREAM_END, rest));
        }
        let mut stream = self.stream.borrow_mut();
        loop {
            if output.len() >= most {
                return Ok((code::OK, rest));
            }
            let room = next_room(output.len(), start).min(most - output.len());
            let mode = if finishing { flush::FINISH } else { flush::SYNC };
            let step = stream.run(vm, rest, output, room, mode)?;
            rest = rest.get(step.used..).unwrap_or_default();
            match step.code {
                code::OK | code::BUF_ERROR if step.is_full => {}
                code::OK if !rest.is_empty() && step.used > 0 => {}
                code::NEED_DICT => match self.dictionary.get() {
                    Some(dictionary) => set_dictionary(vm, &mut stream, &dictionary)?,
                    None => return Ok((step.code, rest)),
                },
                code => return Ok((code, rest)),
            }
        }
    }

    /// Keeps what has not been used.
    fn keep_rest(&self, vm: &Thread, rest: &[u8], code: i32) -> PyResult<()> {
        let mut tail = rest;
        if code == code::STREAM_END {
            if !rest.is_empty() {
                let old = self.unused_data.get();
                let old = old.as_ref().and_then(Value::downcast::<PyBytes>);
                let mut all = Buf::from_slice(old.map_or(&[][..], PyBytes::as_bytes))?;
                all.extend_from_slice(rest)?;
                self.unused_data.set(Some(vm.finish_bytes(all)?));
            }
            tail = &[];
        }
        self.unconsumed_tail.set(Some(vm.new_bytes(tail)?));
        Ok(())
    }

    fn error(&self, vm: &Thread, code: i32) -> taipan_vm::error::Raised {
        let message = self.stream.borrow().message();
        raise(vm, message, code, "while decompressing data")
    }
}

fn decompress(vm: &Thread, args: &[Value]) -> PyResult {
    let own = own(&args[0]);
    let bytes = vm.bytes_like(&args[1])?;
    let most = if args[2].is_unbound() { 0 } else { vm.size_argument(&args[2])? };
    let most = match usize::try_from(most) {
        Ok(0) => usize::MAX,
        Ok(most) => most,
        Err(_) => return Err(vm.value_error("max_length must be non-negative")),
    };
    if own.ended.get() {
        return Err(raise(vm, None, code::STREAM_ERROR, "while decompressing data"));
    }
    let mut output = Buf::new();
    let (code, rest) = own.run(vm, &bytes, &mut output, (DEF_BUF_SIZE, most), false)?;
    own.keep_rest(vm, rest, code)?;
    match code {
        code::STREAM_END => own.eof.set(true),
        code::OK | code::BUF_ERROR => {}
        code => return Err(own.error(vm, code)),
    }
    vm.finish_bytes(output)
}

fn finish(vm: &Thread, args: &[Value]) -> PyResult {
    let own = own(&args[0]);
    let start = if args[1].is_unbound() { DEF_BUF_SIZE as isize } else { vm.size_argument(&args[1])? };
    let Some(start) = usize::try_from(start).ok().filter(|start| *start > 0) else {
        return Err(vm.value_error("length must be greater than zero"));
    };
    if own.ended.get() {
        return vm.new_bytes(&[]);
    }
    let tail = own.unconsumed_tail.get();
    let bytes = tail.as_ref().and_then(Value::downcast::<PyBytes>).map_or(&[][..], PyBytes::as_bytes);
    let mut output = Buf::new();
    let (code, rest) = own.run(vm, bytes, &mut output, (start, usize::MAX), true)?;
    own.keep_rest(vm, rest, code)?;
    match code {
        code::STREAM_END => {
            own.eof.set(true);
            own.ended.set(true);
            let ended = own.stream.borrow_mut().end();
            if ended != code::OK {
                return Err(raise(vm, None, ended, "while finishing decompression"));
            }
        }
        code::OK | code::BUF_ERROR => {}
        code => return Err(own.error(vm, code)),
    }
    vm.finish_bytes(output)
}

fn copy(vm: &Thread, args: &[Value]) -> PyResult {
    let own = own(&args[0]);
    if own.ended.get() {
        return Err(vm.value_error("Inconsistent stream state"));
    }
    // At the end there is nothing to copy: the stream is not asked any more.
    let copied = if own.eof.get() { Stream::inflate(MAX_WBITS) } else { own.stream.borrow_mut().copy() };
    match copied {
        Ok(stream) => allocate(vm, stream, own.dictionary.get(), Some(own)),
        Err(code::STREAM_ERROR) => Err(vm.value_error("Inconsistent stream state")),
        Err(code::MEM_ERROR) => Err(out_of_memory(vm, "Can't allocate memory for decompression object")),
        Err(code) => Err(raise(vm, None, code, "while copying decompression object")),
    }
}
