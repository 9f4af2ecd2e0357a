//! Frames that a call instruction enters by its cache, without leaving the loop: the code of the function is the one that the
//! instruction has seen. And those of properties,
//! `a[b]` and `a[b] = c`, whose result is the instruction's (`interp::operator`).
//!
//! Each function here does nothing, and says so, if anything else is the matter; the general call follows then.

use super::bind::write_defaults;
use super::call;
use super::exact::{exact, has_version};
use super::frame::{Frame, Kind, clear_words, flag};
use super::specialize;
use super::stats;
use crate::builtins::code::PyCode;
use crate::builtins::function::PyFunction;
use crate::builtins::method::PyMethod;
use crate::builtins::property::PyProperty;
use crate::class::lookup::{assign_version, lookup_borrowed};
use crate::class::slots::Binary;
use crate::class::statics::StaticStr;
use crate::class::{KnownFunction, PyType, special};
use crate::names;
use crate::object::Object;
use crate::thread::Thread;
use crate::value::Word;
use std::cell::Cell;
use std::ptr::{self, NonNull};

/// Where the loop goes on: the registers' base, which is the frame, and the first instruction.
pub type Entered = Option<(NonNull<Word>, *mut u64)>;

/// The function that `callable` is, with its code, if that is in the cache of the instruction at `pc`.
#[inline(always)]
unsafe fn known<'a>(callable: Word, pc: *mut u64) -> Option<(&'a PyFunction, &'a PyCode)> {
    // SAFETY: by contract of the callers.
    unsafe {
        let function = exact::<PyFunction>(callable)?;
        let code = function.code();
        (code.version() == *pc.add(1) as u32).then_some((function, code))
    }
}

/// Whether a frame may be pushed whose locals begin at `locals`; counts the call, once: where there is no room, another way follows.
#[inline(always)]
fn may_enter(vm: &Thread, locals: *mut Word, code: &PyCode) -> bool {
    if !call::has_room(vm, locals, code) {
        return false;
    }
    let left = vm.tick.get() - 1;
    vm.tick.set(left);
    left >= 0
}

/// Pushes the frame behind the locals, of which those from `bound` on are not there yet.
#[inline(always)]
unsafe fn push(
    vm: &Thread,
    caller: *mut Frame,
    pc: *mut u64,
    (function, code): (&PyFunction, &PyCode),
    locals: *mut Word,
    bound: usize,
) -> Entered {
    // SAFETY: by contract of the callers.
    unsafe {
        let (count, start) = specialize::entry_of(pc);
        debug_assert!(count == code.locals_count() && start == code.start());
        clear_words(locals.add(bound), count - bound);
        (*caller).pc.set(pc);
        let callee = locals.add(count).cast::<Frame>();
        Frame::init_at(callee, code, function, caller, Kind::Call, 0);
        vm.depth.set(vm.depth.get() + 1);
        vm.frame.set(callee);
        Some((NonNull::new_unchecked(callee.cast()), start))
    }
}

/// A call of a function: the `given` words at `locals`, and the defaults of the `missing` parameters behind them. A call that leaves none out
/// says so by a constant.
///
/// # Safety
/// `caller` is the innermost frame and `pc` its call instruction, specialized for such a call; at `locals` lie its words.
#[inline(always)]
pub unsafe fn python(
    vm: &Thread,
    caller: *mut Frame,
    pc: *mut u64,
    (callable, locals): (Word, *mut Word),
    given: usize,
    missing: usize,
) -> Entered {
    // SAFETY: by contract; the words behind those given are free, as a whole frame has room.
    unsafe {
        let known = known(callable, pc)?;
        if !may_enter(vm, locals, known.1) || !write_defaults(known.0, locals.add(given), missing) {
            return None;
        }
        push(vm, caller, pc, known, locals, given + missing)
    }
}

/// A call of another function than the cache knows, or out of a generator, whose frame lies where no other can follow: if the `given` words
/// are bound where they lie, or at the top of the stack, and the function runs at once.
///
/// # Safety
/// As for [`python`].
#[inline(never)]
pub unsafe fn another(
    vm: &Thread,
    caller: *mut Frame,
    pc: *mut u64,
    (callable, words): (Word, *mut Word),
    given: usize,
) -> Entered {
    // SAFETY: by contract; the words behind those given are free, as a whole frame has room.
    unsafe {
        let function = exact::<PyFunction>(callable)?;
        let code = function.code();
        if !takes(code, given) {
            return None;
        }
        let locals = if (*caller).is_generator() { call::stack_top(vm) } else { words };
        if !may_enter(vm, locals, code) {
            return None;
        }
        if (*caller).is_generator() {
            ptr::copy_nonoverlapping(words, locals, given);
        } else {
            stats::note_slow(vm, pc);
        }
        clear_words(locals.add(given), code.locals_count() - given);
        (*caller).pc.set(pc);
        let callee = Frame::init(locals, code, function, caller, Kind::Call);
        vm.depth.set(vm.depth.get() + 1);
        vm.frame.set(callee);
        Some((NonNull::new_unchecked(callee.cast()), code.start()))
    }
}

