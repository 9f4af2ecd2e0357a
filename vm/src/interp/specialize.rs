//! Instructions that rewrite themselves to what they have seen.
//!
//! A specialized instruction checks a guard and falls back to the general code when it fails; that looks again, and rewrites
//! it for what it sees now. Nothing here changes what an instruction means.

use super::enter;
use super::exact::{exact, has_version};
use super::frame::Frame;
use super::instr::{self, Op, flag, with_op};
use super::{stats, variables};
use crate::builtins::classmethod::PyClassMethod;
use crate::builtins::descriptors::{PyGetSetDescr, PyMemberDescr, PyMethodDescr, PyWrapperDescr};
use crate::builtins::dict::{self, PyDict};
use crate::builtins::enumerate;
use crate::builtins::function::PyFunction;
use crate::builtins::function::builtin::{PyBuiltin, native_word};
use crate::builtins::generator::{self, PyGenerator};
use crate::builtins::list::{self, PyList, PyListIterator};
use crate::builtins::method::PyMethod;
use crate::builtins::module::PyModule;
use crate::builtins::property::PyProperty;
use crate::builtins::range::{self, PyRangeIterator};
use crate::builtins::staticmethod::PyStaticMethod;
use crate::builtins::str::PyStr;
use crate::builtins::tuple::{PyTuple, PyTupleIterator};
use crate::builtins::{object, super_, type_, weakref, zip};
use crate::class::lookup::{assign_version, lookup, lookup_borrowed};
use crate::class::sites::{Kind, Site};
use crate::class::slots::{DescrSet, Next};
use crate::class::{PyType, attributes, flags as type_flags, special};
use crate::error::PyResult;
use crate::modules::builtins::is_builtin;
use crate::modules::itertools::product;
use crate::names;
use crate::object::{Object, Payload};
use crate::protocol::iterate::Pair;
use crate::thread::Thread;
use crate::value::{Value, Word};
use std::ptr;

/// An operand, borrowed.
///
/// # Safety
/// The register holds a value, which stays there while the reference is used.
unsafe fn register<'a>(frame: *mut Frame, index: isize) -> &'a Value {
    // SAFETY: the instruction's operands hold values; the reference is used before anything changes them.
    unsafe { &*(*frame).register(index).cast::<Value>() }
}

fn is<T: Payload>(value: &Value) -> bool {
    value.downcast_exact::<T>().is_some()
}

/// # Safety
/// `pc` is a `ForIter` of `frame`.
#[inline(never)]
pub unsafe fn for_iter(vm: &Thread, frame: *mut Frame, pc: *mut u64) {
    stats::note_slow(vm, pc);
    // SAFETY: by contract.
    unsafe {
        let iterator = register(frame, instr::b(*pc));
        let op = if let Some(range) = iterator.downcast_exact::<PyRangeIterator>() {
            if range.is_wide() {
                return;
            }
            Op::ForRange
        } else if is::<PyListIterator>(iterator) {
            Op::ForList
        } else if is::<PyTupleIterator>(iterator) {
            Op::ForTuple
        } else if iterator.ty().is(&generator::TYPE) && is::<PyGenerator>(iterator) {
            Op::ForGenerator
        } else if let Some(next_pair) = next_pair_of(iterator, pc) {
            *pc.add(3) = next_pair as usize as u64;
            Op::ForPair
        } else if let Some(next) = iterator.ty().slots().iternext
            && iterator.ty().has_flag(type_flags::IMMUTABLE)
        {
            *pc.add(3) = next as usize as u64;
            match iterator.ty() {
                ty if ty.is(&dict::iterators::KEY_ITERATOR) => Op::ForKeys,
                ty if ty.is(&dict::iterators::VALUE_ITERATOR) => Op::ForValues,
                _ => Op::ForNative,
            }
        } else {
            return;
        };
        *pc.add(2) = std::ptr::from_ref(iterator.ty()).expose_provenance() as u64;
        *pc = with_op(*pc, op);
    }
}

/// How an iterator over pairs gives them without making tuples.
pub type NextPair = fn(&Thread, &Value) -> PyResult<Pair>;

/// Such a function, if the instruction behind the `ForIter` at `pc` takes the pairs apart.
///
/// # Safety
/// As for [`for_iter`].
unsafe fn next_pair_of(iterator: &Value, pc: *mut u64) -> Option<NextPair> {
    // SAFETY: by contract of `for_iter`: another instruction follows.
    let (own, unpack) = unsafe { (*pc, *pc.add(Op::ForIter.words())) };
    let takes_apart = instr::flags(own) & flag::TO_LOCAL == 0
        && Op::of_word(unpack) == Op::UnpackSequence
        && instr::flags(unpack) & flag::FREE_A != 0
        && instr::a(unpack) == instr::a(own)
        && instr::count_c(unpack) == 2;
    let ty = iterator.ty();
    match () {
        () if !takes_apart => None,
        () if ty.is(&enumerate::TYPE) => Some(enumerate::next_pair),
        () if ty.is(&zip::TYPE) && zip::is_of_two(iterator) => Some(zip::next_pair),
        () if product::is_of_two(iterator) && ty.is(&product::TYPE) => Some(product::next_pair),
        () if ty.is(&dict::iterators::ITEM_ITERATOR) => Some(dict::iterators::next_pair),
        () => None,
    }
}

/// The function that a `ForNative` keeps.
///
/// # Safety
/// The word was made by `for_iter`.
#[inline(always)]
pub unsafe fn next_of(word: u64) -> Next {
    // SAFETY: by contract.
    unsafe { std::mem::transmute::<*const (), Next>(std::ptr::with_exposed_provenance(word as usize)) }
}

