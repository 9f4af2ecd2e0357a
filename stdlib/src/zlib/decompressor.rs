//! `_ZlibDecompressor`: decompresses what it is fed, as `bz2`'s and `lzma`'s decompressors do, for `gzip` and `zipfile`.

use super::decompress::{new_stream, set_dictionary};
use super::stream::{Stream, code, flush};
use super::{DEF_BUF_SIZE, MAX_WBITS, int_or, next_room, raise};
use std::cell::{Cell, RefCell};
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::exceptions::EOF_ERROR;
use taipan_vm::call::{Args, bind};
use taipan_vm::class::PyType;
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{MethodDef, TypeSpec, getter, method, parameters};
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::heap::Tracer;
use taipan_vm::object::{Object, Payload};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::value_cell::ValueCell;

#[repr(C)]
pub struct PyDecompressor {
    object: Object,
    stream: RefCell<Stream>,
    /// Input that has not been used.
    pending: RefCell<Buf<u8>>,
    unused_data: ValueCell,
    dictionary: ValueCell,
    eof: Cell<bool>,
    needs_input: Cell<bool>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyDecompressor {
    const TYPE: &'static PyType = &TYPE;
}

impl Trace for PyDecompressor {
    fn trace(&self, tracer: &mut Tracer) {
        self.unused_data.trace(tracer);
        self.dictionary.trace(tracer);
    }
}

const SIGNATURE: &str = "(wbits=15, zdict=b'')";

static PARAMETERS: MethodDef = parameters("_ZlibDecompressor", SIGNATURE);

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "zlib._ZlibDecompressor",
    signature: SIGNATURE,
    doc: "Create a decompressor object for decompressing data incrementally.",
    slots: Slots { new: Some(new), ..Slots::NONE },
    methods: &[method(
        "decompress",
        "($self, /, data, max_length=-1)",
        "Decompress *data*, returning uncompressed data as bytes.",
        decompress,
    )],
    getset: &[
        getter("eof", "True if the end-of-stream marker has been reached.", |_, value| {
            Ok(Value::bool(own(value).eof.get()))
        })
        .as_member(),
        getter("unused_data", "Data found after the end of the compressed stream.", |_, value| {
            Ok(own(value).unused_data.get().unwrap_or(Value::NONE))
        })
        .as_member(),
        getter(
            "needs_input",
            "True if more input is needed before more decompressed data can be produced.",
            |_, value| Ok(Value::bool(own(value).needs_input.get())),
        )
        .as_member(),
    ],
    ..TypeSpec::container::<PyDecompressor>()
});

fn own(value: &Value) -> &PyDecompressor {
    value.downcast().expect("a method of _ZlibDecompressor gets one")
}

fn new(vm: &Thread, _: &PyType, args: Args<'_>) -> PyResult {
    bind(vm, &PARAMETERS, args, |args| {
        let wbits = int_or(vm, &args[0], MAX_WBITS)?;
        let dictionary = Some(&args[1]).filter(|dictionary| !dictionary.is_unbound());
        if let Some(dictionary) = dictionary
            && !taipan_vm::buffer::is_exporter(dictionary)
        {
            return Err(vm.type_error("zdict argument must support the buffer protocol"));
        }
        let mut stream = new_stream(vm, wbits)?;
        if let Some(dictionary) = dictionary.filter(|_| wbits < 0) {
            set_dictionary(vm, &mut stream, dictionary)?;
        }
        let own = vm.heap().allocate(PyDecompressor {
            object: Object::new(&TYPE),
            stream: RefCell::new(stream),
            pending: RefCell::default(),
            unused_data: ValueCell::new(Some(PyBytes::empty().into_value())),
            dictionary: ValueCell::new(dictionary.cloned()),
            eof: Cell::new(false),
            needs_input: Cell::new(true),
        })?;
        vm.heap().track(own.as_object());
        Ok(own.into_value())
    })
}

fn decompress(vm: &Thread, args: &[Value]) -> PyResult {
    let own = own(&args[0]);
    let bytes = vm.bytes_like(&args[1])?;
    let most = if args[2].is_unbound() { -1 } else { vm.size_argument(&args[2])? };
    if own.eof.get() {
        return Err(vm.raise(&EOF_ERROR, "End of stream already reached"));
    }
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let mut input = own.pending.take();
    input.extend_from_slice(&bytes)?;
    let mut output = Buf::new();
    let mut rest: &[u8] = &input;
    let mut stream = own.stream.borrow_mut();
    let code = loop {
        if output.len() >= most {
            break code::OK;
        }
        let room = next_room(output.len(), DEF_BUF_SIZE).min(most - output.len());
        let step = stream.run(vm, rest, &mut output, room, flush::SYNC)?;
        rest = rest.get(step.used..).unwrap_or_default();
        match step.code {
            code::OK | code::BUF_ERROR if step.is_full => {}
            code::OK if !rest.is_empty() && step.used > 0 => {}
            code::NEED_DICT => match own.dictionary.get() {
                Some(dictionary) => set_dictionary(vm, &mut stream, &dictionary)?,
                None => break step.code,
            },
            code => break code,
        }
    };
    match code {
        code::STREAM_END => {
            own.eof.set(true);
            own.needs_input.set(false);
            own.unused_data.set(Some(vm.new_bytes(rest)?));
        }
        code::OK | code::BUF_ERROR => {
            own.needs_input.set(rest.is_empty());
            let rest = Buf::from_slice(rest)?;
            drop(own.pending.replace(rest));
        }
        code => return Err(raise(vm, stream.message(), code, "while decompressing data")),
    }
    vm.finish_bytes(output)
}