/// A call of a bound method, whose receiver and function take its place, also where nothing more is done. `base` is where it lies, before
/// null and `count` arguments.
///
/// # Safety
/// As for [`python`].
#[inline(always)]
pub unsafe fn bound(vm: &Thread, caller: *mut Frame, pc: *mut u64, base: *mut Word, count: usize) -> Entered {
    // SAFETY: by contract; the method may go once what it holds is held here.
    unsafe {
        let callable = *base;
        let method = exact::<PyMethod>(callable)?;
        let known = known(method.function_word(), pc)?;
        let (locals, given, missing) = (base.add(1), count + 1, specialize::missing_of(pc));
        if !(*locals).is_null() || !may_enter(vm, locals, known.1) {
            return None;
        }
        method.function_word().increment();
        method.receiver_word().increment();
        locals.write(method.receiver_word());
        base.write(method.function_word());
        (*caller).pc.set(pc);
        // Others may hold it by weak references alone, whose callbacks run now: in frames that would lie where the defaults do.
        callable.decrement();
        if !write_defaults(known.0, locals.add(given), missing) {
            return None;
        }
        push(vm, caller, pc, known, locals, given + missing)
    }
}

/// Whether a call with exactly so many arguments binds them where they lie, and runs at once.
#[inline(always)]
fn takes(code: &PyCode, count: usize) -> bool {
    code.is_simple()
        && !code.makes_generator()
        && !code.exec().is_null()
        && code.code().argcount as usize == count
}

/// A frame for a function with exactly these arguments, which an instruction calls for its result; nothing, with nothing
/// changed, if that takes more.
///
/// # Safety
/// The innermost frame is at that instruction, `kind` says what becomes of the result, and the arguments are alive.
pub unsafe fn special<const N: usize>(
    vm: &Thread,
    function: &PyFunction,
    args: [Word; N],
    kind: Kind,
) -> Entered {
    // SAFETY: by contract.
    unsafe {
        if takes(function.code(), N) {
            push_special(vm, function, function.code().start(), args, kind)
        } else {
            None
        }
    }
}

/// [`special`] of code that takes these arguments, and that begins at `start`.
#[inline(always)]
unsafe fn push_special<const N: usize>(
    vm: &Thread,
    function: &PyFunction,
    start: *mut u64,
    args: [Word; N],
    kind: Kind,
) -> Entered {
    let code = function.code();
    let locals = call::stack_top(vm);
    if !call::has_room(vm, locals, code) || vm.tick.get() < 0 {
        return None;
    }
    // SAFETY: by contract of `special`; there is room behind the innermost frame, which gives the function back.
    unsafe {
        for (index, word) in args.into_iter().enumerate() {
            word.increment();
            locals.add(index).write(word);
        }
        clear_words(locals.add(N), code.locals_count() - N);
        vm.tick.set(vm.tick.get() - 1);
        let callee = locals.add(code.locals_count()).cast::<Frame>();
        Object::increment(NonNull::from(function).cast::<Object>().as_ref());
        Frame::init_at(callee, code, function, vm.frame.get(), kind, flag::OWNS_FUNCTION);
        vm.depth.set(vm.depth.get() + 1);
        vm.frame.set(callee);
        Some((NonNull::new_unchecked(callee.cast()), start))
    }
}

/// The descriptor that the attribute instruction at `pc` has in its cache, if that holds for `object`.
#[inline(always)]
unsafe fn descriptor(pc: *mut u64, object: Word) -> Option<Word> {
    // SAFETY: by contract of the callers; a class of that version has the descriptor.
    unsafe { has_version(pc, object).then(|| Word::from_bits(*pc.add(2))) }
}

/// The plain function that a word is, which may be null.
///
/// # Safety
/// A pointer must be to a live object.
#[inline(always)]
pub unsafe fn function_in<'a>(word: Word) -> Option<&'a PyFunction> {
    // SAFETY: by contract.
    if word.is_null() { None } else { unsafe { exact(word) } }
}

/// The getter of a property of `object`, which the attribute instruction at `pc` has in its cache.
///
/// # Safety
/// The innermost frame is at `pc`, an `AttrProperty`, and `object` is its operand.
#[inline(never)]
pub unsafe fn property(vm: &Thread, pc: *mut u64, object: Word) -> Entered {
    // SAFETY: by contract; the property keeps its getter until that has a frame, and the code its translation.
    unsafe {
        let property = &*descriptor(pc, object)?.0.cast::<PyProperty>();
        let getter = function_in(property.getter_word())?;
        let start = ptr::with_exposed_provenance_mut::<u64>(*pc.add(3) as usize);
        if getter.code().start() == start && !start.is_null() {
            return push_special(vm, getter, start, [object], Kind::Attribute);
        }
        let entered = special(vm, getter, [object], Kind::Attribute);
        if let Some((_, start)) = entered {
            *pc.add(3) = start.expose_provenance() as u64;
        }
        entered
    }
}

