//! `code`: a VM's handle on a [`Code`], which it shares with others, with the constants and names as values of the VM, and
//! the translations.

pub mod constant;
pub mod extra;
mod iterators;
mod new;

pub use constant::{from_const, to_const};
pub use iterators::{LINES, POSITIONS};

use super::int;
use super::str::PyStr;
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{GetSetDef, Getter, TypeSpec, getter, method, variadic};
use crate::class::{PyType, flags};
use crate::collections::room::Room;
use crate::error::{PyResult, Raised};
use crate::heap::{NoMemory, Tracer};
use crate::interp::frame::FRAME_WORDS;
use crate::interp::stats;
use crate::interp::translate::{Exec, Form, Refusal, translate};
use crate::object::{Object, Payload, Ref};
use crate::protocol::compare::CompareOp;
use crate::thread::Thread;
use crate::value::{Value, Word};
use crate::value_cell::ValueCell;
use dashu_int::ops::BitTest;
use std::cell::{Cell, OnceCell};
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::ptr;
use std::sync::Arc;
use taipan_compiler::code::{Code, CodeRef, Const, Name, flags as code_flags, kinds};
use taipan_compiler::locations::{self, ExceptionEntry};
use taipan_compiler::marshal::frozen::{Head, Unread};
use taipan_compiler::op::{Opcode, resume};
use taipan_compiler::verify::{NO_SUCH_INSTRUCTION, VerifyError};

#[repr(C)]
pub struct PyCode {
    object: Object,
    /// The translation's first word and the translation, as they lie in a frame; null until it is made.
    start: Cell<*mut u64>,
    exec: Cell<*const Exec>,
    /// Of a frame.
    frame_bytes: usize,
    locals_count: usize,
    /// Takes positional parameters only, and its frame needs nothing but them.
    is_simple: bool,
    makes_generator: bool,
    /// `co_flags`.
    flags: u32,
    /// 0 until a call instruction asks for one.
    version: Cell<u32>,
    owned_exec: OnceCell<Box<Exec>>,
    traced: OnceCell<Box<Exec>>,
    /// Read when the code is run or looked at, if it is of the frozen library.
    code: OnceCell<Arc<Code>>,
    unread: Option<Arc<Unread>>,
    /// Made when the code is run or looked at: most code of a program's modules never is.
    parts: OnceCell<Parts>,
    filename: ValueCell,
    name: Value,
    qualname: Value,
    /// Code that a program has put together is verified before it first runs.
    is_verified: Cell<bool>,
    line_reached: Cell<locations::Reached>,
    /// Foreign code has attached data (`extra`).
    has_extra: Cell<bool>,
    /// For the code, and for those among its constants until these are objects with room of their own.
    code_room: Cell<Room>,
    exec_room: Cell<Room>,
    traced_room: Cell<Room>,
}

