//! `code`: a VM's handle on a [`Code`], which it shares with others, with the constants and names as values of the VM, and
//! the translations.

use crate::class::PyType;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, getter};
use crate::error::PyResult;
use crate::heap::NoMemory;
use crate::interp::frame::FRAME_WORDS;
use crate::interp::translate::{Exec, Refusal, translate};
use crate::number::complex::Complex;
use crate::object::{Object, Payload, Ref};
use crate::thread::Thread;
use crate::value::Value;
use std::cell::{Cell, OnceCell};
use std::ptr;
use std::sync::Arc;
use taipan_compiler::code::{Code, Const, flags, kinds};
use taipan_compiler::locations::{self, ExceptionEntry};
use taipan_compiler::op::{Opcode, resume};

#[repr(C)]
pub struct PyCode {
    object: Object,
    /// The translation and its first word; null until it is made.
    exec: Cell<*const Exec>,
    start: Cell<*mut u64>,
    /// Words of a frame.
    frame_size: usize,
    locals_count: usize,
    /// Takes positional parameters only, and its frame needs nothing but them.
    is_simple: bool,
    makes_generator: bool,
    owned_exec: OnceCell<Box<Exec>>,
    traced: OnceCell<Box<Exec>>,
    code: Arc<Code>,
    consts: Box<[Value]>,
    names: Box<[Value]>,
    local_names: Box<[Value]>,
    filename: Value,
    name: Value,
    qualname: Value,
    handlers: Box<[ExceptionEntry]>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyCode {
    const TYPE: &'static PyType = &TYPE;

    fn matches(ty: &PyType) -> bool {
        ptr::eq(ty, &TYPE)
    }
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "code",
    slots: Slots { repr: Some(repr), ..Slots::NONE },
    getset: &[
        getter("co_name", "", |_, code| Ok(as_code(code).name())).as_member(),
        getter("co_filename", "", |_, code| Ok(as_code(code).filename())).as_member(),
    ],
    ..TypeSpec::leaf::<PyCode>()
});

fn as_code(value: &Value) -> &PyCode {
    value.downcast().expect("a code object's slot gets one")
}

impl PyCode {
    pub fn new(vm: &Thread, code: Arc<Code>) -> PyResult<Ref<PyCode>> {
        vm.check_native_stack("")?;
        let name_values = |names: &[taipan_compiler::code::Name]| -> PyResult<Box<[Value]>> {
            names.iter().map(|name| Ok(vm.intern_wtf8(name.as_wtf8())?.into_value())).collect()
        };
        let consts = code
            .consts
            .iter()
            .map(|constant| from_const(vm, constant))
            .collect::<PyResult<Box<[Value]>>>()?;
        let locals_count = code.localsplusnames.len();
        let simple = flags::OPTIMIZED | flags::NEWLOCALS;
        let not_simple = flags::VARARGS | flags::VARKEYWORDS;
        let generators = flags::GENERATOR | flags::COROUTINE | flags::ASYNC_GENERATOR;
        let payload = PyCode {
            object: Object::new(&TYPE),
            exec: Cell::new(ptr::null()),
            start: Cell::new(ptr::null_mut()),
            owned_exec: OnceCell::new(),
            traced: OnceCell::new(),
            names: name_values(&code.names)?,
            local_names: name_values(&code.localsplusnames)?,
            filename: vm.intern_wtf8(code.filename.as_wtf8())?.into_value(),
            name: vm.intern_wtf8(code.name.as_wtf8())?.into_value(),
            qualname: vm.intern_wtf8(code.qualname.as_wtf8())?.into_value(),
            consts,
            // A spare temporary, for moving values about.
            frame_size: locals_count + FRAME_WORDS + code.stacksize as usize + 1,
            locals_count,
            is_simple: code.flags & simple == simple
                && code.flags & not_simple == 0
                && code.kwonlyargcount == 0,
            makes_generator: code.flags & generators != 0,
            handlers: locations::exception_entries(&code.exceptiontable).collect(),
            code,
        };
        Ok(vm.heap().allocate(payload)?)
    }

