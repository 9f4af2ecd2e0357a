//! Calls: from instructions, which push frames, and from native code, which enters the loop.
//!
//! A call instruction owns the words of the callable, of `self` and of the arguments; whatever happens, they are given up:
//! moved into the callee's frame, or dropped.

use super::bind::{Given, bind, bind_in_place, fill_defaults, pack_in_place, write_defaults};
use super::exact::exact;
use super::exec;
use super::frame::{Frame, Kind, clear_words, flag};
use super::instr;
use super::keywords;
use super::monitor;
use super::run::run;
use super::specialize;
use super::stack::Mark;
use super::stats;
use super::tick;
use super::trace;
use crate::builtins::code::PyCode;
use crate::builtins::descriptors::PyMethodDescr;
use crate::builtins::dict::PyDict;
use crate::builtins::function::PyFunction;
use crate::builtins::function::builtin::{PyBuiltin, native_of};
use crate::builtins::generator::PyGenerator;
use crate::builtins::list::PyList;
use crate::builtins::method::PyMethod;
use crate::builtins::module::PyModule;
use crate::builtins::str::PyStr;
use crate::builtins::tuple::PyTuple;
use crate::builtins::{exceptions, object, range, type_};
use crate::call::{self, Args};
use crate::class::lookup::lookup;
use crate::class::slots::{Call, New};
use crate::class::spec::MethodDef;
use crate::class::{PyType, create, flags as type_flags, special};
use crate::error::{PyResult, Raised};
use crate::heap::NoMemory;
use crate::names;
use crate::object::Ref;
use crate::thread::Thread;
use crate::value::{Value, Word};
use crate::value_buf::Few;
use smallvec::SmallVec;
use std::ptr;

/// What a call has led to.
pub enum Called {
    /// A frame to go on in; it is the thread's innermost.
    Frame(*mut Frame),
    Value(Value),
}

/// Words before the locals of a frame that began a new chunk: the mark to go back to.
const MARK_WORDS: usize = size_of::<Mark>() / size_of::<Word>();

/// Whether a frame of `code` may begin at `locals`, in the current chunk and within the recursion limit. Never while tracing:
/// then calls take the slow path. Nor from a generator: its frame lies in an object, which may have any address, below the
/// chunk's end too.
#[inline(always)]
pub fn has_room(vm: &Thread, locals: *mut Word, code: &PyCode) -> bool {
    let room = vm.call_limit.get().addr().wrapping_sub(locals.addr());
    room <= vm.call_span.get() && room >= code.frame_bytes() && vm.depth.get() < vm.recursion_limit.get()
}

/// Where the frame that is called next may begin: behind the innermost frame on the stack.
#[inline(always)]
pub fn stack_top(vm: &Thread) -> *mut Word {
    let mut frame = vm.frame.get();
    // SAFETY: the chain of frames is alive; one that lies in a generator says nothing of the stack.
    unsafe {
        while !frame.is_null() && (*frame).is_generator() {
            frame = (*frame).previous.get();
        }
        if frame.is_null() { vm.stack.top.get() } else { (*frame).locals().add((*frame).code().frame_size()) }
    }
}

/// Room for a frame behind the innermost one; the flag says whether it began a new chunk.
fn reserve_frame(vm: &Thread, code: &PyCode) -> PyResult<(*mut Word, u8)> {
    if vm.depth.get() >= vm.recursion_limit.get() {
        return Err(vm.recursion_error(""));
    }
    let top = stack_top(vm);
    let room = vm.stack.limit.get().addr() as isize - top.addr() as isize;
    let size = code.frame_size();
    if !top.is_null() && room >= (size * size_of::<Word>()) as isize {
        return Ok((top, 0));
    }
    let mark = vm.stack.mark();
    vm.stack.top.set(vm.stack.limit.get());
    let start = vm.stack.reserve(size + MARK_WORDS).inspect_err(|_| vm.stack.release(mark))?;
    vm.update_call_limit();
    // SAFETY: the chunk has room for the mark and the frame.
    unsafe {
        start.cast::<Mark>().write(mark);
        Ok((start.add(MARK_WORDS), flag::NEW_CHUNK))
    }
}

/// Gives back the chunk that the frame with these locals began.
///
/// # Safety
/// The frame has the flag `NEW_CHUNK` and is leaving.
pub unsafe fn release_chunk(vm: &Thread, locals: *mut Word) {
    // SAFETY: `reserve_frame` has put the mark there.
    let mark = unsafe { locals.sub(MARK_WORDS).cast::<Mark>().read() };
    vm.stack.release(mark);
    vm.update_call_limit();
}