/// Constants and names as values of the VM, and the exception table.
struct Parts {
    consts: Box<[Value]>,
    names: Box<[Value]>,
    local_names: Box<[Value]>,
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
    signature: new::SIGNATURE,
    doc: "Create a code object.  Not for the faint of heart.",
    flags: flags::HAS_WEAKREFS,
    slots: Slots {
        repr: Some(repr),
        hash: Some(hash),
        richcompare: Some(richcompare),
        new: Some(new::new),
        ..Slots::NONE
    },
    methods: &[
        method("__sizeof__", "($self, /)", "Size of object in memory, in bytes.", size),
        method("co_lines", "($self, /)", "", iterators::lines),
        method("co_branches", "($self, /)", "", iterators::branches),
        method("co_positions", "($self, /)", "", iterators::positions),
        variadic(
            "replace",
            "($self, /, **changes)",
            "Return a copy of the code object with new values for the specified fields.",
            new::replace,
        ),
        variadic("__replace__", "($self, /, **changes)", "The same as replace().", new::replace),
        method(
            "_varname_from_oparg",
            "($self, /, oparg)",
            "(internal-only) Return the local variable name for the given oparg.",
            new::varname_from_oparg,
        ),
    ],
    getset: &[
        number("co_argcount", |_, own| Ok(int::small(as_code(own).code().argcount.into()))),
        number("co_posonlyargcount", |_, own| Ok(int::small(as_code(own).code().posonlyargcount.into()))),
        number("co_kwonlyargcount", |_, own| Ok(int::small(as_code(own).code().kwonlyargcount.into()))),
        number("co_stacksize", |_, own| Ok(int::small(as_code(own).code().stacksize.into()))),
        number("co_flags", |_, own| Ok(int::small(as_code(own).code().flags.into()))),
        number("co_names", |vm, own| vm.new_tuple(as_code(own).made(vm)?.names())),
        number("co_filename", |_, own| Ok(as_code(own).filename())),
        number("co_name", |_, own| Ok(as_code(own).name())),
        number("co_qualname", |_, own| Ok(as_code(own).qualname())),
        number("co_linetable", |vm, own| vm.new_bytes(&as_code(own).code().linetable)),
        number("co_exceptiontable", |vm, own| vm.new_bytes(&as_code(own).code().exceptiontable)),
        number("co_nlocals", |_, own| Ok(int::small(count_kind(as_code(own).code(), kinds::LOCAL) as i64))),
        number("co_firstlineno", |_, own| Ok(int::small(as_code(own).code().firstlineno.into()))),
        number("co_consts", |vm, own| vm.new_tuple(as_code(own).made(vm)?.consts())),
        getter("co_lnotab", "", new::lnotab),
        getter("_co_code_adaptive", "", |vm, own| vm.new_bytes(&as_code(own).code().code)),
        getter("co_varnames", "", |vm, own| local_names_tuple(vm, as_code(own), kinds::LOCAL)),
        getter("co_cellvars", "", |vm, own| local_names_tuple(vm, as_code(own), kinds::CELL)),
        getter("co_freevars", "", |vm, own| local_names_tuple(vm, as_code(own), kinds::FREE)),
        getter("co_code", "", |vm, own| vm.new_bytes(&as_code(own).code().code)),
    ],
    ..TypeSpec::container::<PyCode>()
});

const fn number(name: &'static str, get: Getter) -> GetSetDef {
    getter(name, "", get).as_member()
}

/// Constants and names are values without references to others, as a rule: code objects are not tracked.
impl Trace for PyCode {
    fn trace(&self, tracer: &mut Tracer) {
        if let Some(parts) = self.parts.get() {
            tracer.visit_all(&parts.consts);
        }
    }
}

fn count_kind(code: &Code, kind: u8) -> usize {
    code.localspluskinds.iter().filter(|own| **own & kind != 0).count()
}

/// The names of the locals of a kind.
fn local_names_tuple(vm: &Thread, code: &PyCode, kind: u8) -> PyResult {
    let all = code.made(vm)?.local_names().iter().zip(&*code.code().localspluskinds);
    let names: Vec<Value> = all.filter(|(_, own)| **own & kind != 0).map(|(name, _)| name.clone()).collect();
    vm.new_tuple(&names)
}

fn as_code(value: &Value) -> &PyCode {
    value.downcast().expect("a code object's slot gets one")
}

impl PyCode {
    /// The handle on code that the compiler has made, or that has been verified.
    pub fn new(vm: &Thread, code: Arc<Code>) -> PyResult<Ref<PyCode>> {
        Self::make(vm, CodeRef::Made(code), true, None)
    }

    /// As [`PyCode::new`], for a constant of the code object `outer`.
    pub fn nested(vm: &Thread, code: &CodeRef, outer: Option<&PyCode>) -> PyResult<Ref<PyCode>> {
        Self::make(vm, code.clone(), true, outer)
    }

    /// The handle on code that a program has put together, with these very constants.
    fn with_consts(vm: &Thread, code: Arc<Code>, consts: &[Value]) -> PyResult<Ref<PyCode>> {
        let own = Self::make(vm, CodeRef::Made(code), false, None)?;
        own.make_parts(vm, consts.into())?;
        Ok(own)
    }

    /// The code object, with its constants and names made.
    pub fn made(&self, vm: &Thread) -> PyResult<&PyCode> {
        if self.parts.get().is_none() {
            vm.check_native_stack("")?;
            let consts = self.code().consts.iter().map(|constant| match constant {
                Const::Code(code) => Ok(Self::nested(vm, code, Some(self))?.into_value()),
                _ => from_const(vm, constant),
            });
            self.make_parts(vm, consts.collect::<PyResult<_>>()?)?;
            if self.unread.is_none() {
                drop(self.code_room.replace(Room::new(own_size(self.code()))?));
            }
        }
        Ok(self)
    }