/// The next key or value of the iterator over a dict that a `ForKeys` or `ForValues` has seen, owned; nothing at the end, and of others.
///
/// # Safety
/// The iterator has the type that the instruction `op` has kept.
#[inline(always)]
pub unsafe fn next_of_dict(op: Op, iterator: Word) -> Option<Word> {
    if op == Op::ForNative {
        return None;
    }
    // SAFETY: by contract; the dict has both until they are counted.
    unsafe {
        let (key, value) = (*iterator.0.cast::<dict::iterators::PyDictIterator>()).next_words()?;
        let word = if op == Op::ForKeys { key } else { value };
        word.increment();
        Some(word)
    }
}

/// The function that a `ForPair` keeps.
///
/// # Safety
/// The word was made by `for_iter`.
#[inline(always)]
pub unsafe fn next_pair(word: u64) -> NextPair {
    // SAFETY: by contract.
    unsafe { std::mem::transmute::<*const (), NextPair>(std::ptr::with_exposed_provenance(word as usize)) }
}

/// # Safety
/// `pc` is a `GetItemRR` of `frame`.
#[inline(never)]
pub unsafe fn get_item(frame: *mut Frame, pc: *mut u64) {
    // SAFETY: by contract.
    unsafe {
        let (object, key) = (register(frame, instr::b(*pc)), register(frame, instr::c(*pc)));
        let op = match () {
            () if is::<PyList>(object) && key.is_small() => Op::GetItemList,
            () if is::<PyTuple>(object) && key.is_small() => Op::GetItemTuple,
            () if is::<PyDict>(object) => Op::GetItemDict,
            () => Op::GetItemOther,
        };
        *pc = with_op(*pc, op);
    }
}

/// # Safety
/// `pc` is a `SetItem` of `frame`.
#[inline(never)]
pub unsafe fn set_item(frame: *mut Frame, pc: *mut u64) {
    // SAFETY: by contract.
    unsafe {
        let (object, key) = (register(frame, instr::a(*pc)), register(frame, instr::b(*pc)));
        let op = match () {
            () if is::<PyList>(object) && key.is_small() => Op::SetItemList,
            () if is::<PyDict>(object) => Op::SetItemDict,
            () => return,
        };
        *pc = with_op(*pc, op);
    }
}

/// The function that `super().name(...)` calls with the receiver as its first argument, if it is one; `operands` are `super`, the
/// class and the receiver.
///
/// # Safety
/// `pc` is a `LoadSuper`, or its specialization, with `METHOD`.
pub unsafe fn load_super(vm: &Thread, pc: *mut u64, operands: [&Value; 3], name: &PyStr) -> Option<Value> {
    let [global_super, class, receiver] = operands;
    let ty = receiver.ty();
    if !global_super.is(&super_::TYPE.to_value()) || ty.has_flag(type_flags::TYPE_SUBCLASS) {
        return None;
    }
    let class = class.downcast::<PyType>()?;
    let version = assign_version(vm, ty);
    if version == 0 || !receiver.is_heap() || !name.is_interned() || name.is_text("__class__") {
        return None;
    }
    let found = super_::found_behind(class, ty, name)?;
    // SAFETY: by contract; what was found is alive as long as the version of the type holds, and so is the class, which is
    // of its order.
    unsafe {
        let function = found.as_value();
        if !function.ty().has_flag(type_flags::METHOD_DESCRIPTOR) || !super::slow::applies_to(function, ty) {
            return None;
        }
        set_version(pc, version);
        *pc.add(2) = std::ptr::from_ref(class).expose_provenance() as u64;
        *pc.add(3) = found.exposed_bits();
        *pc = with_op(*pc, Op::SuperMethod);
        Some(found.to_value())
    }
}

/// The cache's first word: a version, and the name's index, which stays.
///
/// # Safety
/// `pc` is an instruction with a cache.
pub unsafe fn set_version(pc: *mut u64, version: u32) {
    // SAFETY: the instruction has a second word.
    unsafe { *pc.add(1) = *pc.add(1) & !0xFFFF_FFFF | u64::from(version) }
}

/// # Safety
/// `pc` is a `LoadGlobal` of `frame`, or one of its specializations.
pub unsafe fn load_global(vm: &Thread, frame: *mut Frame, pc: *mut u64, name: &PyStr) {
    // SAFETY: by contract.
    unsafe { load_global_as(vm, frame, pc, name, Op::GlobalModule, Op::GlobalBuiltin) }
}

/// Names of a module's own code, which as a rule runs once, are worth it the second time only.
///
/// # Safety
/// `pc` is a `LoadName` of `frame`, or one of its specializations.
pub unsafe fn load_name(vm: &Thread, frame: *mut Frame, pc: *mut u64, name: &PyStr) {
    // SAFETY: by contract.
    unsafe {
        if !is_module_frame(frame) {
            return;
        }
        if *pc.add(3) == 0 {
            *pc.add(3) = 1;
            return;
        }
        load_global_as(vm, frame, pc, name, Op::NameModule, Op::NameBuiltin);
    }
}

/// Whether the frame's namespace is its globals.
///
/// # Safety
/// `frame` is the innermost frame.
#[inline(always)]
pub unsafe fn is_module_frame(frame: *mut Frame) -> bool {
    // SAFETY: by contract.
    unsafe { std::ptr::eq((*frame).namespace.get().0.cast(), (*frame).globals()) }
}

/// # Safety
/// `pc` is a `StoreName` of `frame`, or its specialization, and has just been done.
pub unsafe fn store_name(vm: &Thread, frame: *mut Frame, pc: *mut u64, name: &PyStr) {
    // SAFETY: by contract.
    unsafe {
        let globals = (*frame).globals();
        let is_global = instr::flags(*pc) & flag::SENSE != 0 || is_module_frame(frame);
        if !is_global || !globals.as_object().ty().is(&dict::TYPE) {
            return;
        }
        if *pc.add(2) == 0 {
            *pc.add(2) = 1;
            return;
        }
        let Some(number) = globals.entry_number(name) else { return };
        let version = globals.ensure_keys_version(vm);
        if version == 0 {
            return;
        }
        set_version(pc, version);
        *pc.add(2) = globals.value_place(number).expose_provenance() as u64;
        *pc = with_op(*pc, Op::StoreNameModule);
    }
}