/// Pushes a frame for `function` with the given arguments, which are consumed.
///
/// # Safety
/// The words of `given` are owned by the caller.
unsafe fn push_frame(
    vm: &Thread,
    function: &PyFunction,
    given: &Given<'_>,
    kind: Kind,
) -> PyResult<*mut Frame> {
    let code = function.code();
    // SAFETY: the frame's words are reserved; locals are null before they are bound.
    unsafe {
        let (locals, new_chunk) = match code.ensure_exec(vm).and_then(|()| reserve_frame(vm, code)) {
            Ok(place) => place,
            Err(raised) => {
                given.drop_rest();
                return Err(raised);
            }
        };
        if may_run_code(vm, given) {
            if new_chunk != 0 {
                release_chunk(vm, locals);
            }
            return push_bound_elsewhere(vm, function, given, kind);
        }
        clear_words(locals, code.locals_count());
        if let Err(raised) = bind(vm, function, given, locals) {
            let bound: Words = (0..code.locals_count()).map(|index| *locals.add(index)).collect();
            if new_chunk != 0 {
                release_chunk(vm, locals);
            }
            given.drop_rest();
            drop_words(&bound);
            return Err(raised);
        }
        Ok(enter(vm, function, locals, kind, new_chunk))
    }
}

/// Whether binding these arguments may run code: names that are no plain strings are compared as they like, and a collection
/// may come at any allocation when the VM is tested.
#[inline]
fn may_run_code(vm: &Thread, given: &Given<'_>) -> bool {
    given.names.iter().any(|name| name.downcast_exact::<PyStr>().is_none())
        || vm.heap().collector().is_stressed()
}

/// [`push_frame`] where binding may run code, whose frames would lie where the locals are to be: they are bound elsewhere.
///
/// # Safety
/// As for [`push_frame`].
#[cold]
#[inline(never)]
unsafe fn push_bound_elsewhere(
    vm: &Thread,
    function: &PyFunction,
    given: &Given<'_>,
    kind: Kind,
) -> PyResult<*mut Frame> {
    // Binding may change the function.
    let code = Ref::borrowed(function.code());
    let mut bound: Words = SmallVec::from_elem(Word::NULL, code.locals_count());
    // SAFETY: as many words as there are locals; they are moved to the frame, or given up.
    unsafe {
        let place = bind(vm, function, given, bound.as_mut_ptr()).and_then(|()| {
            if std::ptr::eq(function.code(), code.as_ptr()) {
                reserve_frame(vm, &code)
            } else {
                Err(vm.raise(
                    &exceptions::RUNTIME_ERROR,
                    "function changed its code while its arguments were bound",
                ))
            }
        });
        match place {
            Ok((locals, new_chunk)) => {
                ptr::copy_nonoverlapping(bound.as_ptr(), locals, bound.len());
                Ok(enter(vm, function, locals, kind, new_chunk))
            }
            Err(raised) => {
                given.drop_rest();
                drop_words(&bound);
                Err(raised)
            }
        }
    }
}

/// Gives up the locals that no frame has got, the last one first.
///
/// # Safety
/// They are owned, or null.
unsafe fn drop_words(words: &[Word]) {
    for word in words.iter().rev() {
        // SAFETY: by contract.
        unsafe { word.decrement() };
    }
}

/// Makes a frame with its locals filled the innermost one, and counts the call, unless it comes from native code, which has.
///
/// # Safety
/// As for [`Frame::init`].
unsafe fn enter(vm: &Thread, function: &PyFunction, locals: *mut Word, kind: Kind, flags: u8) -> *mut Frame {
    // SAFETY: by contract.
    unsafe {
        let frame = Frame::init(locals, function.code(), function, vm.frame.get(), kind);
        (*frame).flags.set(flags);
        if kind != Kind::Entry {
            vm.tick.set(vm.tick.get() - 1);
        }
        vm.depth.set(vm.depth.get() + 1);
        vm.frame.set(frame);
        frame
    }
}