    fn make_parts(&self, vm: &Thread, consts: Box<[Value]>) -> PyResult<()> {
        let name_values = |names: &[Name]| -> PyResult<Box<[Value]>> {
            names.iter().map(|name| Ok(vm.intern_wtf8(name.as_wtf8())?.into_value())).collect()
        };
        let parts = Parts {
            consts,
            names: name_values(&self.code().names)?,
            local_names: name_values(&self.code().localsplusnames)?,
            handlers: locations::exception_entries(&self.code().exceptiontable).collect(),
        };
        // What ran meanwhile may have made them.
        self.parts.get_or_init(|| parts);
        Ok(())
    }

    fn parts(&self) -> &Parts {
        self.parts.get().expect("code that runs or was `made` has its parts")
    }

    fn make(vm: &Thread, code: CodeRef, is_verified: bool, outer: Option<&PyCode>) -> PyResult<Ref<PyCode>> {
        let code = match vm.interp().config.code_debug_ranges {
            true => code,
            false => {
                let linetable = locations::without_columns(&code);
                CodeRef::Made(Arc::new(Code { linetable, ..Code::clone(&code) }))
            }
        };
        let Head { flags, kwonlyargcount, stacksize, locals_count, name, qualname } = head(&code);
        let locals_count = locals_count as usize;
        let filename = own_filename(&code);
        let filename = match outer.and_then(|outer| outer.filename_if(filename)) {
            Some(filename) => filename,
            None => vm.intern_wtf8(filename.as_wtf8())?.into_value(),
        };
        let name_value = vm.intern_wtf8(name)?.into_value();
        let qualname =
            if name == qualname { name_value.clone() } else { vm.intern_wtf8(qualname)?.into_value() };
        let simple = code_flags::OPTIMIZED | code_flags::NEWLOCALS;
        let not_simple = code_flags::VARARGS | code_flags::VARKEYWORDS;
        let generators = code_flags::GENERATOR | code_flags::COROUTINE | code_flags::ASYNC_GENERATOR;
        let room = match &code {
            CodeRef::Made(code) => Room::new(size_with_nested(code))?,
            CodeRef::Frozen(_) => Room::default(),
        };
        let payload = PyCode {
            object: Object::new(&TYPE),
            exec: Cell::new(ptr::null()),
            start: Cell::new(ptr::null_mut()),
            owned_exec: OnceCell::new(),
            traced: OnceCell::new(),
            parts: OnceCell::new(),
            filename: ValueCell::new(Some(filename)),
            name: name_value,
            qualname,
            is_verified: Cell::new(is_verified),
            line_reached: Cell::default(),
            has_extra: Cell::new(false),
            code_room: Cell::new(room),
            exec_room: Cell::default(),
            traced_room: Cell::default(),
            // A spare temporary, for moving values about.
            frame_bytes: size_of::<Word>() * (locals_count + FRAME_WORDS + stacksize as usize + 1),
            locals_count,
            is_simple: flags & simple == simple && flags & not_simple == 0 && kwonlyargcount == 0,
            makes_generator: flags & generators != 0,
            flags,
            version: Cell::new(0),
            code: OnceCell::new(),
            unread: match &code {
                CodeRef::Made(_) => None,
                CodeRef::Frozen(unread) => Some(unread.clone()),
            },
        };
        if let CodeRef::Made(code) = code {
            payload.code.get_or_init(|| code);
        }
        Ok(vm.heap().allocate(payload)?)
    }

    #[inline(always)]
    pub fn code(&self) -> &Arc<Code> {
        match self.code.get() {
            Some(code) => code,
            None => self.read(),
        }
    }

    #[cold]
    fn read(&self) -> &Arc<Code> {
        self.code.get_or_init(|| match &self.unread {
            Some(unread) => unread.code().clone(),
            None => unreachable!("code that is not of the frozen library is there from the start"),
        })
    }

    /// The file name's value, where it is still the one that the code object was made with, and that is `name`.
    fn filename_if(&self, name: &Name) -> Option<Value> {
        self.code().filename.is(name).then(|| self.filename())
    }

    /// These need [`PyCode::made`], or that the code has been translated.
    pub fn consts(&self) -> &[Value] {
        &self.parts().consts
    }

