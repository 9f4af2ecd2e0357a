//! Code objects from values that were read: what is in them has to be such as a compiler makes.

use std::sync::Arc;
use taipan_compiler::code::{Bytes, Code, Name};
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::code::{PyCode, to_const};
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::error::PyResult;
use taipan_vm::text::builder::to_wtf8;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// The fields of a code object, in the order in which they are written, numbers apart.
pub struct Parts {
    pub argcount: u32,
    pub posonlyargcount: u32,
    pub kwonlyargcount: u32,
    pub stacksize: u32,
    pub flags: u32,
    pub code: Value,
    pub consts: Value,
    pub names: Value,
    pub localsplusnames: Value,
    pub localspluskinds: Value,
    pub filename: Value,
    pub name: Value,
    pub qualname: Value,
    pub firstlineno: i32,
    pub linetable: Value,
    pub exceptiontable: Value,
}

impl Parts {
    /// The code object, if it is sound.
    pub fn into_code(self, vm: &Thread) -> PyResult {
        let bad = || vm.value_error("bad marshal data (invalid code object)");
        let bytes = |value: &Value| -> PyResult<Bytes> {
            Ok(value.downcast::<PyBytes>().ok_or_else(bad)?.as_bytes().to_vec().into())
        };
        let names = |value: &Value| -> PyResult<Box<[Name]>> {
            let names = value.downcast::<PyTuple>().ok_or_else(bad)?;
            names.items().iter().map(|name| name_of(name).ok_or_else(bad)).collect()
        };
        let name = |value: &Value| name_of(value).ok_or_else(bad);
        let consts = self.consts.downcast::<PyTuple>().ok_or_else(bad)?;
        let consts = consts.items().iter().map(|item| to_const(vm, item)?.ok_or_else(bad));
        let code = Code {
            argcount: self.argcount,
            posonlyargcount: self.posonlyargcount,
            kwonlyargcount: self.kwonlyargcount,
            stacksize: self.stacksize,
            flags: self.flags,
            code: bytes(&self.code)?,
            consts: consts.collect::<PyResult<_>>()?,
            names: names(&self.names)?,
            localsplusnames: names(&self.localsplusnames)?,
            localspluskinds: bytes(&self.localspluskinds)?,
            filename: name(&self.filename)?,
            name: name(&self.name)?,
            qualname: name(&self.qualname)?,
            firstlineno: self.firstlineno,
            linetable: bytes(&self.linetable)?,
            exceptiontable: bytes(&self.exceptiontable)?,
        };
        if taipan_compiler::verify::verify(&code).is_err() {
            return Err(bad());
        }
        Ok(PyCode::new(vm, Arc::new(code))?.into_value())
    }
}

fn name_of(value: &Value) -> Option<Name> {
    Some(Name::new(to_wtf8(value.downcast::<PyStr>()?.text())))
}
