//! `Frame`: an activation of a code object, on the value stack or in a generator.
//!
//! ```text
//! locals: arguments, locals, cells, free variables | Frame | temporaries
//! ^ registers 0..n                                 ^ n     ^ n + FRAME_WORDS..
//! ```
//!
//! A call's arguments lie on top of the caller's temporaries and are the callee's first locals where they lie; below them
//! are `self` or null, if it is no argument, and the callable, which keeps the function alive.
//!
//! Invariants:
//! 1. A local is null (unbound) or owns its value. Which temporaries own values follows from `pc` and the map of the
//!    translation (`interp::translate`).
//! 2. `object`, if set, is the Python-visible frame object, owned by the frame; it points back as long as the frame runs.

use super::instr;
use super::translate::{Entry, Exec};
use crate::builtins::code::PyCode;
use crate::builtins::dict::PyDict;
use crate::builtins::frame::PyFrame;
use crate::builtins::function::PyFunction;
use crate::heap::Tracer;
use crate::object::Ref;
use crate::value::{Value, Word};
use std::cell::Cell;
use std::ptr::{self, NonNull};
use taipan_compiler::code::flags as code_flags;

#[repr(C)]
pub struct Frame {
    /// The frame that called this one; null at the bottom, and for a generator that is not running.
    pub previous: Cell<*mut Frame>,
    /// The instruction that runs, or ran last. One byte before an instruction: the one before it is over, but for the object
    /// that it is giving up.
    pub pc: Cell<*mut u64>,
    pub exec: Cell<*const Exec>,
    code: *const PyCode,
    function: *const PyFunction,
    pub object: Cell<*const PyFrame>,
    /// The namespace of a module's or class's code, owned; null for functions.
    pub namespace: Cell<Word>,
    pub kind: Cell<Kind>,
    pub flags: Cell<u8>,
    /// Written with its neighbours, as one word.
    padding: u16,
    /// CPython's `f_lasti` as an exception handler has set it back, plus 1; 0 for "what `pc` says".
    pub lasti_override: Cell<u32>,
}

/// Words of a frame between locals and temporaries.
pub const FRAME_WORDS: usize = size_of::<Frame>() / size_of::<Word>();

const _: () = assert!(size_of::<Frame>().is_multiple_of(8) && FRAME_WORDS == 8);

/// What becomes of a frame's result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    /// Goes to where the caller's call instruction says.
    Call,
    /// The result must be `None`; the caller gets the instance that the callable's place holds.
    Init,
    /// A property's getter: the result is the attribute that the caller loads.
    Attribute,
    /// A special method: the result is that of the caller's instruction (`interp::operator`).
    Operator,
    /// Leaves the loop: entered from native code.
    Entry,
    /// A generator resumed by `FOR_ITER` or `SEND` of the frame below.
    Generator,
    /// A generator resumed from native code.
    EntryGenerator,
}

pub mod flag {
    /// The function must be released with the frame.
    pub const OWNS_FUNCTION: u8 = 1;
    /// The frame began a new chunk of the value stack.
    pub const NEW_CHUNK: u8 = 2;
    /// The frame lies in a generator object.
    pub const IN_GENERATOR: u8 = 4;
    /// The frame runs the traced translation.
    pub const TRACED: u8 = 8;
    /// The frame's locals are going: it holds its place on the stack, but Python does not see it any more.
    pub const LEAVING: u8 = 16;
    /// Native code takes what the generator yields (`generator::drain`).
    pub const DRAINED: u8 = 32;
}

/// Makes the words of a frame's locals unbound. There are a handful of them: a loop, which the compiler must not make a call of
/// the C library's.
///
/// # Safety
/// `first` begins `count` words of a frame.
#[inline(always)]
pub unsafe fn clear_words(first: *mut Word, count: usize) {
    let clear = |index| {
        // SAFETY: by contract.
        unsafe { first.add(index).write_volatile(Word::NULL) };
    };
    let mut index = 0;
    while index + 2 <= count {
        clear(index);
        clear(index + 1);
        index += 2;
    }
    if index < count {
        clear(index);
    }
}