    pub fn names(&self) -> &[Value] {
        &self.parts().names
    }

    pub fn local_names(&self) -> &[Value] {
        &self.parts().local_names
    }

    pub fn local_name(&self, index: usize) -> &super::str::PyStr {
        self.local_names()[index].downcast().expect("names are strings")
    }

    #[inline(always)]
    pub fn locals_count(&self) -> usize {
        self.locals_count
    }

    #[inline(always)]
    pub fn frame_size(&self) -> usize {
        self.frame_bytes / size_of::<Word>()
    }

    #[inline(always)]
    pub fn frame_bytes(&self) -> usize {
        self.frame_bytes
    }

    #[inline(always)]
    pub fn is_simple(&self) -> bool {
        self.is_simple
    }

    #[inline(always)]
    pub fn makes_generator(&self) -> bool {
        self.makes_generator
    }

    /// `co_flags`.
    #[inline(always)]
    pub fn flags(&self) -> u32 {
        self.flags
    }

    /// By which call instructions know the code: no two have the same one, but for 0, which is none.
    #[inline(always)]
    pub fn version(&self) -> u32 {
        self.version.get()
    }

    pub fn ensure_version(&self, vm: &Thread) -> u32 {
        if self.version.get() == 0 {
            self.version.set(vm.interp().next_code_version());
        }
        self.version.get()
    }

    /// Gives another file name to the code object and those in it: it has been read from a file that was moved.
    pub fn set_filename(&self, vm: &Thread, filename: &Value) -> PyResult<()> {
        vm.check_native_stack("")?;
        self.filename.set(Some(filename.clone()));
        let mut inner = self.made(vm)?.consts().iter().filter_map(Value::downcast::<PyCode>);
        inner.try_for_each(|code| code.set_filename(vm, filename))
    }

    pub fn filename(&self) -> Value {
        self.filename.get().unwrap_or(Value::NONE)
    }

    pub fn name(&self) -> Value {
        self.name.clone()
    }

    pub fn qualname(&self) -> Value {
        self.qualname.clone()
    }

    /// The name, borrowed.
    #[inline(always)]
    pub fn name_word(&self) -> Word {
        self.name.word()
    }

    #[inline(always)]
    pub fn qualname_word(&self) -> Word {
        self.qualname.word()
    }

    /// Whether it is in code of the frozen library.
    pub fn is_of_library(&self) -> bool {
        self.unread.is_some()
    }

    /// The docstring, or `None`.
    pub fn docstring(&self, vm: &Thread) -> PyResult {
        if self.code().flags & code_flags::HAS_DOCSTRING == 0 {
            return Ok(Value::NONE);
        }
        Ok(self.made(vm)?.consts().first().cloned().unwrap_or(Value::NONE))
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
        let form = if vm.counting.get() { Form::Counted } else { Form::Plain };
        self.make_exec(vm, &self.owned_exec, form)?;
        if let Some(exec) = self.owned_exec.get() {
            self.start.set(exec.start());
            self.exec.set(&raw const **exec);
        }
        Ok(())
    }

    #[cold]
    fn make_exec(&self, vm: &Thread, place: &OnceCell<Box<Exec>>, form: Form) -> PyResult<()> {
        if !self.is_verified.get() {
            if let Err(error) = taipan_compiler::verify::verify(self.code()) {
                return Err(self.refuse(vm, &error));
            }
            self.is_verified.set(true);
        }
        let code = self.made(vm)?;
        match translate(code, form, &mut vm.interp().translating.borrow_mut()) {
            Ok(exec) => {
                let room = Room::new(exec.size())?;
                if form == Form::Counted {
                    stats::number_marks(vm, code, &exec);
                }
                if form == Form::Traced { &self.traced_room } else { &self.exec_room }.set(room);
                place.get_or_init(|| Box::new(exec));
                Ok(())
            }
            Err(Refusal::NoMemory) => Err(NoMemory.into()),
            Err(Refusal::TooLarge) => Err(vm.system_error("code object has too many local variables")),
            Err(Refusal::Invalid) => Err(vm.system_error("invalid code object")),
        }
    }

