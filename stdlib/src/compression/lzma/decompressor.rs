//! `LZMADecompressor`.

use super::filters;
use super::{
    CHECK_NONE, CHECK_UNKNOWN, FORMAT_ALONE, FORMAT_AUTO, FORMAT_RAW, FORMAT_XZ, Failure, fail, step,
};
use crate::compression::{Pace, Run, run};
use liblzma::stream::{Action, Error, Stream};
use std::cell::{Cell, RefCell};
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::exceptions::EOF_ERROR;
use taipan_vm::builtins::int;
use taipan_vm::call::{Args, bind};
use taipan_vm::class::PyType;
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{MethodDef, TypeSpec, getter, method, parameters};
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::heap::Tracer;
use taipan_vm::object::{Object, Payload};
use taipan_vm::protocol::argument::given;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::value_cell::ValueCell;

/// What files of the format `.xz` begin with; the check's number follows after a null byte.
const MAGIC: &[u8] = b"\xFD7zXZ\0";

const PACE: Pace = Pace { piece: 1 << 16, cost: 1 << 10 };

#[repr(C)]
pub struct PyDecompressor {
    object: Object,
    /// Gone after an error.
    stream: RefCell<Option<Stream>>,
    /// The first bytes, as far as the check is not known.
    head: RefCell<Vec<u8>>,
    check: Cell<i32>,
    pending: RefCell<Buf<u8>>,
    unused_data: ValueCell,
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
    }
}

const SIGNATURE: &str = "(format=FORMAT_AUTO, memlimit=None, filters=None)";

static PARAMETERS: MethodDef = parameters("LZMADecompressor", SIGNATURE);

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_lzma.LZMADecompressor",
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
        getter("check", "ID of the integrity check used by the input stream.", |_, value| {
            Ok(int::small(own(value).check.get().into()))
        })
        .as_member(),
        getter("eof", "True if the end-of-stream marker has been reached.", |_, value| {
            Ok(Value::bool(own(value).eof.get()))
        })
        .as_member(),
        getter(
            "needs_input",
            "True if more input is needed before more decompressed data can be produced.",
            |_, value| Ok(Value::bool(own(value).needs_input.get())),
        )
        .as_member(),
        getter("unused_data", "Data found after the end of the compressed stream.", |_, value| {
            Ok(own(value).unused_data.get().unwrap_or(Value::NONE))
        })
        .as_member(),
    ],
    ..TypeSpec::container::<PyDecompressor>()
});

fn own(value: &Value) -> &PyDecompressor {
    value.downcast().expect("a method of LZMADecompressor gets one")
}

fn new(vm: &Thread, _: &PyType, args: Args<'_>) -> PyResult {
    bind(vm, &PARAMETERS, args, |args| {
        let format = if args[0].is_unbound() { FORMAT_AUTO } else { vm.c_int_argument(&args[0])? };
        let limit = match given(&args[1]) {
            Some(_) if format == FORMAT_RAW => {
                return Err(vm.value_error("Cannot specify memory limit with FORMAT_RAW"));
            }
            Some(limit) => vm.expect_i64(limit)? as u64,
            None => u64::MAX,
        };
        if format == FORMAT_RAW && given(&args[2]).is_none() {
            return Err(vm.value_error("Must specify filters for FORMAT_RAW"));
        }
        if format != FORMAT_RAW && given(&args[2]).is_some() {
            return Err(vm.value_error("Cannot specify filters except with FORMAT_RAW"));
        }
        let made = match format {
            FORMAT_AUTO => Stream::new_auto_decoder(limit, 0),
            FORMAT_XZ => Stream::new_stream_decoder(limit, 0),
            FORMAT_ALONE => Stream::new_lzma_decoder(limit),
            FORMAT_RAW => {
                let specs = filters::optional_chain(vm, &args[2])?.unwrap_or_default();
                filters::chain(&specs).and_then(|chain| Stream::new_raw_decoder(&chain))
            }
            _ => return Err(vm.value_error(format!("Invalid container format: {format}"))),
        };
        let stream = made.map_err(|error| fail(vm, Failure::Library(error)))?;
        let has_check = matches!(format, FORMAT_AUTO | FORMAT_XZ);
        let own = vm.heap().allocate(PyDecompressor {
            object: Object::new(&TYPE),
            stream: RefCell::new(Some(stream)),
            head: RefCell::default(),
            check: Cell::new(if has_check { CHECK_UNKNOWN } else { CHECK_NONE }),
            pending: RefCell::default(),
            unused_data: ValueCell::new(Some(PyBytes::empty().into_value())),
            eof: Cell::new(false),
            needs_input: Cell::new(true),
        })?;
        vm.heap().track(own.as_object());
        Ok(own.into_value())
    })
}

impl PyDecompressor {
    /// Learns from the header which check there is.
    fn look_for_check(&self, data: &[u8]) {
        const LENGTH: usize = MAGIC.len() + 2;
        if self.check.get() != CHECK_UNKNOWN {
            return;
        }
        let mut head = self.head.borrow_mut();
        let missing = LENGTH.saturating_sub(head.len()).min(data.len());
        head.extend_from_slice(&data[..missing]);
        if head.len() == LENGTH {
            let check = if head.starts_with(MAGIC) { i32::from(head[LENGTH - 1] & 15) } else { CHECK_NONE };
            self.check.set(check);
        }
    }
}

fn decompress(vm: &Thread, args: &[Value]) -> PyResult {
    let own = own(&args[0]);
    let data = vm.bytes_like(&args[1])?;
    let most = if args[2].is_unbound() { -1 } else { vm.size_argument(&args[2])? };
    if own.eof.get() {
        return Err(vm.raise(&EOF_ERROR, "Already at end of stream"));
    }
    let Some(mut stream) = own.stream.take() else {
        return Err(fail(vm, Failure::Library(Error::Program)));
    };
    let mut input = own.pending.take();
    input.extend_from_slice(&data)?;
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let result = run(vm, PACE, &input, most, |input, output| step(&mut stream, input, output, Action::Run));
    let Run { output, used, has_ended } = match result {
        Ok(run) => run,
        Err(failure) => {
            own.needs_input.set(false);
            return Err(fail(vm, failure));
        }
    };
    own.look_for_check(&input[..used]);
    drop(own.stream.replace(Some(stream)));
    let rest = &input[used..];
    if has_ended {
        own.eof.set(true);
        own.needs_input.set(false);
        if !rest.is_empty() {
            own.unused_data.set(Some(vm.new_bytes(rest)?));
        }
    } else {
        own.needs_input.set(rest.is_empty() && output.len() < most);
        let rest = Buf::from_slice(rest)?;
        drop(own.pending.replace(rest));
    }
    vm.finish_bytes(output)
}