impl Frame {
    /// Writes a frame behind its locals.
    ///
    /// # Safety
    /// `locals` has room for a whole frame of the function's code, and the locals are initialized.
    #[inline(always)]
    pub unsafe fn init(
        locals: *mut Word,
        code: &PyCode,
        function: &PyFunction,
        previous: *mut Frame,
        kind: Kind,
    ) -> *mut Frame {
        // SAFETY: by contract.
        unsafe {
            let frame = locals.add(code.locals_count()).cast::<Frame>();
            Frame::init_at(frame, code, function, previous, kind, 0);
            frame
        }
    }

    /// As [`Frame::init`], where the caller knows how many locals lie before the frame.
    ///
    /// # Safety
    /// As for [`Frame::init`].
    #[inline(always)]
    pub unsafe fn init_at(
        frame: *mut Frame,
        code: &PyCode,
        function: &PyFunction,
        previous: *mut Frame,
        kind: Kind,
        flags: u8,
    ) {
        // SAFETY: by contract.
        unsafe {
            frame.write(Frame {
                previous: Cell::new(previous),
                pc: Cell::new(code.start()),
                exec: Cell::new(code.exec()),
                code,
                function,
                object: Cell::new(ptr::null()),
                namespace: Cell::new(Word::NULL),
                kind: Cell::new(kind),
                flags: Cell::new(flags),
                padding: 0,
                lasti_override: Cell::new(0),
            });
        }
    }

    #[inline(always)]
    pub fn function(&self) -> &PyFunction {
        // SAFETY: the callable below the frame, or the frame itself, keeps the function alive.
        unsafe { &*self.function }
    }

    #[inline(always)]
    pub fn code(&self) -> &PyCode {
        // SAFETY: a function keeps every code it has had, so that assigning `__code__` does not end a running one.
        unsafe { &*self.code }
    }

    pub fn globals(&self) -> &PyDict {
        self.function().globals()
    }

    pub fn builtins(&self) -> &PyDict {
        self.function().builtins()
    }

    #[inline(always)]
    pub fn exec(&self) -> &Exec {
        // SAFETY: a code object keeps its translations as long as it lives.
        unsafe { &*self.exec.get() }
    }

    #[inline(always)]
    pub fn locals_count(&self) -> usize {
        self.code().locals_count()
    }

    /// The first local.
    #[inline(always)]
    pub fn locals(&self) -> *mut Word {
        // SAFETY: the locals lie before the frame.
        unsafe { ptr::from_ref(self).cast_mut().cast::<Word>().sub(self.locals_count()) }
    }

    /// A register, as instructions name it.
    ///
    /// # Safety
    /// The register is one of the frame's.
    #[inline(always)]
    pub unsafe fn register(&self, register: isize) -> *mut Word {
        // SAFETY: by contract.
        unsafe { ptr::from_ref(self).cast_mut().cast::<Word>().offset(register) }
    }

    /// The local at `index`, null if unbound.
    pub fn local(&self, index: usize) -> &Cell<Word> {
        debug_assert!(index < self.locals_count());
        // SAFETY: invariant 1.
        unsafe { &*self.locals().add(index).cast::<Cell<Word>>() }
    }

    /// Index of the current instruction's first word.
    pub fn word_index(&self) -> usize {
        (self.pc.get().addr() - self.exec().start().addr()) / size_of::<u64>()
    }

    /// As [`Frame::word_index`]; of the next instruction, if the current one is over but for what it gives up.
    fn next_word_index(&self) -> usize {
        (self.pc.get().addr() - self.exec().start().addr()).div_ceil(size_of::<u64>())
    }

    /// Offset of the current instruction in code units.
    pub fn offset(&self) -> usize {
        match self.lasti_override.get() {
            0 => self.exec().entry_at(self.word_index()).offset as usize,
            lasti => lasti as usize - 1,
        }
    }

    /// `f_lasti`: in bytes.
    pub fn lasti(&self) -> usize {
        2 * self.offset()
    }

    pub fn lineno(&self) -> Option<u32> {
        self.code().line_at(self.offset())
    }