/// The instructions `CALL`: in general.
///
/// # Safety
/// `frame` is the innermost frame and `pc` its call instruction.
#[inline(never)]
pub unsafe fn call_instruction(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> PyResult<Called> {
    stats::note_slow(vm, pc);
    // SAFETY: by contract.
    unsafe {
        let base = (*frame).register(instr::a(*pc));
        specialize::call_anew(vm, pc, *base);
        let w = *pc;
        if vm.tick.get() < 0
            && let Err(raised) = tick::slow(vm)
        {
            drop_call(base, instr::count_b(w));
            return Err(raised);
        }
        let (callable, count) = (*base, instr::count_b(w));
        if let Some(function) = callable.as_value().downcast_exact::<PyFunction>() {
            let has_self = usize::from(!(*base.add(1)).is_null());
            let given = Given { words: base.add(2 - has_self), count: count + has_self, names: &[] };
            return call_function_words(vm, base, function, &given);
        }
        call_words(vm, base, count, &[])
    }
}

/// A call through a slot, which is the last word of the instruction's cache: the instruction has checked the type.
///
/// # Safety
/// As for `call_words`; the word was made by `specialize::call_slot`.
#[inline(never)]
pub unsafe fn call_slot(vm: &Thread, base: *mut Word, count: usize, slot: u64) -> PyResult {
    // SAFETY: by contract; the words are temporaries that end here.
    unsafe {
        let call = std::mem::transmute::<*const (), Call>(std::ptr::with_exposed_provenance(slot as usize));
        let callable = *base;
        let has_self = !(*base.add(1)).is_null();
        let (words, count) = if has_self { (base.add(1), count + 1) } else { (base.add(2), count) };
        let values = std::slice::from_raw_parts(words.cast::<Value>(), count);
        let result = call(vm, callable.as_value(), Args::positional_only(values));
        for index in 0..count {
            (*words.add(index)).decrement();
        }
        callable.decrement();
        result
    }
}

/// The iterator over the range that the call at `pc` would make of immediate ints, which the next instruction is to iterate over.
///
/// # Safety
/// `frame` is the innermost frame and `pc` its `CallRangeIter`.
#[inline(never)]
pub unsafe fn range_iterator(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> Option<PyResult> {
    // SAFETY: by contract; neither the class nor an immediate has an owner to tell.
    unsafe {
        let base = (*frame).register(instr::a(*pc));
        let (first, last) = (*base.add(2), *base.add(1 + instr::count_b(*pc)));
        let is_known = (*base).bits() == range::TYPE.to_value().word().bits() && (*base.add(1)).is_null();
        if !is_known || !first.is_small() || !last.is_small() {
            return None;
        }
        (*frame).pc.set(pc);
        let start = if instr::count_b(*pc) == 1 { 0 } else { first.small_value() };
        Some(range::iterators::of_small(vm, start, last.small_value()))
    }
}

/// Whether the words of the call `w` at `base` are for the native function in its cache: a builtin function by its definition,
/// or a method's descriptor, which is immortal.
///
/// # Safety
/// The call owns its words; it is a `CallFilled` or `CallFilledMethod`.
#[inline(always)]
pub unsafe fn is_filled_callable(base: *mut Word, w: u64, cache: u64) -> bool {
    // SAFETY: by contract.
    unsafe {
        let callable = *base;
        let has_self = !(*base.add(1)).is_null();
        if instr::Op::of_word(w) == instr::Op::CallFilledMethod {
            return has_self && callable.bits() == cache;
        }
        !has_self
            && callable
                .as_value()
                .downcast_exact::<PyBuiltin>()
                .is_some_and(|builtin| ptr::from_ref(builtin.def).addr() as u64 == cache)
    }
}

/// Calls that function.
///
/// # Safety
/// `is_filled_callable` has said yes; `def` is the last word of the instruction's cache.
#[inline(never)]
pub unsafe fn call_filled(vm: &Thread, base: *mut Word, w: u64, def: u64) -> PyResult {
    // SAFETY: by contract, `specialize::call` has put a definition there, which lives for ever; the words end here.
    unsafe {
        let def = &*(def as *const MethodDef);
        let is_method = instr::Op::of_word(w) == instr::Op::CallFilledMethod;
        let (words, count) =
            if is_method { (base.add(1), instr::count_b(w) + 1) } else { (base.add(2), instr::count_b(w)) };
        let result = call::call_filled(vm, def, std::slice::from_raw_parts(words.cast::<Value>(), count));
        for index in 0..count {
            (*words.add(index)).decrement();
        }
        (*base).decrement();
        result
    }
}

/// Calls what the cache of the instruction at `pc` knows, a static class or a bound native method, if the callable is that.
///
/// # Safety
/// `frame` is the innermost frame and `pc` its `CallNew`, `CallUnbound`, `CallNativeBound` or `CallFilledBound`.
#[inline(never)]
pub unsafe fn call_known(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> Option<PyResult> {
    // SAFETY: by contract; the words are temporaries that end here.
    unsafe {
        let base = (*frame).register(instr::a(*pc));
        if !(*base.add(1)).is_null() {
            return None;
        }
        let (words, count) = (base.add(2), instr::count_b(*pc));
        let values = std::slice::from_raw_parts(words.cast::<Value>(), count);
        let result = match instr::Op::of_word(*pc) {
            instr::Op::CallNew if (*base).bits() != *pc.add(1) => return None,
            instr::Op::CallNew => {
                (*frame).pc.set(pc);
                let new = std::ptr::with_exposed_provenance::<()>(*pc.add(2) as usize);
                let new = std::mem::transmute::<*const (), New>(new);
                new(vm, &*(*base).0.cast::<PyType>(), Args::positional_only(values))
            }
            instr::Op::CallUnbound if (*base).bits() != *pc.add(1) => return None,
            instr::Op::CallUnbound => {
                (*frame).pc.set(pc);
                (*(*base).0.cast::<PyMethodDescr>()).call_unbound(vm, values)?
            }
            _ => {
                let method = exact::<PyBuiltin>(*base)?;
                let receiver = method.bound_receiver();
                if ptr::from_ref(method.def).addr() as u64 != *pc.add(1) || receiver.is_null() {
                    return None;
                }
                (*frame).pc.set(pc);
                call_bound(vm, base, count, pc, method.def, receiver)
            }
        };
        for index in 0..count {
            (*words.add(index)).decrement();
        }
        (*base).decrement();
        Some(result)
    }
}

/// # Safety
/// As for [`call_known`]; at `base` lies the callable, which keeps the receiver, and behind it null and the arguments.
#[inline(always)]
unsafe fn call_bound(
    vm: &Thread,
    base: *mut Word,
    count: usize,
    pc: *mut u64,
    def: &'static MethodDef,
    receiver: Word,
) -> PyResult {
    // SAFETY: by contract; the receiver lies before the arguments, borrowed, while the call runs.
    unsafe {
        base.add(1).write(receiver);
        let values = std::slice::from_raw_parts(base.add(1).cast::<Value>(), count + 1);
        let result = if instr::Op::of_word(*pc) == instr::Op::CallNativeBound {
            native_of(*pc.add(2))(vm, values)
        } else {
            call::call_filled(vm, def, values)
        };
        base.add(1).write(Word::NULL);
        result
    }
}

/// The call of `dict.get` at `pc`, if it is one of an exact dict.
///
/// # Safety
/// `frame` is the innermost frame and `pc` its `CallDictGet`.
#[inline(never)]
pub unsafe fn dict_get(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> Option<PyResult> {
    // SAFETY: by contract; the words are the call's, and end here. The descriptor is immortal.
    unsafe {
        let base = (*frame).register(instr::a(*pc));
        let (receiver, key) = (*base.add(1), *base.add(2));
        if (*base).bits() != *pc.add(1) || receiver.is_null() {
            return None;
        }
        let dict = receiver.as_value().downcast_exact::<PyDict>()?;
        (*frame).pc.set(pc);
        let default = if instr::count_b(*pc) == 2 { *base.add(3) } else { Value::NONE.word() };
        let found = match dict.get_quickly(key.as_value()) {
            Some(found) if found.is_null() => Ok(None),
            Some(found) => Ok(Some(found.to_value())),
            None => dict.get_item(vm, key.as_value()),
        };
        let result = found.map(|found| found.unwrap_or_else(|| default.to_value()));
        default.decrement();
        key.decrement();
        receiver.decrement();
        Some(result)
    }
}

/// Drops everything on the stack that a call was to consume.
///
/// # Safety
/// At `base` lie the callable, its receiver and `count` arguments: owned words, or nulls, which nobody uses afterwards.
unsafe fn drop_call(base: *mut Word, count: usize) {
    for index in (0..count + 2).rev() {
        // SAFETY: owned words, or null.
        unsafe { base.add(index).replace(Word::NULL).decrement() };
    }
}

/// `base` is where the callable lies, then `self` or null, then `count` arguments, the last ones named by `names`.
///
/// # Safety
/// All these words are owned by the call.
unsafe fn call_words(vm: &Thread, base: *mut Word, count: usize, names: &[Value]) -> PyResult<Called> {
    // SAFETY: by contract; `base` is never null.
    unsafe {
        let callable = *base;
        let has_self = !(*base.add(1)).is_null();
        let (words, count) = if has_self { (base.add(1), count + 1) } else { (base.add(2), count) };
        let value = callable.as_value();
        if let Some(function) = value.downcast_exact::<PyFunction>() {
            return call_function_words(vm, base, function, &Given { words, count, names });
        }
        if let Some(method) = value.downcast_exact::<PyMethod>()
            && !has_self
        {
            let (function, receiver) = method.parts();
            base.write(function.into_word());
            base.add(1).write(receiver.into_word());
            callable.decrement();
            return call_words(vm, base, count, names);
        }
        if let Some(ty) = value.downcast::<PyType>()
            && value.ty().slots().call.is_some_and(|slot| ptr::fn_addr_eq(slot, type_::call as Call))
            && !has_self
            && !(vm.tracing.is_on() && monitor::wants_native(vm))
            && let Some(init) = python_init(vm, ty)
        {
            return push_init(vm, base, ty, &init, count, names);
        }
        if !has_self
            && value.ty().slots().call.is_some_and(|slot| ptr::fn_addr_eq(slot, special::call as Call))
            && let Some(method) = lookup(vm, value.ty(), &names::__call__)
            && method.downcast_exact::<PyFunction>().is_some()
        {
            base.write(method.into_word());
            base.add(1).write(callable);
            return call_words(vm, base, count, names);
        }
        let result = match value.ty().slots().call {
            Some(call) => {
                let values = std::slice::from_raw_parts(words.cast::<Value>(), count);
                let call_it = || call(vm, value, Args::new(values, names));
                if vm.tracing.is_on() {
                    trace::native_call(vm, value, values.first(), call_it)
                } else {
                    call_it()
                }
            }
            None => Err(not_callable(vm, value)),
        };
        drop_call(base, if has_self { count - 1 } else { count });
        result.map(Called::Value)
    }
}

/// # Safety
/// As for [`call_words`]; `function` is the callable, which the stack keeps.
#[inline]
unsafe fn call_function_words(
    vm: &Thread,
    base: *mut Word,
    function: &PyFunction,
    given: &Given<'_>,
) -> PyResult<Called> {
    let code = function.code();
    // SAFETY: the words are owned by the call; the callable's place keeps the function alive while the frame runs.
    unsafe {
        if code.makes_generator() {
            let result = new_generator(vm, function, given);
            base.replace(Word::NULL).decrement();
            return result.map(Called::Value);
        }
        if let Some(given) = place_words(vm, code, given) {
            let is_bound = bind_in_place(function, &given);
            match if is_bound { Ok(true) } else { pack_in_place(vm, function, &given) } {
                Ok(true) => return Ok(Called::Frame(enter(vm, function, given.words, Kind::Call, 0))),
                Ok(false) => {}
                Err(raised) => {
                    given.drop_rest();
                    base.replace(Word::NULL).decrement();
                    return Err(raised);
                }
            }
        }
        match push_frame(vm, function, given, Kind::Call).and_then(|frame| exec::entered(vm, frame)) {
            Ok(frame) => Ok(Called::Frame(frame)),
            Err(raised) => {
                base.replace(Word::NULL).decrement();
                Err(raised)
            }
        }
    }
}

/// The words of a call where the locals of `code` can follow: where they lie, or copied to the top of the stack, if they lie in a generator or
/// have come out of a tuple. Nothing runs until they are bound.
///
/// # Safety
/// As for [`call_words`].
#[inline]
unsafe fn place_words<'a>(vm: &Thread, code: &PyCode, given: &Given<'a>) -> Option<Given<'a>> {
    // Where there is no memory for it, pushing the frame asks again, and raises that.
    code.ensure_exec(vm).ok()?;
    if has_room(vm, given.words, code) {
        return Some(Given { ..*given });
    }
    let top = stack_top(vm);
    if !has_room(vm, top, code) || given.count > code.frame_size() {
        return None;
    }
    // SAFETY: by contract; the stack has room for as many words.
    unsafe { ptr::copy_nonoverlapping(given.words, top, given.count) };
    Some(Given { words: top, ..*given })
}

/// A generator, coroutine or asynchronous generator for a call of `function`.
///
/// # Safety
/// As for [`call_words`]; the arguments that are given go over to the generator.
#[inline(never)]
unsafe fn new_generator(vm: &Thread, function: &PyFunction, given: &Given<'_>) -> PyResult {
    vm.tick.set(vm.tick.get() - 1);
    let code = function.code();
    // SAFETY: the generator has room for a frame of the code, its locals null; what is bound is dropped with it.
    unsafe {
        if let Err(raised) = code.ensure_exec(vm) {
            given.drop_rest();
            return Err(raised);
        }
        if given.names.is_empty() && code.is_simple() && given.count == code.code().argcount as usize {
            // Without arguments the words may be nowhere.
            let words = match given.count {
                0 => &[],
                count => std::slice::from_raw_parts(given.words, count),
            };
            return PyGenerator::of_arguments(vm, function, words);
        }
        let generator = match PyGenerator::new(vm, function) {
            Ok(generator) => generator,
            Err(raised) => {
                given.drop_rest();
                return Err(raised);
            }
        };
        if let Err(raised) = bind(vm, function, given, generator.locals()) {
            given.drop_rest();
            generator.discard();
            return Err(raised);
        }
        generator.prologue(vm)?;
        Ok(generator.into_value())
    }
}

/// The generator that the call at `pc` makes of a function whose code is in its cache.
///
/// # Safety
/// `frame` is the innermost frame and `pc` its `CallGenerator`.
#[inline(never)]
pub unsafe fn call_generator(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> Option<PyResult> {
    // SAFETY: by contract; the words of the call end here, and the code has been translated when it got its version.
    unsafe {
        let base = (*frame).register(instr::a(*pc));
        let function = exact::<PyFunction>(*base)?;
        let has_self = usize::from(!(*base.add(1)).is_null());
        let count = instr::count_b(*pc) + has_self;
        let left = vm.tick.get() - 1;
        if u64::from(function.code().version()) | (count as u64) << 32 != *pc.add(1) || left < 0 {
            return None;
        }
        vm.tick.set(left);
        (*frame).pc.set(pc);
        let given = std::slice::from_raw_parts(base.add(2 - has_self), count);
        let result = PyGenerator::of_arguments(vm, function, given);
        (*base).decrement();
        Some(result)
    }
}

/// The `__init__` of a class whose calls make a plain object and run a Python function on it.
fn python_init(vm: &Thread, ty: &PyType) -> Option<Ref<PyFunction>> {
    if !ty.is_heap_type() || !object::makes_plain_instances(ty) {
        return None;
    }
    let init = lookup(vm, ty, &names::__init__)?;
    let init = init.downcast_exact::<PyFunction>().map(Ref::borrowed)?;
    if init.code().makes_generator() { None } else { Some(init) }
}

/// Calls a class: the instance takes the callable's place, and its `__init__` runs in a frame of its own.
///
/// # Safety
/// As for [`call_words`]; `ty` is the callable, and `init` what it finds as its `__init__`.
unsafe fn push_init(
    vm: &Thread,
    base: *mut Word,
    ty: &PyType,
    init: &PyFunction,
    count: usize,
    names: &[Value],
) -> PyResult<Called> {
    // SAFETY: the words are owned by the call; the place of `self` is free.
    unsafe {
        if ty.has_flag(type_flags::ABSTRACT)
            && let Err(raised) = object::check_abstract(vm, ty)
        {
            drop_call(base, count);
            return Err(raised);
        }
        let instance = match create::allocate_instance(vm, ty, object::PyObject::new) {
            Ok(instance) => instance.into_value(),
            Err(raised) => {
                drop_call(base, count);
                return Err(raised);
            }
        };
        base.add(1).write(instance.clone().into_word());
        let class = base.replace(instance.into_word());
        let given = Given { words: base.add(1), count: count + 1, names };
        let pushed = push_frame(vm, init, &given, Kind::Init);
        class.decrement();
        let entered = pushed.and_then(|frame| {
            (*frame).own_function(init);
            exec::entered(vm, frame)
        });
        match entered {
            Ok(frame) => Ok(Called::Frame(frame)),
            Err(raised) => {
                base.replace(Word::NULL).decrement();
                Err(raised)
            }
        }
    }
}

/// A call of a class whose `__init__` is known: cached are the class's version and the function.
///
/// # Safety
/// As for [`call_instruction`].
#[inline(never)]
pub unsafe fn call_class(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> PyResult<Called> {
    // SAFETY: by contract; the function is alive as long as the class has that version.
    unsafe {
        let w = *pc;
        let base = (*frame).register(instr::a(w));
        let (callable, count) = (*base, instr::count_b(w) + 1);
        let is_known = callable.is_object()
            && type_::is_called_plainly(callable.as_value())
            && (*callable.0.cast::<PyType>()).version() == *pc.add(1) as u32
            && (*base.add(1)).is_null();
        if !is_known || vm.tick.get() < 0 {
            return call_instruction(vm, frame, pc);
        }
        let ty = &*callable.0.cast::<PyType>();
        let init = *pc.add(2) as *const PyFunction;
        let Some(init) = init.as_ref() else {
            let instance = create::allocate_instance(vm, ty, object::PyObject::new);
            callable.decrement();
            return instance.map(|instance| Called::Value(instance.into_value()));
        };
        let code = init.code();
        let all = code.code().argcount as usize;
        // The function may have got other code since.
        let is_plain = code.is_simple() && !code.makes_generator() && !code.exec().is_null();
        let missing = all.wrapping_sub(count);
        if !is_plain || !has_room(vm, base.add(1), code) || missing > init.default_items().len() {
            return call_instruction(vm, frame, pc);
        }
        // A collection may change the class, and runs in frames that would lie where the defaults do.
        let init = Ref::borrowed(init);
        let instance = match create::allocate_instance(vm, ty, object::PyObject::new) {
            Ok(instance) => instance.into_value(),
            Err(raised) => {
                drop_call(base, instr::count_b(w));
                return Err(raised);
            }
        };
        if !ptr::eq(init.code(), code) || !write_defaults(&init, base.add(1 + count), missing) {
            return call_instruction(vm, frame, pc);
        }
        base.add(1).write(instance.clone().into_word());
        base.write(instance.into_word());
        clear_words(base.add(1 + all), init.code().locals_count() - all);
        let callee = enter(vm, &init, base.add(1), Kind::Init, 0);
        (*callee).take_function(init);
        callable.decrement();
        Ok(Called::Frame(callee))
    }
}

/// `CALL_KW`: the names of the last arguments are the tuple in the second word.
///
/// # Safety
/// As for [`call_instruction`].
#[inline(never)]
pub unsafe fn call_kw(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> PyResult<Called> {
    // SAFETY: by contract; the constant is a tuple of strings, which the code object keeps.
    unsafe {
        let w = *pc;
        let base = (*frame).register(instr::a(w));
        let names = Word::from_bits(*pc.add(1));
        let names = names.as_value().downcast::<PyTuple>().map(PyTuple::items).unwrap_or_default();
        if vm.tick.get() < 0
            && let Err(raised) = tick::slow(vm)
        {
            drop_call(base, instr::count_b(w));
            return Err(raised);
        }
        if let Some(function) = exact::<PyFunction>(*base) {
            let has_self = !(*base.add(1)).is_null();
            let words = base.add(2 - usize::from(has_self));
            let given = Given { words, count: instr::count_b(w) + usize::from(has_self), names };
            let cache = pc.add(2);
            if keywords::bind(vm, function, &given, has_self, *cache) {
                return Ok(Called::Frame(enter(vm, function, words, Kind::Call, 0)));
            }
            if *cache == 0 {
                *cache = keywords::word_of(vm, function, &given, has_self);
            }
            return call_function_words(vm, base, function, &given);
        }
        call_words(vm, base, instr::count_b(w), names)
    }
}

/// `CALL_FUNCTION_EX`: callable, null, tuple of arguments, dict of keywords or null.
///
/// # Safety
/// As for [`call_instruction`].
#[inline(never)]
pub unsafe fn call_ex(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> PyResult<Called> {
    // SAFETY: by contract. The words are moved out of their places before anything else can fail.
    unsafe {
        let base = (*frame).register(instr::a(*pc));
        let keywords = base.add(3).replace(Word::NULL);
        let keywords = (!keywords.is_null()).then(|| keywords.into_value());
        let args = base.add(2).replace(Word::NULL).into_value();
        let may_go_on = if vm.tick.get() < 0 { tick::slow(vm) } else { Ok(()) };
        match may_go_on.and_then(|()| call_unpacked(vm, base, args, keywords)) {
            Ok(called) => Ok(called),
            Err(raised) => {
                base.replace(Word::NULL).decrement();
                Err(raised)
            }
        }
    }
}

/// The arguments as words of their own: positional, then keyword values.
type Words = SmallVec<[Word; 16]>;

/// # Safety
/// `base` holds the callable, and the word behind it the receiver or nothing; the stack has room behind them.
unsafe fn call_unpacked(
    vm: &Thread,
    base: *mut Word,
    args: Value,
    keywords: Option<Value>,
) -> PyResult<Called> {
    // SAFETY: `base` holds the callable.
    let callable = unsafe { (*base).as_value() }.clone();
    if let (None, Some(list), Some(function)) =
        (&keywords, args.downcast_exact::<PyList>(), callable.downcast_exact::<PyFunction>())
    {
        // SAFETY: the callable's place keeps the function; pushing runs no code, which could change the list.
        if let Some(frame) = unsafe { push_simple(vm, function, None, list.items(), Kind::Call) } {
            return Ok(Called::Frame(frame));
        }
    }
    if keywords.is_none()
        && callable.downcast_exact::<PyFunction>().is_none()
        && !vm.tracing.is_on()
        && let Some(result) = call_native_unpacked(vm, &callable, &args)
    {
        // SAFETY: `base` owns the callable.
        unsafe { base.replace(Word::NULL).decrement() };
        return result.map(Called::Value);
    }
    let args = match args.downcast::<PyTuple>() {
        Some(tuple) => Ref::borrowed(tuple),
        None => {
            if args.ty().slots().iter.is_none() && args.ty().slots().item.is_none() {
                let text = format!(
                    "{} argument after * must be an iterable, not {:.200}",
                    vm.function_display(&callable),
                    args.ty().name()
                );
                return Err(vm.type_error(text));
            }
            PyTuple::from_buf(vm, vm.iterate_to_buf(&args)?)?
        }
    };
    let keywords = match keywords {
        Some(keywords) if keywords.downcast_exact::<PyDict>().is_none() => {
            let dict = PyDict::new(vm)?;
            dict.update_from_mapping(vm, &keywords)?;
            Some(dict)
        }
        Some(keywords) => Ref::<PyDict>::try_from_value(keywords).ok(),
        None => None,
    };
    if keywords.as_ref().is_none_or(|keywords| keywords.is_empty())
        && let Some(function) = callable.downcast_exact::<PyFunction>()
    {
        // SAFETY: the callable's place keeps the function.
        let pushed = unsafe { push_simple(vm, function, None, args.items(), Kind::Call) };
        if let Some(frame) = pushed {
            return Ok(Called::Frame(frame));
        }
    }
    let mut words: Words = Words::new();
    let mut names: SmallVec<[Value; 8]> = SmallVec::new();
    let keyword_count = keywords.as_ref().map_or(0, |keywords| keywords.len());
    words.try_reserve(args.len() + keyword_count).map_err(|_| NoMemory)?;
    if let Some(keywords) = &keywords {
        for (name, _) in keywords.entries() {
            if name.downcast::<PyStr>().is_none() {
                return Err(vm.type_error("keywords must be strings"));
            }
        }
    }
    words.extend(args.items().iter().map(|arg| arg.clone().into_word()));
    if let Some(keywords) = &keywords {
        for (name, value) in keywords.entries() {
            names.push(name);
            words.push(value.into_word());
        }
    }
    drop((args, keywords));
    let given = Given { words: words.as_mut_ptr(), count: words.len(), names: &names };
    if let Some(function) = callable.downcast_exact::<PyFunction>() {
        // SAFETY: the words are owned, and what has been bound is taken out of them.
        return unsafe { call_function_words(vm, base, function, &given) };
    }
    // SAFETY: `Word`s that own a reference have the layout of `Value`s.
    let values = unsafe { std::slice::from_raw_parts(words.as_ptr().cast::<Value>(), words.len()) };
    let call_it = || vm.call_args(&callable, Args::new(values, &names));
    let result = if vm.tracing.is_on() {
        trace::native_call(vm, &callable, values.first(), call_it)
    } else {
        call_it()
    };
    given.drop_rest();
    // SAFETY: `base` owns the callable.
    unsafe { base.replace(Word::NULL).decrement() };
    result.map(Called::Value)
}

/// A call of what is no Python function with the items of a tuple, or of a list that is short or that nobody else has; nothing if the arguments
/// are something else.
#[inline]
fn call_native_unpacked(vm: &Thread, callable: &Value, args: &Value) -> Option<PyResult> {
    if let Some(tuple) = args.downcast_exact::<PyTuple>() {
        return Some(vm.call_args(callable, Args::positional_only(tuple.items())));
    }
    let list = args.downcast_exact::<PyList>()?;
    if args.as_object().is_some_and(|own| own.count() == 1) {
        // The collector shows the list to whoever asks, so its items are taken out of it.
        let items = list.take_items();
        return Some(vm.call_args(callable, Args::positional_only(&items)));
    }
    let copies = Few::of(list.items())?;
    Some(vm.call_args(callable, Args::positional_only(copies.items())))
}

/// A frame for a call with nothing but positional arguments, of which there are enough, from whoever keeps the function.
///
/// # Safety
/// As for [`enter`]; the function lives as long as the frame.
#[inline(always)]
unsafe fn push_simple(
    vm: &Thread,
    function: &PyFunction,
    first: Option<&Value>,
    rest: &[Value],
    kind: Kind,
) -> Option<*mut Frame> {
    let code = function.code();
    if !code.is_simple() || code.makes_generator() || code.exec().is_null() {
        return None;
    }
    let top = stack_top(vm);
    if !has_room(vm, top, code) {
        return None;
    }
    // SAFETY: there is room for the frame, which nobody knows yet.
    unsafe {
        let front = usize::from(first.is_some());
        let (given, all) = (front + rest.len(), code.code().argcount as usize);
        if given != all && !fill_defaults(function, top, given) {
            return None;
        }
        if let Some(first) = first {
            top.write(first.clone().into_word());
        }
        for (index, value) in rest.iter().enumerate() {
            top.add(front + index).write(value.clone().into_word());
        }
        clear_words(top.add(all), code.locals_count() - all);
        Some(enter(vm, function, top, kind, 0))
    }
}

/// Calls a Python function from native code as a method of `receiver`.
pub fn call_method_function(
    vm: &Thread,
    function: &PyFunction,
    receiver: &Value,
    args: &[Value],
) -> PyResult {
    vm.check_native_stack("")?;
    vm.spend(1)?;
    // SAFETY: the frame is complete; the caller's reference keeps the function alive.
    unsafe {
        if let Some(frame) = push_simple(vm, function, Some(receiver), args, Kind::Entry) {
            return run(vm, frame);
        }
    }
    Args::positional_only(args).with_first(receiver, |args| call_function(vm, function, args))
}

/// Calls a Python function from native code.
pub fn call_function(vm: &Thread, function: &PyFunction, args: Args<'_>) -> PyResult {
    vm.check_native_stack("")?;
    // Native loops whose only work is calling Python are paid for here.
    vm.spend(1)?;
    // SAFETY: the frame is complete; the caller's reference keeps the function alive.
    unsafe {
        if !args.has_keywords()
            && let Some(frame) = push_simple(vm, function, None, args.values(), Kind::Entry)
        {
            return run(vm, frame);
        }
    }
    let mut words: Words = Words::new();
    words.try_reserve(args.values().len()).map_err(|_| NoMemory)?;
    words.extend(args.values().iter().map(|value| value.clone().into_word()));
    let given = Given { words: words.as_mut_ptr(), count: words.len(), names: args.keyword_names() };
    // SAFETY: the words are owned; the frame is complete; the caller's reference keeps the function alive.
    unsafe {
        if function.code().makes_generator() {
            return new_generator(vm, function, &given);
        }
        let frame = push_frame(vm, function, &given, Kind::Entry)?;
        exec::run_entry(vm, frame)
    }
}

/// Runs a code object's function with `namespace` as its locals: modules, classes, `exec`.
pub fn run_code(vm: &Thread, function: &Ref<PyFunction>, namespace: Option<Value>) -> PyResult {
    vm.check_native_stack("")?;
    let given = Given { words: ptr::null_mut(), count: 0, names: &[] };
    // SAFETY: there are no arguments; the function is kept by the caller.
    unsafe {
        if function.code().makes_generator() {
            return new_generator(vm, function, &given);
        }
        let frame = push_frame(vm, function, &given, Kind::Entry)?;
        if let Some(namespace) = namespace {
            (*frame).namespace.set(namespace.into_word());
        }
        exec::run_entry(vm, frame)
    }
}

/// The error for calling what cannot be called.
#[cold]
pub fn not_callable(vm: &Thread, value: &Value) -> Raised {
    let text = format!("'{:.200}' object is not callable", value.ty().name());
    vm.type_error(text + &namesake(value).unwrap_or_default())
}

/// A module may hold a function of its own name.
fn namesake(value: &Value) -> Option<String> {
    let module = value.downcast::<PyModule>()?;
    let name = module.dict().get_str(&names::__name__)?;
    let name = name.downcast::<PyStr>()?;
    module.dict().get_str(name)?.ty().slots().call?;
    let name = name.display();
    Some(format!(". Did you mean: '{name}.{name}(...)'?"))
}