/// Caches the place of a global, by the instruction `of_module`, or of a builtin, by `of_builtins`.
///
/// # Safety
/// `pc` is an instruction of `frame` that one of the two may take the place of.
unsafe fn load_global_as(
    vm: &Thread,
    frame: *mut Frame,
    pc: *mut u64,
    name: &PyStr,
    of_module: Op,
    of_builtins: Op,
) {
    // SAFETY: by contract of the callers.
    unsafe {
        let function = (*frame).function();
        let (globals, builtins) = (function.globals(), function.builtins());
        let is_plain = |dict: &PyDict| dict.as_object().ty().is(&dict::TYPE);
        if !is_plain(globals) || !is_plain(builtins) {
            return;
        }
        let (dict, op) = match (globals.entry_number(name), builtins.entry_number(name)) {
            (Some(number), _) => ((globals, number), of_module),
            (None, Some(number)) => ((builtins, number), of_builtins),
            (None, None) => return,
        };
        let globals_version = globals.ensure_keys_version(vm);
        let builtins_version = if op == of_builtins { builtins.ensure_keys_version(vm) } else { 1 };
        if globals_version == 0 || builtins_version == 0 {
            return;
        }
        set_version(pc, globals_version);
        *pc.add(2) = dict.0.value_place(dict.1).expose_provenance() as u64;
        *pc.add(3) = u64::from(builtins_version);
        *pc = with_op(*pc, op);
    }
}

/// # Safety
/// `pc` is a `LoadAttr` of `frame`, or one of its specializations.
pub unsafe fn load_attr(vm: &Thread, _: *mut Frame, pc: *mut u64, value: &Value, name: &PyStr) {
    // SAFETY: by contract; what is cached is alive as long as the type's version holds.
    unsafe {
        let is_method = instr::flags(*pc) & flag::METHOD != 0;
        let before = Known::of(pc);
        *pc = with_op(*pc, Op::LoadAttr);
        if let Some(module) = value.downcast_exact::<PyModule>() {
            return load_module_attr(vm, pc, module, name);
        }
        let ty = value.ty();
        if let Some(class) = value.downcast::<PyType>() {
            if special::finds_like_type(vm, ty) {
                load_type_attr(vm, pc, class, name);
            }
            return;
        }
        if !special::finds_generically(vm, ty) {
            return;
        }
        let version = assign_version(vm, ty);
        if version == 0 {
            return;
        }
        let found = lookup_borrowed(vm, ty, name);
        if found.is_null() {
            return load_instance_attr(pc, value, name, version, before);
        }
        let found = found.as_value();
        let found_type = found.ty();
        let attribute_word = ty.attributes_offset() as u64;
        if attribute_word != 0 && ty.native.variable {
            return;
        }
        // An attribute of the instance comes before one of the class: of this one, or of others that have the same version.
        let has_place = ty.heap_type().is_some_and(|heap| heap.shape.index(name).is_some());
        if found_type.has_flag(type_flags::METHOD_DESCRIPTOR) {
            if !super::slow::applies_to(found, ty)
                || has_place
                || value.as_object().is_some_and(|object| attributes::get(object, name).is_some())
            {
                return;
            }
            set_version(pc, version);
            if !is_method {
                *pc.add(2) = found.exposed_bits();
                *pc.add(3) = attribute_word;
                *pc = with_op(*pc, Op::AttrBound);
                return;
            }
            *pc.add(2) = found.exposed_bits();
            *pc.add(3) = attribute_word | u64::from(before.with_method(found, attribute_word)) << 32;
            *pc = with_op(*pc, if attribute_word == 0 { Op::MethodType } else { Op::MethodInline });
            return;
        }
        if let Some(offset) = found.downcast_exact::<PyMemberDescr>().and_then(PyMemberDescr::offset) {
            before.write_place(pc, version, offset as u64);
            return;
        }
        if ty.has_flag(type_flags::GENERIC_GETATTR) && write_getter(pc, found, ty, version) {
            return;
        }
        // An `AttributeError` of a getter makes the VM ask a `__getattr__`.
        if ty.has_flag(type_flags::GENERIC_GETATTR)
            && let Some(property) = found.downcast_exact::<PyProperty>()
            && enter::function_in(property.getter_word()).is_some()
        {
            set_version(pc, version);
            *pc.add(2) = found.exposed_bits();
            *pc.add(3) = 0;
            *pc = with_op(*pc, Op::AttrProperty);
            return;
        }
        if !has_place && value.is_heap() && load_wrapped(pc, found, version, Op::AttrWrapped) {
            *pc.add(3) = attribute_word;
            return;
        }
        let slots = found_type.slots();
        if slots.descr_set.is_some() {
            if slots.descr_get.is_some()
                && found_type.has_flag(type_flags::IMMUTABLE)
                && ty.has_flag(type_flags::GENERIC_GETATTR)
            {
                set_version(pc, version);
                *pc.add(2) = found.exposed_bits();
                *pc.add(3) = 0;
                *pc = with_op(*pc, Op::AttrBound);
            }
            return;
        }
        let variable = ty.find_variable(name);
        if slots.descr_get.is_none()
            && value.is_heap()
            && let Some(index) = ty.heap_type().and_then(|heap| heap.shape.index(name))
        {
            if variable.is_some() {
                before.write_place(pc, version, attributes::offset_of(ty, index) as u64);
                return;
            }
            set_version(pc, version);
            *pc.add(2) = attributes::offset_of(ty, index) as u64 | attribute_word << 32;
            *pc.add(3) = found.exposed_bits();
            *pc = with_op(*pc, Op::AttrEither);
            return;
        }
        if value.as_object().is_some_and(|object| attributes::get(object, name).is_some()) {
            // The instance's own attribute hides one of the class that is no data descriptor.
            return load_instance_attr(pc, value, name, version, before);
        }
        if slots.descr_get.is_none() && !has_place && value.is_heap() {
            if let Some(place) = variable {
                variables::keep(pc, version, place, attribute_word as u32, false);
                return;
            }
            set_version(pc, version);
            *pc.add(2) = found.exposed_bits();
            *pc.add(3) = attribute_word;
            *pc = with_op(*pc, Op::AttrClass);
        }
    }
}