    /// Code that is not what the compiler could make. An opcode without a meaning is told as CPython tells it when it gets
    /// there, also where the code would never get there.
    #[cold]
    fn refuse(&self, vm: &Thread, error: &VerifyError) -> Raised {
        let at = error.offset.filter(|_| error.what == NO_SUCH_INSTRUCTION);
        let opcode = at.and_then(|at| Some((at, *self.code().code.get(at)?)));
        // The offset may be one of a code object among the constants.
        let Some((at, opcode)) = opcode.filter(|(_, opcode)| Opcode::from_u8(*opcode).is_none()) else {
            return vm.system_error(format!("invalid code object: {error}"));
        };
        let (line, filename) = (self.line_at(at / 2).unwrap_or(0), self.filename());
        let filename = filename.downcast::<PyStr>().map(PyStr::to_string_lossy).unwrap_or_default();
        vm.system_error(format!("{filename}:{line}: unknown opcode {opcode}"))
    }

    /// The translation for tracing.
    pub fn traced_exec(&self, vm: &Thread) -> PyResult<*const Exec> {
        if self.traced.get().is_none() {
            self.make_exec(vm, &self.traced, Form::Traced)?;
        }
        Ok(self.traced.get().map_or(ptr::null(), |exec| &raw const **exec))
    }

    pub fn exception_table(&self) -> &[ExceptionEntry] {
        &self.parts().handlers
    }

    /// The handler for an exception raised at a code unit.
    pub fn handler_at(&self, offset: usize) -> Option<&ExceptionEntry> {
        self.handler(self.handler_number(offset)?)
    }

    /// Which of the handlers it is.
    pub fn handler_number(&self, offset: usize) -> Option<usize> {
        // Entries do not overlap and are sorted.
        let after = self.parts().handlers.partition_point(|handler| handler.start <= offset);
        let number = after.checked_sub(1)?;
        (offset < self.handler(number)?.end).then_some(number)
    }

    pub fn handler(&self, number: usize) -> Option<&ExceptionEntry> {
        self.parts().handlers.get(number)
    }

    /// The line of a code unit, if it has one.
    pub fn line_at(&self, offset: usize) -> Option<u32> {
        locations::line_at(self.code(), offset, &self.line_reached)
    }

    /// The instruction at a code unit.
    pub fn opcode_at(&self, offset: usize) -> Option<Opcode> {
        Opcode::from_u8(*self.code().code.get(2 * offset)?)
    }

    /// The code unit behind the instruction at a code unit, and its caches.
    pub fn end_of(&self, offset: usize) -> Option<usize> {
        let units = self.code().code.get(2 * offset..)?;
        taipan_compiler::op::decode(units).next()?.ok().map(|instruction| offset + instruction.end())
    }

    /// The code unit of the first `RESUME`: what comes before belongs to the call.
    pub fn first_traceable(&self) -> usize {
        (0..self.code().code.len() / 2)
            .find(|&offset| self.opcode_at(offset) == Some(Opcode::Resume))
            .unwrap_or(0)
    }

    /// The argument of the `RESUME` behind the `YIELD_VALUE` at a code unit.
    fn resume_argument(&self, offset: usize) -> Option<u32> {
        match self.code().code.get(2 * (offset + 1)..)? {
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
        self.code().localspluskinds[index]
    }

    /// Index of the first free variable.
    pub fn first_free(&self) -> usize {
        let kinds = &self.code().localspluskinds;
        kinds.iter().position(|kind| kind & kinds::FREE != 0).unwrap_or(kinds.len())
    }
}

fn own_filename(code: &CodeRef) -> &Name {
    match code {
        CodeRef::Made(code) => &code.filename,
        CodeRef::Frozen(unread) => &unread.filename,
    }
}

/// What making the object takes.
fn head(code: &CodeRef) -> Head<'_> {
    match code {
        CodeRef::Made(code) => Head {
            flags: code.flags,
            kwonlyargcount: code.kwonlyargcount,
            stacksize: code.stacksize,
            locals_count: code.localsplusnames.len() as u32,
            name: code.name.as_wtf8(),
            qualname: code.qualname.as_wtf8(),
        },
        CodeRef::Frozen(unread) => unread.head,
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
        text(&own.filename()),
        own.code().firstlineno
    ))
}

/// What the system's allocator adds to a block, about, and how many blocks code is in without its names and constants: tables
/// of bytes and of names, and those of the values that are made of them.
const BLOCK: usize = 16;
const BLOCKS: usize = 12;