/// The setter of a property of `object`, or the `__set__` of another descriptor, for the value that is stored.
///
/// # Safety
/// The innermost frame is at `pc`, a `StoreDescr`, whose operands the words are.
#[inline(never)]
pub unsafe fn setter(vm: &Thread, pc: *mut u64, object: Word, value: Word) -> Entered {
    // SAFETY: by contract; the property or the descriptor's class keeps the function until that has a frame.
    unsafe {
        let found = descriptor(pc, object)?;
        if let Some(property) = exact::<PyProperty>(found) {
            let setter = function_in(property.setter_word())?;
            return special(vm, setter, [object, value], Kind::Operator);
        }
        let method = function_in(lookup_borrowed(vm, (*found.0).ty(), &names::__set__))?;
        special(vm, method, [found, object, value], Kind::Operator)
    }
}

/// The `__getitem__` of the class of `object`, if that is a plain Python function.
///
/// # Safety
/// The innermost frame is at an instruction that loads an item of `object`; `key` is alive.
#[inline(always)]
pub unsafe fn item(vm: &Thread, object: Word, key: Word) -> Entered {
    // SAFETY: by contract.
    unsafe { if has_class(object) { item_of_class(vm, object, key) } else { None } }
}

/// The `__setitem__` of the class of `object`, likewise.
///
/// # Safety
/// The innermost frame is at an instruction that stores an item of `object`; `key` and `value` are alive.
#[inline(always)]
pub unsafe fn set_item(vm: &Thread, object: Word, key: Word, value: Word) -> Entered {
    // SAFETY: by contract.
    unsafe { if has_class(object) { set_item_of_class(vm, object, key, value) } else { None } }
}

/// Whether an object's type was made by a program.
///
/// # Safety
/// The word is a value that is alive.
#[inline(always)]
unsafe fn has_class(object: Word) -> bool {
    // SAFETY: by contract.
    object.is_object() && unsafe { (*object.0).ty().is_heap_type() }
}

/// # Safety
/// As for [`item`]; [`has_class`] has said yes.
#[inline(never)]
unsafe fn item_of_class(vm: &Thread, object: Word, key: Word) -> Entered {
    // SAFETY: by contract.
    unsafe {
        let ty = (*object.0).ty();
        let place = &ty.heap_type()?.get_item;
        match known_function(ty, place) {
            Some((function, start)) => push_special(vm, function, start, [object, key], Kind::Operator),
            None => {
                let is_special = |slot| ptr::fn_addr_eq(slot, special::subscript as Binary);
                if !ty.slots().subscript.is_some_and(is_special) {
                    return None;
                }
                learn(vm, ty, place, &names::__getitem__, [object, key])
            }
        }
    }
}

/// # Safety
/// As for [`set_item`]; [`has_class`] has said yes.
#[inline(never)]
unsafe fn set_item_of_class(vm: &Thread, object: Word, key: Word, value: Word) -> Entered {
    // SAFETY: by contract.
    unsafe {
        let ty = (*object.0).ty();
        let place = &ty.heap_type()?.set_item;
        match known_function(ty, place) {
            Some((function, start)) => {
                push_special(vm, function, start, [object, key, value], Kind::Operator)
            }
            None => {
                if ty.slots().ass_subscript.is_none() || special::native_set_item(vm, ty).is_some() {
                    return None;
                }
                learn(vm, ty, place, &names::__setitem__, [object, key, value])
            }
        }
    }
}

/// What is known of a class as it is.
#[inline(always)]
fn known_function<'a>(ty: &'a PyType, place: &Cell<KnownFunction>) -> Option<(&'a PyFunction, *mut u64)> {
    let known = place.get();
    if known.version != ty.version() || known.version == 0 {
        return None;
    }
    // SAFETY: the class has the function as long as it has that version.
    let function = unsafe { &*known.function };
    (function.code().start() == known.start).then_some((function, known.start))
}

/// A call of a special method that nothing is known of, which is kept if it takes just these arguments, of which the first is an instance
/// of the class.
///
/// # Safety
/// As for [`special`].
#[inline(never)]
unsafe fn learn<const N: usize>(
    vm: &Thread,
    ty: &PyType,
    place: &Cell<KnownFunction>,
    name: &'static StaticStr,
    args: [Word; N],
) -> Entered {
    // SAFETY: by contract; the class keeps what was found.
    unsafe {
        let version = assign_version(vm, ty);
        let method = lookup_borrowed(vm, ty, name);
        if method.is_null() {
            return None;
        }
        let function = method.as_value().downcast_exact::<PyFunction>()?;
        let entered = self::special(vm, function, args, Kind::Operator);
        if let Some((_, start)) = entered {
            place.set(KnownFunction { version, function, start });
        }
        entered
    }
}