/// Marks an `AttrBound` of a native class method that is called at once: the version is that of the class, the last word's upper half
/// that of the metaclass.
pub const OF_CLASS: u64 = 1;

/// The other way of an instruction that has none: no type has that version.
const NO_WAY: u64 = u32::MAX as u64;

/// Specializes for a native getter, whose definition is static.
///
/// # Safety
/// As for [`load_attr`]; `found` is what the type, which has this version, has as the attribute.
unsafe fn write_getter(pc: *mut u64, found: &Value, ty: &PyType, version: u32) -> bool {
    let Some(descriptor) = found.downcast_exact::<PyGetSetDescr>() else { return false };
    if !descriptor.applies_to(ty) {
        return false;
    }
    // SAFETY: by contract.
    unsafe {
        set_version(pc, version);
        *pc.add(2) = std::ptr::from_ref(descriptor.def).expose_provenance() as u64;
        *pc = with_op(*pc, Op::AttrGetter);
    }
    true
}

/// What an attribute instruction has cached before it is specialized once more, some of which it may keep: `AttrPlace` knows up to
/// three versions, the first two of which have the same place; `MethodType` and `MethodInline` two, which have the same method.
struct Known {
    op: Op,
    words: [u64; 3],
}

impl Known {
    /// # Safety
    /// `pc` is at an instruction that loads an attribute.
    unsafe fn of(pc: *mut u64) -> Known {
        // SAFETY: by contract.
        unsafe { Known { op: Op::of_word(*pc), words: [*pc.add(1), *pc.add(2), *pc.add(3)] } }
    }

    /// The first version for which the method has been found too, if it has.
    fn with_method(&self, found: &Value, attribute_word: u64) -> u32 {
        let op = if attribute_word == 0 { Op::MethodType } else { Op::MethodInline };
        let [version, function, word] = self.words;
        let is_same = self.op == op && function == found.exposed_bits() && word & NO_WAY == attribute_word;
        if is_same { version as u32 } else { NO_WAY as u32 }
    }

    /// Makes the instruction an `AttrPlace` for one more version.
    ///
    /// # Safety
    /// `pc` is at the instruction that this was known of.
    unsafe fn write_place(&self, pc: *mut u64, version: u32, offset: u64) {
        let [first, place, last] = self.words;
        let (second, last) = if self.op != Op::AttrPlace {
            (NO_WAY, NO_WAY)
        } else if place & NO_WAY != offset {
            (NO_WAY, other_way(first, place))
        } else if place >> 32 == NO_WAY {
            (first & NO_WAY, last)
        } else {
            (first & NO_WAY, other_way(place >> 32, offset))
        };
        // SAFETY: by contract.
        unsafe {
            set_version(pc, version);
            *pc.add(2) = offset | second << 32;
            *pc.add(3) = last;
            *pc = with_op(*pc, Op::AttrPlace);
        }
    }
}

/// What an instruction has cached so far, as its second way: a version and a place.
fn other_way(version: u64, place: u64) -> u64 {
    version & 0xFFFF_FFFF | place << 32
}

/// Whether an attribute instruction, whose guard has failed, has kept all that it can: the types it sees are more.
///
/// # Safety
/// `pc` is at an instruction that loads or stores an attribute.
#[inline(always)]
pub unsafe fn has_seen_many(pc: *mut u64) -> bool {
    // SAFETY: by contract.
    unsafe {
        match Op::of_word(*pc) {
            Op::LoadAttr | Op::StoreAttr => false,
            Op::AttrPlace | Op::StorePlace => *pc.add(3) as u32 != NO_WAY as u32,
            _ => true,
        }
    }
}

/// Lets others know what the instruction at `pc`, which has just been specialized, has found.
///
/// # Safety
/// As for [`has_seen_many`].
pub unsafe fn keep_site(vm: &Thread, pc: *mut u64, name: &PyStr) {
    // SAFETY: by contract.
    unsafe {
        let (kind, second) = match Op::of_word(*pc) {
            Op::AttrPlace => (Kind::Place, 0),
            Op::MethodType => (Kind::Method, 0),
            Op::MethodInline => (Kind::Method, *pc.add(3) & NO_WAY),
            Op::AttrClass => (Kind::Class, *pc.add(3)),
            Op::AttrEither => (Kind::Either, *pc.add(3)),
            Op::StorePlace => (Kind::Store, 0),
            _ => return,
        };
        vm.interp().sites.keep(*pc.add(1) as u32, name, Site { kind, first: *pc.add(2), second });
    }
}

/// The place of an attribute in an object as `StorePlace` keeps it: offset and number.
#[inline(always)]
pub fn place_of(place: u64) -> (usize, usize) {
    ((place & 0xFF_FFFF) as usize, (place >> 24 & 0xFF) as usize)
}