    #[inline(always)]
    pub fn code(&self) -> &Arc<Code> {
        &self.code
    }

    pub fn consts(&self) -> &[Value] {
        &self.consts
    }

    pub fn names(&self) -> &[Value] {
        &self.names
    }

    pub fn local_names(&self) -> &[Value] {
        &self.local_names
    }

    pub fn local_name(&self, index: usize) -> &super::str::PyStr {
        self.local_names[index].downcast().expect("names are strings")
    }

    #[inline(always)]
    pub fn locals_count(&self) -> usize {
        self.locals_count
    }

    #[inline(always)]
    pub fn frame_size(&self) -> usize {
        self.frame_size
    }

    #[inline(always)]
    pub fn is_simple(&self) -> bool {
        self.is_simple
    }

    #[inline(always)]
    pub fn makes_generator(&self) -> bool {
        self.makes_generator
    }

    pub fn filename(&self) -> Value {
        self.filename.clone()
    }

    pub fn name(&self) -> Value {
        self.name.clone()
    }

    pub fn qualname(&self) -> Value {
        self.qualname.clone()
    }

    pub fn docstring(&self) -> Option<Value> {
        if self.code.flags & flags::HAS_DOCSTRING != 0 { self.consts.first().cloned() } else { None }
    }

    /// The translation for running; `ensure_exec` has made it.
    #[inline(always)]
    pub fn exec(&self) -> *const Exec {
        self.exec.get()
    }

    /// The translation's first word.
    #[inline(always)]
    pub fn start(&self) -> *mut u64 {
        self.start.get()
    }

    /// Translates the code, if it has not been.
    #[inline(always)]
    pub fn ensure_exec(&self, vm: &Thread) -> PyResult<()> {
        if self.exec.get().is_null() { self.make_own_exec(vm) } else { Ok(()) }
    }

    #[cold]
    fn make_own_exec(&self, vm: &Thread) -> PyResult<()> {
        self.make_exec(vm, &self.owned_exec, false)?;
        if let Some(exec) = self.owned_exec.get() {
            self.start.set(exec.start());
            self.exec.set(&raw const **exec);
        }
        Ok(())
    }

    #[cold]
    fn make_exec(&self, vm: &Thread, place: &OnceCell<Box<Exec>>, traced: bool) -> PyResult<()> {
        match translate(self, traced) {
            Ok(exec) => {
                place.get_or_init(|| Box::new(exec));
                Ok(())
            }
            Err(Refusal::NoMemory) => Err(NoMemory.into()),
            Err(Refusal::TooLarge) => Err(vm.system_error("code object has too many local variables")),
            Err(Refusal::Invalid) => Err(vm.system_error("invalid code object")),
        }
    }

    /// The translation for tracing.
    pub fn traced_exec(&self, vm: &Thread) -> PyResult<*const Exec> {
        if self.traced.get().is_none() {
            self.make_exec(vm, &self.traced, true)?;
        }
        Ok(self.traced.get().map_or(ptr::null(), |exec| &raw const **exec))
    }

    pub fn exception_table(&self) -> &[ExceptionEntry] {
        &self.handlers
    }

    /// The handler for an exception raised at a code unit.
    pub fn handler_at(&self, offset: usize) -> Option<&ExceptionEntry> {
        // Entries do not overlap and are sorted.
        let after = self.handlers.partition_point(|handler| handler.start <= offset);
        let handler = self.handlers.get(after.checked_sub(1)?)?;
        (offset < handler.end).then_some(handler)
    }

    /// The line of a code unit, if it has one.
    pub fn line_at(&self, offset: usize) -> Option<u32> {
        locations::position_at(&self.code, offset)?.line
    }

    /// The instruction at a code unit.
    pub fn opcode_at(&self, offset: usize) -> Option<Opcode> {
        Opcode::from_u8(*self.code.code.get(2 * offset)?)
    }