/// Bytes that code takes, and the values that are made of it when it runs; without the code among its constants.
fn own_size(code: &Code) -> usize {
    let handlers = 4 * code.exceptiontable.len();
    let bytes = code.code.len()
        + code.linetable.len()
        + handlers
        + code.exceptiontable.len()
        + code.localspluskinds.len();
    let names = code.names.iter().chain(&code.localsplusnames);
    let names: usize = names.map(|name| size_of::<Name>() + size_of::<Value>() + name_size(name)).sum();
    let consts: usize = code.consts.iter().map(constant_size).sum();
    size_of::<Code>()
        + BLOCKS * BLOCK
        + bytes
        + names
        + name_size(&code.name)
        + name_size(&code.qualname)
        + consts
}

/// A name that other code of the same text may share.
fn name_size(name: &Name) -> usize {
    2 * BLOCK + size_of::<Name>() + name.as_wtf8().as_bytes().len()
}

fn constant_size(constant: &Const) -> usize {
    size_of::<Const>()
        + size_of::<Value>()
        + match constant {
            Const::Str { text, .. } => name_size(text),
            Const::Bytes(bytes) => 2 * BLOCK + bytes.len(),
            Const::BigInt(int) => 2 * BLOCK + int.bit_len() / 8,
            Const::Tuple(items) | Const::FrozenSet(items) => {
                2 * BLOCK + items.iter().map(constant_size).sum::<usize>()
            }
            _ => 0,
        }
}

/// The same with the code among its constants. Code of the frozen library is everybody's.
fn size_with_nested(code: &Code) -> usize {
    let nested = code.consts.iter().map(|constant| match constant {
        Const::Code(CodeRef::Made(code)) => size_with_nested(code),
        _ => 0,
    });
    own_size(code) + nested.sum::<usize>()
}

fn size(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_code(&args[0]);
    let code = own.code();
    let values = (code.consts.len() + code.names.len() + code.localsplusnames.len()) * size_of::<Value>();
    let bytes = own.code().code.len() + own.code().linetable.len() + own.code().exceptiontable.len();
    int::from_usize(vm, size_of::<PyCode>() + size_of::<Code>() + values + bytes)
}

/// The name, the place, what is executed and what it refers to; not the file.
fn hash(_: &Thread, own: &Value) -> PyResult<i64> {
    let code = as_code(own).code();
    let mut hasher = DefaultHasher::new();
    (&code.name, code.argcount, code.posonlyargcount, code.kwonlyargcount, code.flags, code.firstlineno)
        .hash(&mut hasher);
    (&code.code, &code.linetable, &code.exceptiontable, &code.names, &code.localsplusnames).hash(&mut hasher);
    Ok(crate::text::hash::not_minus_one(hasher.finish() as i64))
}

fn richcompare(vm: &Thread, left: &Value, right: &Value, op: CompareOp) -> PyResult {
    let (Some(a), Some(b)) = (left.downcast::<PyCode>(), right.downcast::<PyCode>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let same = ptr::eq(a, b) || (same_code(a.code(), b.code()) && same_consts(vm, a, b)?);
    Ok(Value::bool(same == (op == CompareOp::Eq)))
}

fn same_code(a: &Code, b: &Code) -> bool {
    a.name == b.name
        && (a.argcount, a.posonlyargcount, a.kwonlyargcount)
            == (b.argcount, b.posonlyargcount, b.kwonlyargcount)
        && (a.flags, a.firstlineno) == (b.flags, b.firstlineno)
        && a.code == b.code
        && a.names == b.names
        && a.localsplusnames == b.localsplusnames
        && a.linetable == b.linetable
        && a.exceptiontable == b.exceptiontable
}

/// Constants are the same if they are of the same type: 1 is not 1.0 or True.
fn same_consts(vm: &Thread, a: &PyCode, b: &PyCode) -> PyResult<bool> {
    let (a, b) = (a.made(vm)?.consts(), b.made(vm)?.consts());
    if a.len() != b.len() {
        return Ok(false);
    }
    for (one, other) in a.iter().zip(b) {
        let same = one.is(other)
            || match (to_const(vm, one)?, to_const(vm, other)?) {
                (Some(one), Some(other)) => one == other,
                _ => false,
            };
        if !same {
            return Ok(false);
        }
    }
    Ok(true)
}
