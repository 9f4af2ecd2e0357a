//! `BufferedRandom`: reading and writing of a stream that can be positioned.

use super::super::{base, buffered_base};
use super::reader::reading_methods;
use super::writer::writing_methods;
use super::{ATTRIBUTES, PyBuffered, common_methods, own, reader};
use taipan_vm::class::PyType;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{MethodDef, TypeSpec, method, parameters};
use taipan_vm::names;

const SIGNATURE: &str = "(raw, buffer_size=DEFAULT_BUFFER_SIZE)";

static PARAMETERS: MethodDef = parameters("BufferedRandom", SIGNATURE);

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_io.BufferedRandom",
    signature: SIGNATURE,
    doc: "A buffered interface to random access streams.\n\nThe constructor creates a reader and writer for a seekable stream,\nraw, given in the first argument. If the buffer_size is omitted it\ndefaults to DEFAULT_BUFFER_SIZE.",
    base: Some(&buffered_base::TYPE),
    flags: base::FLAGS,
    slots: Slots {
        new: Some(super::new),
        init: Some(|vm, value, args| {
            let checks = [base::check_seekable, base::check_readable, base::check_writable];
            super::init(
                vm,
                value,
                args,
                &PARAMETERS,
                &checks.map(|check| check as super::Check),
                (true, true),
            )
        }),
        repr: Some(super::repr),
        iternext: Some(reader::next),
        finalize: Some(base::finalize),
        ..Slots::NONE
    },
    methods: &METHODS,
    getset: &ATTRIBUTES,
    ..TypeSpec::object::<PyBuffered>()
});

static METHODS: [MethodDef; 21] = {
    let [a, b, c, d, e, f, g, h, i, j, k] = common_methods!();
    let [read, peek, read1, readinto, readinto1, readline, readable] = reading_methods!();
    let [write, flush, writable] = writing_methods!();
    [
        a, b, c, d, e, f, g, h, i, j, k, read, peek, read1, readinto, readinto1, readline, readable, write,
        flush, writable,
    ]
};