    /// Where the values of the stack are, at the current instruction.
    pub fn stack_entries(&self) -> &[Entry] {
        let exec = self.exec();
        exec.stack(exec.entry_at(self.next_word_index()).stack)
    }

    /// The value at a place of the stack, counted from 1 at its top, before the current instruction; nothing for a null.
    pub fn stack_value(&self, from_top: usize) -> Option<Value> {
        let entries = self.stack_entries();
        let word = match entries[entries.len().checked_sub(from_top)?] {
            Entry::Null => return None,
            // SAFETY: the map says that the register owns a value, or null.
            Entry::Temp(register) => unsafe { *self.locals().add(register as usize) },
            Entry::Local(local) => self.local(local as usize).get(),
            Entry::Const(bits) => Word::from_bits(bits),
        };
        // SAFETY: whoever owns the word keeps it while the instruction has not run.
        (!word.is_null()).then(|| unsafe { word.to_value() })
    }

    /// Drops the temporaries that own values at the current instruction.
    ///
    /// # Safety
    /// The frame is leaving: nothing runs in it any more.
    pub unsafe fn drop_temporaries(&self) {
        // An exception in the instruction before the first one (the call itself) has no temporaries.
        // The code keeps the translation, and the callable below the frame, or the frame itself, the code.
        for entry in self.stack_entries().iter().rev() {
            if let Entry::Temp(register) = entry {
                // SAFETY: the map says that the register owns a value, or null.
                unsafe { self.locals().add(*register as usize).replace(Word::NULL).decrement() };
            }
        }
    }

    /// Takes the word out of a register, as instructions name it.
    ///
    /// # Safety
    /// The register is one of the frame's.
    pub unsafe fn take(&self, register: isize) -> Word {
        // SAFETY: by contract.
        unsafe { self.register(register).replace(Word::NULL) }
    }

    /// Drops the locals, the last one first. What that runs sees the caller as the frame below.
    ///
    /// # Safety
    /// The frame is leaving.
    #[inline(always)]
    pub unsafe fn drop_locals(&self) {
        let count = self.locals_count();
        let first = self.locals();
        self.flags.set(self.flags.get() | flag::LEAVING);
        for index in (0..count).rev() {
            // SAFETY: invariant 1; a local is null before its value goes, since that may run code that looks at the frame.
            unsafe { first.add(index).replace(Word::NULL).decrement() };
        }
    }

    /// As [`Frame::drop_locals`], for a frame that goes at once, without an object: locals that others hold too stay where they
    /// are, as words without an owner. False if Python code may have run, which may have asked for the frame's object.
    ///
    /// # Safety
    /// The frame is leaving, and nobody will look at its locals again.
    #[inline(always)]
    #[must_use]
    pub unsafe fn drop_last_locals(&self) -> bool {
        let first = self.locals();
        let mut index = self.locals_count();
        while index > 0 {
            index -= 1;
            // SAFETY: invariant 1; a local that dies is left to those who clear it first, and those before it as well.
            unsafe {
                let word = *first.add(index);
                if !word.is_immediate() && !word.is_null() && !(*word.0).give_up_shared() {
                    self.drop_locals_from(index);
                    return false;
                }
            }
        }
        true
    }

    /// Drops the locals up to `last`; those behind it are no longer owned.
    ///
    /// # Safety
    /// As [`Frame::drop_locals`], and what lies behind `last` has been given up.
    #[inline(never)]
    unsafe fn drop_locals_from(&self, last: usize) {
        // SAFETY: the words belong to nobody.
        unsafe {
            for index in last + 1..self.locals_count() {
                self.locals().add(index).write(Word::NULL);
            }
            self.drop_locals();
        }
    }

    /// The nearest frame from `frame` on that Python sees.
    ///
    /// # Safety
    /// `frame` is null or alive, and so are those below it.
    pub unsafe fn visible<'a>(frame: *mut Frame) -> Option<&'a Frame> {
        // SAFETY: by contract.
        let mut frame = unsafe { frame.as_ref() };
        while let Some(own) = frame.filter(|own| own.flags.get() & flag::LEAVING != 0) {
            // SAFETY: by contract.
            frame = unsafe { own.previous.get().as_ref() };
        }
        frame
    }