/// An attribute that is in the instance, if anywhere.
///
/// # Safety
/// As for [`load_attr`]; `version` is that of the value's type.
unsafe fn load_instance_attr(pc: *mut u64, value: &Value, name: &PyStr, version: u32, before: Known) {
    let Some(object) = value.as_object() else { return };
    let ty = object.ty();
    if ty.attributes_offset() == 0 || ty.native.variable {
        return;
    }
    // SAFETY: by contract of `load_attr`.
    unsafe {
        if attributes::order_of(object).is_some() {
            let Some(index) = ty.heap_type().and_then(|heap| heap.shape.index(name)) else { return };
            before.write_place(pc, version, attributes::offset_of(ty, index) as u64);
        } else if let Some(dict) = attributes::existing_dict(object)
            && let Some(number) = dict.entry_number(name)
        {
            set_version(pc, version);
            *pc.add(2) = ty.attributes_offset() as u64 | (number as u64) << 32;
            *pc.add(3) = std::ptr::from_ref(name).expose_provenance() as u64;
            *pc = with_op(*pc, Op::AttrDict);
        }
    }
}

/// The value of an `AttrEither`, borrowed: the instance's own, or the class's; null if the instruction does not know it.
///
/// # Safety
/// `pc` is at the instruction, and the object is alive.
#[inline(always)]
pub unsafe fn either_value(pc: *mut u64, object: Word) -> Word {
    // SAFETY: by contract; instances of a type with that version have a value or null at that place.
    unsafe {
        if !has_version(pc, object) {
            return Word::NULL;
        }
        let offsets = *pc.add(2);
        let own = *object.0.cast::<u8>().add(offsets as u32 as usize).cast::<Word>();
        if own.is_null() && attributes::word_is_inline(&*object.0, (offsets >> 32) as usize) {
            return Word::from_bits(*pc.add(3));
        }
        own
    }
}

/// The value of an `AttrDict`, as for [`either_value`].
///
/// # Safety
/// As there.
#[inline(always)]
pub unsafe fn dict_value(pc: *mut u64, object: Word) -> Word {
    // SAFETY: by contract; such instances have their attribute word there.
    unsafe {
        if !has_version(pc, object) {
            return Word::NULL;
        }
        attributes::dict_entry(&*object.0, *pc.add(2) as usize, *pc.add(3))
    }
}

/// The value of an `AttrModule`, as for [`either_value`].
///
/// # Safety
/// As there.
#[inline(always)]
pub unsafe fn module_value(pc: *mut u64, object: Word) -> Word {
    // SAFETY: by contract; a dict with that version of its keys has a value or null at that place.
    unsafe {
        match exact::<PyModule>(object) {
            Some(module) if module.dict().keys_version() == *pc.add(1) as u32 => *(*pc.add(2) as *const Word),
            _ => Word::NULL,
        }
    }
}

/// An attribute of a module, in its dict.
///
/// # Safety
/// As for [`load_attr`].
unsafe fn load_module_attr(vm: &Thread, pc: *mut u64, module: &PyModule, name: &PyStr) {
    let dict = module.dict();
    let Some(number) = dict.entry_number(name) else { return };
    let version = dict.ensure_keys_version(vm);
    if version == 0 {
        return;
    }
    // SAFETY: by contract of `load_attr`.
    unsafe {
        set_version(pc, version);
        *pc.add(2) = dict.value_place(number).expose_provenance() as u64;
        *pc = with_op(*pc, Op::AttrModule);
    }
}

/// Specializes for a `classmethod` whose attribute is called at once, or a `staticmethod`; what they wrap is looked up in them,
/// since it may change.
///
/// # Safety
/// As for [`load_attr`]; `found` lives as long as the version holds.
unsafe fn load_wrapped(pc: *mut u64, found: &Value, version: u32, op: Op) -> bool {
    // SAFETY: by contract of `load_attr`.
    unsafe {
        let is_method = instr::flags(*pc) & flag::METHOD != 0;
        let is_static = is::<PyStaticMethod>(found);
        if !(is_static || is_method && is::<PyClassMethod>(found)) {
            return false;
        }
        set_version(pc, version);
        *pc.add(2) = found.exposed_bits() | u64::from(is_static);
        *pc = with_op(*pc, op);
        true
    }
}

/// What the `staticmethod` or `classmethod` in an instruction's cache wraps, and whether it is the former; null if it has
/// been cleared.
///
/// # Safety
/// The word was made by `load_wrapped`, and the version it depends on holds.
#[inline(always)]
pub unsafe fn wrapped(word: u64) -> (Word, bool) {
    // SAFETY: by contract.
    unsafe {
        let object = Word::from_bits(word & !1).0;
        if word & 1 != 0 {
            ((*object.cast::<PyStaticMethod>()).wrapped(), true)
        } else {
            ((*object.cast::<PyClassMethod>()).wrapped(), false)
        }
    }
}

/// What an `AttrWrapped` or `WrappedOfType` finds for `object`: the function and the class that is its first argument, or null for
/// that of a static method. Both are borrowed.
///
/// # Safety
/// `pc` is at such an instruction, and `object` its operand.
#[inline(always)]
pub unsafe fn find_wrapped(pc: *mut u64, object: Word) -> Option<(Word, Word)> {
    // SAFETY: by contract; the cache says what is true of types with its versions.
    unsafe {
        let (cache, of_instance) = (*pc.add(1), Op::of_word(*pc) == Op::AttrWrapped);
        let is_known = object.is_pointer()
            && if of_instance {
                (*object.0).ty().version() == cache as u32
                    && attributes::word_is_inline(&*object.0, *pc.add(3) as usize)
            } else {
                (*object.0).ty().version() == *pc.add(3) as u32
                    && (*object.0.cast::<PyType>()).version() == cache as u32
            };
        if !is_known {
            return None;
        }
        let (function, is_static) = wrapped(*pc.add(2));
        if function.is_null() {
            return None;
        }
        let class = match (is_static, of_instance) {
            (true, _) => Word::NULL,
            (false, true) => Word((*object.0).type_ptr().cast_mut().cast()),
            (false, false) => object,
        };
        Some((function, class))
    }
}

