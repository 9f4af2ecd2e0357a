//! Attribute instructions that see more types than they keep: what others have found is in a cache of the interpreter
//! (`class::sites`), by the type's version and the attribute's name.

use super::frame::Frame;
use super::instr::{self, flag};
use super::slow::{borrowed_name, operand_b, set_result};
use super::specialize;
use crate::class::attributes;
use crate::class::sites::{Kind, Site};
use crate::object::Object;
use crate::thread::Thread;
use crate::value::Word;

/// Loads an attribute of an object whose type the instruction has not kept, as instructions have found it before; false, with
/// nothing done, if that is not known.
///
/// # Safety
/// See [`super::slow::binary_rr`].
#[inline(always)]
pub unsafe fn load(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> bool {
    // SAFETY: by contract; what is known of the type's version is true of its instances (`class::sites`).
    unsafe {
        let w = *pc;
        let word = *(*frame).register(instr::b(w));
        let Some(site) = find(vm, frame, pc, word, false) else { return false };
        let object = &*word.0;
        let is_method = instr::flags(w) & flag::METHOD != 0;
        let ends = instr::flags(w) & flag::FREE_B != 0;
        let place = (*frame).register(instr::a(w));
        match site.kind {
            Kind::Method if is_method && attributes::word_is_inline(object, site.second as usize) => {
                let function = Word::from_bits(site.first);
                function.increment();
                if !ends {
                    word.increment();
                }
                place.write(function);
                place.add(1).write(word);
                return true;
            }
            Kind::Place | Kind::Class | Kind::Either => {
                let value = match site.kind {
                    Kind::Class => class_value(object, site.second, site.first),
                    kind => {
                        let own = *word.0.cast::<u8>().add(site.first as u32 as usize).cast::<Word>();
                        if own.is_null() && kind == Kind::Either {
                            class_value(object, site.first >> 32, site.second)
                        } else {
                            own
                        }
                    }
                };
                if value.is_null() {
                    return false;
                }
                value.increment();
                if is_method {
                    place.write(value);
                    place.add(1).write(Word::NULL);
                } else {
                    set_result(frame, w, value.into_value());
                }
            }
            _ => return false,
        }
        if ends {
            word.decrement();
        }
        true
    }
}

/// As [`load`], for an attribute that gets a value.
///
/// # Safety
/// See [`super::slow::binary_rr`].
#[inline(always)]
pub unsafe fn store(vm: &Thread, frame: *mut Frame, pc: *mut u64) -> bool {
    // SAFETY: as for `load`.
    unsafe {
        let w = *pc;
        let word = *(*frame).register(instr::a(w));
        let Some(site) = find(vm, frame, pc, word, true) else { return false };
        let (offset, index) = specialize::place_of(site.first);
        let place = word.0.cast::<u8>().add(offset).cast::<Word>();
        if (*place).is_null() && !attributes::push_order(&*word.0, index) {
            return false;
        }
        let old = place.replace(operand_b(frame, w).into_word());
        if instr::flags(w) & flag::FREE_A != 0 {
            word.decrement();
        }
        old.decrement();
        true
    }
}

/// What is known of the attribute that the instruction names, of the type that `word` is of, if that is an object; nothing where
/// the instruction is to look for itself again.
///
/// # Safety
/// See [`super::slow::binary_rr`].
#[inline(always)]
unsafe fn find(vm: &Thread, frame: *mut Frame, pc: *mut u64, word: Word, is_store: bool) -> Option<Site> {
    if !word.is_object() {
        return None;
    }
    // SAFETY: by contract the word is a live object, and the name a constant of the frame's code.
    let (version, name) = unsafe { ((*word.0).ty().version(), borrowed_name(frame, pc)) };
    let sites = &vm.interp().sites;
    let site = sites.find(version, name, is_store)?;
    (!sites.loses_patience()).then_some(site)
}

/// The class's value of an attribute, unless the instance may have one of its own: null then.
///
/// # Safety
/// The offset is that of the attribute word in instances of the object's type, or 0.
unsafe fn class_value(object: &Object, attributes_at: u64, value: u64) -> Word {
    // SAFETY: by contract.
    let is_inline = unsafe { attributes::word_is_inline(object, attributes_at as usize) };
    if is_inline { Word::from_bits(value) } else { Word::NULL }
}