    /// `f_back` of a frame that runs.
    pub fn caller(&self) -> Option<&Frame> {
        // SAFETY: the frames below one that is alive are alive.
        unsafe { Frame::visible(self.previous.get()) }
    }

    /// Shows what a frame that is not running owns.
    pub fn trace(&self, tracer: &mut Tracer) {
        for index in 0..self.locals_count() {
            // SAFETY: invariant 1.
            unsafe { tracer.visit_word(self.local(index).get()) };
        }
        for entry in self.stack_entries() {
            if let Entry::Temp(register) = entry {
                // SAFETY: the map says that the register owns a value, or null.
                unsafe { tracer.visit_word(*self.locals().add(*register as usize)) };
            }
        }
        // SAFETY: the namespace is null or owned.
        unsafe { tracer.visit_word(self.namespace.get()) };
    }

    /// The frame object, if one has been made.
    pub fn frame_object(&self) -> Option<&PyFrame> {
        // SAFETY: invariant 2.
        unsafe { self.object.get().as_ref() }
    }

    /// Whether the frame was pushed by a call instruction, and leaving needs nothing but dropping the locals.
    #[inline(always)]
    pub fn is_plain_call(&self) -> bool {
        // `Kind::Call` is 0: one comparison for both, which lie next to each other.
        // SAFETY: the two bytes are initialized.
        let kind_and_flags = unsafe { (&raw const self.kind).cast::<u16>().read_unaligned() };
        kind_and_flags == 0 && self.object.get().is_null()
    }

    /// The namespace of the names that are neither locals nor globals: functions have none, but code that is none of a
    /// function's, and that somebody has made one of, uses the globals.
    pub fn namespace_value(&self) -> Option<Value> {
        let word = self.namespace.get();
        if !word.is_null() {
            // SAFETY: the frame owns its namespace.
            return Some(unsafe { word.to_value() });
        }
        let uses_globals = self.code().code().flags & code_flags::OPTIMIZED == 0;
        uses_globals.then(|| crate::object::to_value(self.globals()))
    }

    /// Whether the frame was entered from native code, and leaving needs nothing but dropping the locals.
    #[inline(always)]
    pub fn is_plain_entry(&self) -> bool {
        self.kind.get() == Kind::Entry
            && self.flags.get() == 0
            && self.object.get().is_null()
            && self.namespace.get().is_null()
    }

    /// Whether the frame was pushed for an attribute or an operator, and leaving needs nothing but dropping the locals and the function.
    #[inline(always)]
    pub fn is_plain_special(&self) -> bool {
        matches!(self.kind.get(), Kind::Attribute | Kind::Operator)
            && self.flags.get() == flag::OWNS_FUNCTION
            && self.object.get().is_null()
    }

    /// The function as a word, which keeps nothing alive.
    #[inline(always)]
    pub fn function_word(&self) -> Word {
        Word(self.function.cast_mut().cast())
    }

    /// Makes the frame keep its function alive itself.
    pub fn own_function(&self, function: &PyFunction) {
        self.take_function(Ref::borrowed(function));
    }

    /// As [`Frame::own_function`], with a reference that is there.
    pub fn take_function(&self, function: Ref<PyFunction>) {
        debug_assert!(ptr::eq(function.as_ptr(), self.function));
        std::mem::forget(function);
        self.flags.set(self.flags.get() | flag::OWNS_FUNCTION);
    }

    pub fn is_generator(&self) -> bool {
        self.flags.get() & flag::IN_GENERATOR != 0
    }

    /// The callable's place below the locals, for a frame that was called by the instruction of `caller`.
    ///
    /// # Safety
    /// `caller` is the frame below, stopped at a call instruction.
    pub unsafe fn callable_place(caller: &Frame) -> *mut Word {
        // SAFETY: by contract.
        unsafe { caller.register(instr::a(*caller.pc.get())) }
    }

    pub fn function_value(&self) -> Value {
        crate::object::to_value(self.function())
    }

    pub fn as_non_null(&self) -> NonNull<Frame> {
        NonNull::from(self)
    }
}