/// An attribute of a class, where the metaclass has none of that name.
///
/// # Safety
/// As for [`load_attr`].
unsafe fn load_type_attr(vm: &Thread, pc: *mut u64, ty: &PyType, name: &PyStr) {
    let metaclass = ty.as_object().ty();
    let (version, meta_version) = (assign_version(vm, ty), assign_version(vm, metaclass));
    let of_metaclass = lookup_borrowed(vm, metaclass, name);
    if !of_metaclass.is_null() {
        // SAFETY: the metaclass has it.
        let found = unsafe { of_metaclass.as_value() };
        if found.ty().slots().descr_set.is_some() {
            if meta_version != 0 && type_::has_plain_attributes(&ty.to_value()) {
                // SAFETY: by contract of `load_attr`.
                unsafe { write_getter(pc, found, metaclass, meta_version) };
            }
            return;
        }
    }
    let found = lookup_borrowed(vm, ty, name);
    if version == 0 || meta_version == 0 || found.is_null() {
        return;
    }
    // SAFETY: by contract of `load_attr`. Functions are not bound when looked up in the class.
    unsafe {
        let value = found.as_value();
        if load_wrapped(pc, value, version, Op::WrappedOfType) {
            *pc.add(3) = u64::from(meta_version);
            return;
        }
        // Tracing sees what is called as a program would.
        if instr::flags(*pc) & flag::METHOD != 0
            && !vm.tracing.is_on()
            && is_immortal(value)
            && let Some(method) = value.downcast::<PyMethodDescr>()
            && method.is_of_class(ty)
        {
            set_version(pc, version);
            *pc.add(2) = found.exposed_bits();
            *pc.add(3) = u64::from(meta_version) << 32 | OF_CLASS;
            *pc = with_op(*pc, Op::AttrBound);
            return;
        }
        let plain = value.ty().slots().descr_get.is_none()
            || is::<PyFunction>(value)
            || is::<PyMethodDescr>(value)
            || is::<PyWrapperDescr>(value);
        if let Some(place) = ty.find_variable(name) {
            variables::keep(pc, version, place, meta_version, true);
        } else if plain {
            set_version(pc, version);
            *pc.add(2) = found.exposed_bits();
            *pc.add(3) = u64::from(meta_version);
            *pc = with_op(*pc, Op::AttrOfType);
        }
    }
}

/// # Safety
/// `pc` is a `StoreAttr` of `frame`, or one of its specializations, and has just been done.
pub unsafe fn store_attr(vm: &Thread, _: *mut Frame, pc: *mut u64, value: &Value, name: &PyStr) {
    // SAFETY: by contract.
    unsafe {
        let before =
            if Op::of_word(*pc) == Op::StorePlace { other_way(*pc.add(1), *pc.add(2)) } else { NO_WAY };
        *pc = with_op(*pc, Op::StoreAttr);
        let Some(object) = value.as_object() else { return };
        let ty = object.ty();
        if !ty.has_flag(type_flags::GENERIC_SETATTR) || ty.native.variable {
            return;
        }
        let version = assign_version(vm, ty);
        if version == 0 {
            return;
        }
        let found = lookup_borrowed(vm, ty, name);
        if !found.is_null() {
            let found = found.as_value();
            if let Some(offset) = found.downcast_exact::<PyMemberDescr>().and_then(PyMemberDescr::offset) {
                set_version(pc, version);
                *pc.add(2) = offset as u64;
                *pc = with_op(*pc, Op::StoreMember);
                return;
            }
            if let Some(set) = found.ty().slots().descr_set {
                if is::<PyProperty>(found) || ptr::fn_addr_eq(set, special::descr_set as DescrSet) {
                    set_version(pc, version);
                    *pc.add(2) = found.exposed_bits();
                    *pc = with_op(*pc, Op::StoreDescr);
                }
                return;
            }
        }
        if attributes::order_of(object).is_none() {
            return;
        }
        let Some(index) = ty.heap_type().and_then(|heap| heap.shape.index(name)) else { return };
        set_version(pc, version);
        *pc.add(2) = attributes::offset_of(ty, index) as u64 | (index as u64) << 24;
        *pc.add(3) = before;
        *pc = with_op(*pc, Op::StorePlace);
    }
}

/// Now and then lets a call that has met something else than it was specialized for be specialized again: a class, say, that has been
/// changed since.
///
/// # Safety
/// `pc` is at a `Call` or one of its specializations, and `callable` is what it calls.
#[inline(always)]
pub unsafe fn call_anew(vm: &Thread, pc: *mut u64, callable: Word) {
    // SAFETY: by contract; all have the same length.
    unsafe {
        let is_known = match Op::of_word(*pc) {
            Op::Call => true,
            Op::CallWords => *pc.add(1) == type_word(callable.as_value().ty()),
            _ => false,
        };
        if !is_known && vm.interp().sites.loses_patience() {
            *pc = with_op(*pc, Op::Call);
        }
    }
}