    /// The code unit of the first `RESUME`: what comes before belongs to the call.
    pub fn first_traceable(&self) -> usize {
        (0..self.code.code.len() / 2)
            .find(|&offset| self.opcode_at(offset) == Some(Opcode::Resume))
            .unwrap_or(0)
    }

    /// The argument of the `RESUME` behind the `YIELD_VALUE` at a code unit.
    fn resume_argument(&self, offset: usize) -> Option<u32> {
        match self.code.code.get(2 * (offset + 1)..)? {
            [number, argument, ..] if *number == Opcode::Resume as u8 => Some(u32::from(*argument)),
            _ => None,
        }
    }

    /// Whether the `YIELD_VALUE` at a code unit passes on what a `yield from` or `await` gets.
    pub fn is_delegating(&self, offset: usize) -> bool {
        self.resume_argument(offset)
            .is_some_and(|argument| argument & resume::LOCATION_MASK >= resume::AFTER_YIELD_FROM)
    }

    /// Whether no handler but the generator's own one protects the `YIELD_VALUE` at a code unit.
    pub fn is_unprotected_yield(&self, offset: usize) -> bool {
        self.resume_argument(offset).is_some_and(|argument| argument & resume::EXCEPT_DEPTH1 != 0)
    }

    /// What a local is: one of `compiler::code::kinds`' combinations.
    pub fn kind(&self, index: usize) -> u8 {
        self.code.localspluskinds[index]
    }

    /// Index of the first free variable.
    pub fn first_free(&self) -> usize {
        let kinds = &self.code.localspluskinds;
        kinds.iter().position(|kind| kind & kinds::FREE != 0).unwrap_or(kinds.len())
    }
}

/// A constant as a value of this VM.
pub fn from_const(vm: &Thread, constant: &Const) -> PyResult {
    vm.check_native_stack("")?;
    let items =
        |items: &[Const]| -> PyResult<Vec<Value>> { items.iter().map(|item| from_const(vm, item)).collect() };
    match constant {
        Const::None => Ok(Value::NONE),
        Const::True => Ok(Value::TRUE),
        Const::False => Ok(Value::FALSE),
        Const::Ellipsis => Ok(Value::ELLIPSIS),
        Const::Int(int) => super::int::from_i64(vm, *int),
        Const::BigInt(int) => super::int::from_big(vm, (**int).clone()),
        Const::Float(float) => super::float::new(vm, *float),
        Const::Str { text, interned: true } => Ok(vm.intern_wtf8(text.as_wtf8())?.into_value()),
        Const::Str { text, interned: false } => Ok(vm.new_wtf8(text.as_wtf8())?.into_value()),
        Const::Tuple(parts) => Ok(super::tuple::PyTuple::from_vec(vm, items(parts)?)?.into_value()),
        Const::Slice(parts) => {
            let mut parts = items(&parts[..])?.into_iter();
            let mut next = || parts.next().unwrap_or(Value::NONE);
            Ok(super::slice::PySlice::new(vm, next(), next(), next())?.into_value())
        }
        Const::Code(code) => Ok(PyCode::new(vm, code.clone())?.into_value()),
        Const::FrozenSet(parts) => Ok(super::set::PySet::new_frozen(vm, &items(parts)?)?.into_value()),
        Const::Complex(real, imag) => super::complex::make(vm, Complex::new(*real, *imag)),
        Const::Bytes(bytes) => vm.new_bytes(bytes),
    }
}

fn repr(vm: &Thread, code: &Value) -> PyResult {
    let own = as_code(code);
    let text = |value: &Value| {
        value.downcast::<super::str::PyStr>().map(super::str::PyStr::to_string_lossy).unwrap_or_default()
    };
    vm.new_str(&format!(
        "<code object {} at {:#x}, file \"{}\", line {}>",
        text(&own.name),
        code.id(),
        text(&own.filename),
        own.code.firstlineno
    ))
}
