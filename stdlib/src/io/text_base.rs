//! `_TextIOBase`: what text streams have in common, which is not much.

use super::unsupported;
use taipan_vm::class::PyType;
use taipan_vm::class::spec::{TypeSpec, getter, method, variadic};
use taipan_vm::value::Value;

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_io._TextIOBase",
    doc: "Base class for text I/O.\n\nText streams read and write strings, by characters and lines.",
    base: Some(&super::base::TYPE),
    flags: super::base::FLAGS,

    methods: &[
        method(
            "detach",
            "($self, /)",
            "Separate the underlying buffer from the TextIOBase and return it.",
            |vm, _| Err(unsupported(vm, "detach")),
        ),
        variadic("read", "($self, size=-1, /)", "Read at most size characters from stream.", |vm, _| {
            Err(unsupported(vm, "read"))
        }),
        variadic("readline", "($self, size=-1, /)", "Read until newline or EOF.", |vm, _| {
            Err(unsupported(vm, "readline"))
        }),
        method("write", "($self, s, /)", "Write string s to stream.", |vm, args| {
            vm.str_argument(&args[1], "write", taipan_vm::protocol::argument::Which::At(1))?;
            Err(unsupported(vm, "write"))
        }),
    ],
    getset: &[
        getter("encoding", "Encoding of the text stream.", |_, _| Ok(Value::NONE)),
        getter("newlines", "Line endings translated so far.", |_, _| Ok(Value::NONE)),
        getter("errors", "The error setting of the decoder or encoder.", |_, _| Ok(Value::NONE)),
    ],
    ..TypeSpec::bare()
});