/// # Safety
/// `pc` is a `Call` of `frame`.
#[inline(never)]
pub unsafe fn call(vm: &Thread, frame: *mut Frame, pc: *mut u64) {
    // Tracing sees every call in its general form.
    if vm.tracing.is_on() {
        return;
    }
    // SAFETY: by contract; a cached function is checked by its version, or by identity.
    unsafe {
        let w = *pc;
        let base = (*frame).register(instr::a(w));
        let callable = (*base).as_value();
        let has_self = !(*base.add(1)).is_null();
        let count = instr::count_b(w) + usize::from(has_self);
        if let Some(function) = callable.downcast_exact::<PyFunction>() {
            if let Some(missing) = missing_in(vm, function, count) {
                keep_entry(vm, pc, function, missing);
                let op = match (missing, has_self) {
                    (0, false) => Op::CallPy,
                    (0, true) => Op::CallPyMethod,
                    (_, false) => Op::CallPyDefaults,
                    (_, true) => Op::CallPyMethodDefaults,
                };
                *pc = with_op(w, op);
            } else if makes_generator_of(vm, function, count) {
                *pc.add(1) = u64::from(function.code().ensure_version(vm)) | (count as u64) << 32;
                *pc = with_op(w, Op::CallGenerator);
            } else {
                *pc.add(1) = type_word(callable.ty());
                *pc = with_op(w, Op::CallWords);
            }
        } else if let Some(method) = callable.downcast_exact::<PyMethod>() {
            if let Some(function) = method.function_word().as_value().downcast_exact::<PyFunction>()
                && !has_self
                && let Some(missing) = missing_in(vm, function, count + 1)
            {
                keep_entry(vm, pc, function, missing);
                *pc = with_op(w, Op::CallBound);
            } else {
                *pc.add(1) = type_word(callable.ty());
                *pc = with_op(w, Op::CallWords);
            }
        } else if let Some(builtin) = callable.downcast_exact::<PyBuiltin>() {
            if !has_self && let Some(native) = builtin.exact(count) {
                *pc.add(1) = std::ptr::from_ref(builtin.def).expose_provenance() as u64;
                *pc.add(2) = native_word(native);
                let op = match () {
                    () if is_builtin(builtin.def, "len") => Op::CallLen,
                    () if is_builtin(builtin.def, "isinstance") => Op::CallIsInstance,
                    () => Op::CallNative,
                };
                if op == Op::CallIsInstance {
                    // No versions, no answer.
                    *pc.add(2) = 0;
                }
                *pc = with_op(w, op);
            } else if !has_self && builtin.can_fill(count) {
                *pc.add(1) = std::ptr::from_ref(builtin.def).expose_provenance() as u64;
                *pc.add(2) = *pc.add(1);
                *pc = with_op(w, Op::CallFilled);
            } else if !has_self && let Some(native) = builtin.exact_bound(count) {
                *pc.add(1) = std::ptr::from_ref(builtin.def).expose_provenance() as u64;
                *pc.add(2) = native_word(native);
                *pc = with_op(w, Op::CallNativeBound);
            } else if !has_self && builtin.can_fill_bound(count) {
                *pc.add(1) = std::ptr::from_ref(builtin.def).expose_provenance() as u64;
                *pc.add(2) = *pc.add(1);
                *pc = with_op(w, Op::CallFilledBound);
            } else {
                call_slot(pc, callable);
            }
        } else if let Some(method) = callable.downcast_exact::<PyMethodDescr>() {
            if has_self
                && is_immortal(callable)
                && let Some(native) = method.exact((*base.add(1)).as_value(), count)
            {
                *pc.add(1) = callable.exposed_bits();
                *pc.add(2) = native_word(native);
                let op = match method.name() {
                    "append" if method.owner().is(&list::TYPE) => Op::CallListAppend,
                    "get" if method.owner().is(&dict::TYPE) => Op::CallDictGet,
                    _ => Op::CallNativeMethod,
                };
                *pc = with_op(w, op);
            } else if has_self
                && is_immortal(callable)
                && let Some(def) = method.filled((*base.add(1)).as_value(), count)
            {
                *pc.add(1) = callable.exposed_bits();
                *pc.add(2) = std::ptr::from_ref(def).expose_provenance() as u64;
                let is_get = method.owner().is(&dict::TYPE) && method.name() == "get";
                *pc = with_op(w, if is_get { Op::CallDictGet } else { Op::CallFilledMethod });
            } else if !has_self
                && count > 0
                && is_immortal(callable)
                && method.is_called_with((*base.add(2)).as_value(), count)
            {
                *pc.add(1) = callable.exposed_bits();
                *pc = with_op(w, Op::CallUnbound);
            } else {
                call_slot(pc, callable);
            }
        } else if let Some(method) = callable.downcast::<PyMethodDescr>()
            && has_self
            && is_immortal(callable)
            && (*base.add(1)).as_value().downcast::<PyType>().is_some_and(|class| method.is_of_class(class))
        {
            *pc.add(1) = callable.exposed_bits();
            if let Some(native) = crate::call::exact_native(method.def, count) {
                *pc.add(2) = native_word(native);
                *pc = with_op(w, Op::CallNativeMethod);
            } else if crate::call::can_fill(method.def, count) {
                *pc.add(2) = std::ptr::from_ref(method.def).expose_provenance() as u64;
                *pc = with_op(w, Op::CallFilledMethod);
            } else {
                call_slot(pc, callable);
            }
        } else if let Some(ty) = callable.downcast::<PyType>()
            && type_::is_called_plainly(callable)
            && !has_self
        {
            if ty.is(&type_::TYPE) && count == 1 {
                *pc = with_op(w, Op::CallTypeOf);
            } else if ty.is_heap_type() {
                call_class(vm, pc, ty, count + 1);
            } else {
                call_native_type(pc, callable, ty);
            }
        } else {
            call_slot(pc, callable);
        }
    }
}

/// Whether the instruction `next` does nothing but iterate over what the call `w`, of one or two arguments, returns.
fn is_iterated_at_once(w: u64, next: u64) -> bool {
    matches!(instr::count_b(w), 1 | 2)
        && instr::flags(w) & (flag::TO_LOCAL | flag::DISCARD) == 0
        && Op::of_word(next) == Op::GetIter
        && instr::flags(next) & (flag::FREE_B | flag::TO_LOCAL) == flag::FREE_B
        && instr::b(next) == instr::c(w)
}

