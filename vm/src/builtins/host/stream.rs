//! `host_stream`: a text stream whose output goes to the host, as `sys.stdout` and `sys.stderr` of an embedded VM.

use crate::builtins::exceptions;
use crate::builtins::str::PyStr;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, getter, method};
use crate::class::{PyType, flags};
use crate::error::PyResult;
use crate::object::{Object, Payload, Ref};
use crate::thread::Thread;
use crate::value::Value;
use std::rc::Rc;

/// Takes text that is written.
pub type HostWrite = dyn Fn(&Thread, &PyStr) -> PyResult<()>;

#[repr(C)]
pub struct PyHostStream {
    object: Object,
    name: &'static str,
    write: Rc<HostWrite>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyHostStream {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "host_stream",
    doc: "A text stream that ends in the program that runs this virtual machine.",
    flags: flags::HAS_WEAKREFS,
    slots: Slots { repr: Some(repr), ..Slots::NONE },
    methods: &[
        method("write", "($self, text, /)", "Write string to stream.", write),
        method("writelines", "($self, lines, /)", "Write a list of lines to stream.", writelines),
        method("flush", "($self, /)", "Does nothing: all is written at once.", |_, _| Ok(Value::NONE)),
        method("close", "($self, /)", "Does nothing: the stream is the host's.", |_, _| Ok(Value::NONE)),
        method("isatty", "($self, /)", "Return False.", |_, _| Ok(Value::FALSE)),
        method("readable", "($self, /)", "Return False.", |_, _| Ok(Value::FALSE)),
        method("seekable", "($self, /)", "Return False.", |_, _| Ok(Value::FALSE)),
        method("writable", "($self, /)", "Return True.", |_, _| Ok(Value::TRUE)),
        method("fileno", "($self, /)", "There is no file descriptor.", |vm, _| {
            Err(vm.raise(&exceptions::OS_ERROR, "fileno"))
        }),
    ],
    getset: &[
        getter("name", "", |vm, own| vm.new_str(as_stream(own).name)),
        getter("mode", "", |vm, _| vm.new_str("w")),
        getter("encoding", "", |vm, _| vm.new_str("utf-8")),
        getter("errors", "", |vm, _| vm.new_str("surrogateescape")),
        getter("newlines", "", |_, _| Ok(Value::NONE)),
        getter("closed", "", |_, _| Ok(Value::FALSE)),
        getter("line_buffering", "", |_, _| Ok(Value::TRUE)),
    ],
    ..TypeSpec::leaf::<PyHostStream>()
});

fn as_stream(value: &Value) -> &PyHostStream {
    value.downcast().expect("a host stream's slot gets one")
}

impl PyHostStream {
    /// The stream called `name` (`"<stdout>"`), which hands what is written to `write`.
    pub fn new(vm: &Thread, name: &'static str, write: Rc<HostWrite>) -> PyResult<Ref<PyHostStream>> {
        Ok(vm.heap().allocate(PyHostStream { object: Object::new(&TYPE), name, write })?)
    }
}

fn write_value(vm: &Thread, own: &Value, text: &Value) -> PyResult<usize> {
    let Some(text) = text.downcast::<PyStr>() else {
        let name = text.ty().name();
        return Err(vm.type_error(format!("write() argument must be str, not {name:.50}")));
    };
    let write = as_stream(own).write.clone();
    write(vm, text)?;
    Ok(text.len())
}

fn write(vm: &Thread, args: &[Value]) -> PyResult {
    let length = write_value(vm, &args[0], &args[1])?;
    crate::builtins::int::from_usize(vm, length)
}

fn writelines(vm: &Thread, args: &[Value]) -> PyResult {
    vm.for_each(&args[1], |line| write_value(vm, &args[0], &line).map(drop))?;
    Ok(Value::NONE)
}

fn repr(vm: &Thread, own: &Value) -> PyResult {
    vm.new_str(&format!("<host_stream name='{}' mode='w' encoding='utf-8'>", as_stream(own).name))
}