/// A static class without an `__init__` that does anything for positional arguments which its `__new__` has taken.
///
/// # Safety
/// As for [`call`].
unsafe fn call_native_type(pc: *mut u64, callable: &Value, ty: &PyType) {
    // SAFETY: by contract: another instruction follows.
    unsafe {
        if ty.is(&range::TYPE) && is_iterated_at_once(*pc, *pc.add(Op::Call.words())) {
            *pc = with_op(*pc, Op::CallRangeIter);
            return;
        }
    }
    let slots = ty.slots();
    let only_new = ty.has_flag(type_flags::IMMUTABLE)
        && !object::is_own_new(ty)
        && (slots.init.is_none() || object::is_own_init(ty) || weakref::is_own_init(ty));
    // SAFETY: by contract.
    unsafe {
        match slots.new {
            Some(new) if only_new && is_immortal(callable) => {
                *pc.add(1) = callable.exposed_bits();
                *pc.add(2) = new as usize as u64;
                *pc = with_op(*pc, Op::CallNew);
            }
            _ => call_slot(pc, callable),
        }
    }
}

fn type_word(ty: &PyType) -> u64 {
    std::ptr::from_ref(ty).expose_provenance() as u64
}

/// What types that cannot change do in their slots stays the same.
///
/// # Safety
/// As for [`call`].
unsafe fn call_slot(pc: *mut u64, callable: &Value) {
    let ty = callable.ty();
    if let Some(call) = ty.slots().call
        && ty.has_flag(type_flags::IMMUTABLE)
        && !ty.is_heap_type()
    {
        // SAFETY: by contract of `call`.
        unsafe {
            *pc.add(1) = type_word(ty);
            *pc.add(2) = call as usize as u64;
            *pc = with_op(*pc, Op::CallSlot);
        }
    }
}

fn is_immortal(value: &Value) -> bool {
    value.as_object().is_some_and(Object::is_immortal)
}

/// Keeps what a call of a function needs in the instruction's cache: the version of its code with the number of the locals and of the
/// arguments that are missing, and where its code begins. Were they looked up from the callable, all that the callee does would
/// wait for a chain of loads.
///
/// # Safety
/// `pc` is at a call instruction; `missing_in` has said so many.
unsafe fn keep_entry(vm: &Thread, pc: *mut u64, function: &PyFunction, missing: usize) {
    let code = function.code();
    // SAFETY: by contract; a code object keeps its translation.
    unsafe {
        let counts = (code.locals_count() as u64) << 32 | (missing as u64) << MISSING;
        *pc.add(1) = u64::from(code.ensure_version(vm)) | counts;
        *pc.add(2) = code.start().expose_provenance() as u64;
    }
}

/// Where the number of missing arguments begins in the first word of a call's cache.
const MISSING: u32 = 56;

/// The number of locals and the first word of the code whose version is in the cache of the call at `pc`.
///
/// # Safety
/// `keep_entry` has filled the cache.
#[inline(always)]
pub unsafe fn entry_of(pc: *mut u64) -> (usize, *mut u64) {
    // SAFETY: by contract.
    unsafe {
        let count = *pc.add(1) << (u64::BITS - MISSING) >> (u64::BITS - MISSING + 32);
        (count as usize, std::ptr::with_exposed_provenance_mut(*pc.add(2) as usize))
    }
}

/// How many of the parameters the call at `pc` leaves to their defaults.
///
/// # Safety
/// As for [`entry_of`].
#[inline(always)]
pub unsafe fn missing_of(pc: *mut u64) -> usize {
    // SAFETY: by contract.
    unsafe { (*pc.add(1) >> MISSING) as usize }
}

/// How many parameters a call with `count` positional arguments leaves to their defaults; nothing if it is none that fills the function's
/// parameters so and runs it in an ordinary frame.
fn missing_in(vm: &Thread, function: &PyFunction, count: usize) -> Option<usize> {
    let code = function.code();
    let missing = (code.code().argcount as usize).checked_sub(count)?;
    let is_known = code.is_simple()
        && !code.makes_generator()
        && missing <= function.default_items().len()
        && missing <= u8::MAX.into()
        && code.locals_count() < 1 << (MISSING - 32)
        && code.ensure_exec(vm).is_ok_and(|()| code.ensure_version(vm) != 0);
    is_known.then_some(missing)
}

/// Whether a call with `count` positional arguments gives them to all parameters of a generator.
fn makes_generator_of(vm: &Thread, function: &PyFunction, count: usize) -> bool {
    let code = function.code();
    code.makes_generator()
        && code.is_simple()
        && code.code().argcount as usize == count
        && code.ensure_exec(vm).is_ok_and(|()| code.ensure_version(vm) != 0)
}

/// A class whose instances are plain objects, initialized by a Python function, or not at all: that is a null in the cache.
///
/// # Safety
/// As for [`call`].
unsafe fn call_class(vm: &Thread, pc: *mut u64, ty: &PyType, count: usize) {
    if !ty.is_heap_type() || ty.has_flag(type_flags::ABSTRACT) || !object::makes_plain_instances(ty) {
        return;
    }
    let version = assign_version(vm, ty);
    let Some(init) = lookup(vm, ty, &names::__init__) else { return };
    let init = match init.downcast_exact::<PyFunction>() {
        Some(init) if missing_in(vm, init, count).is_some() => std::ptr::from_ref(init).expose_provenance(),
        None if count == 1 && object::is_own_init(ty) => 0,
        _ => return,
    };
    if version == 0 {
        return;
    }
    // SAFETY: by contract of `call`.
    unsafe {
        *pc.add(1) = u64::from(version);
        *pc.add(2) = init as u64;
        *pc = with_op(*pc, Op::CallClass);
    }
}
