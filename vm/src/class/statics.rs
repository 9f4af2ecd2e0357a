//! Read-only objects that all VMs of the process share: static strings, the attributes of native types.
//!
//! They are immortal and never written once another thread can see them, so they need no lock to be read. They are made
//! under one: a static type's dict when the type is first asked for an attribute, a table of interned static strings as
//! names come up. The hash seed is the process's, fixed before the first string is hashed.
//!
//! Invariant: whatever a static object refers to is static too.

use super::slots::Hash;
use super::spec::{Constant, MethodDef, MethodKind, TypeSpec};
use super::special::hash_not_implemented;
use super::{PyType, slotdefs};
use crate::builtins::descriptors::{PyGetSetDescr, PyMemberDescr, PyMethodDescr};
use crate::builtins::dict::PyDict;
use crate::builtins::function::builtin::PyBuiltin;
use crate::builtins::staticmethod::PyStaticMethod;
use crate::builtins::str::PyStr;
use crate::builtins::tuple::PyTuple;
use crate::heap::current::Attached;
use crate::names;
use crate::object::{Object, Payload};
use crate::text::Text;
use crate::text::hash::HashKey;
use crate::value::Value;
use hashbrown::HashTable;
use std::mem::ManuallyDrop;
use std::ops::Deref;
use std::ptr::{NonNull, null_mut};
use std::sync::atomic::{AtomicPtr, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError, RwLock};

/// An interned string in static memory.
#[repr(transparent)]
pub struct StaticStr(ManuallyDrop<PyStr>);

// SAFETY: immortal, and its hash is set before a second thread can see it.
unsafe impl Sync for StaticStr {}

impl StaticStr {
    pub const fn new(text: &'static str) -> StaticStr {
        StaticStr(ManuallyDrop::new(PyStr::immortal(text)))
    }
}

impl Deref for StaticStr {
    type Target = PyStr;

    #[inline(always)]
    fn deref(&self) -> &PyStr {
        &self.0
    }
}

impl StaticStr {
    #[inline(always)]
    pub fn value(&'static self) -> Value {
        crate::object::to_value(&**self)
    }
}

static LATIN1: [u8; 256] = {
    let mut bytes = [0; 256];
    let mut index = 0;
    while index < 256 {
        bytes[index] = index as u8;
        index += 1;
    }
    bytes
};

/// The strings of one Latin-1 character.
static CHARACTERS: [StaticStr; 256] = {
    let mut strings = [const { StaticStr::new("") }; 256];
    let mut index = 0;
    while index < 256 {
        strings[index] = StaticStr(ManuallyDrop::new(PyStr::immortal_char(&LATIN1[index])));
        index += 1;
    }
    strings
};

static EMPTY: StaticStr = StaticStr::new("");

#[inline(always)]
pub fn empty() -> &'static PyStr {
    &EMPTY
}

#[inline(always)]
pub fn character(code: u8) -> &'static PyStr {
    &CHARACTERS[code as usize]
}

/// The static string for a text that always has one.
#[inline]
pub fn short(text: Text<'_>) -> Option<&'static PyStr> {
    match text {
        Text::Ascii([]) | Text::Latin1([]) | Text::Ucs2([]) | Text::Ucs4([]) => Some(empty()),
        Text::Ascii([byte]) | Text::Latin1([byte]) => Some(character(*byte)),
        _ => None,
    }
}

/// A pointer that may be shared since what it points to is static.
pub struct Shared(NonNull<PyStr>);

// SAFETY: points to immortal strings that are not written.
unsafe impl Send for Shared {}
// SAFETY: as above.
unsafe impl Sync for Shared {}

impl Shared {
    /// The static string with these characters, as [`intern`] finds it.
    pub fn intern(text: &'static str) -> Shared {
        Shared(NonNull::from(intern_once(text)))
    }

    pub fn get(&self) -> &'static PyStr {
        // SAFETY: made from a static string.
        unsafe { self.0.as_ref() }
    }
}

static HASH_KEY: OnceLock<HashKey> = OnceLock::new();
static INTERNED: RwLock<HashTable<Shared>> = RwLock::new(HashTable::new());
/// Held while static objects are made.
static MAKING: Mutex<()> = Mutex::new(());
static STARTED: OnceLock<()> = OnceLock::new();

/// The process's hash seed; `None` is a random one. Has an effect once, before anything is hashed.
pub fn start(seed: Option<HashKey>) {
    STARTED.get_or_init(|| {
        HASH_KEY.get_or_init(|| seed.unwrap_or_else(random_key));
        for string in CHARACTERS.iter().chain(std::iter::once(&EMPTY)).chain(names::ALL.iter().copied()) {
            string.hash();
            enter(string);
        }
        super::ready::ready_all(crate::builtins::all_static_types());
    });
}

fn random_key() -> HashKey {
    let mut bytes = [0; 16];
    crate::sys::random_bytes(&mut bytes);
    HashKey::from_bytes(bytes)
}

#[inline]
pub fn hash_key() -> HashKey {
    *HASH_KEY.get_or_init(random_key)
}

fn table_hash(hash: i64) -> u64 {
    (hash as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// Enters a static string into the table, unless an equal one is there: then that one is returned.
fn enter(string: &'static PyStr) -> &'static PyStr {
    let hash = table_hash(string.hash());
    filter(hash).fetch_or(bit(hash), Ordering::Release);
    let mut table = INTERNED.write().unwrap_or_else(PoisonError::into_inner);
    // SAFETY: the table holds static strings.
    let same = |known: &Shared| unsafe { known.0.as_ref() }.equals(string);
    // SAFETY: as above.
    let hasher = |known: &Shared| table_hash(unsafe { known.0.as_ref() }.hash());
    match table.entry(table_hash(string.hash()), same, hasher) {
        // SAFETY: as above.
        hashbrown::hash_table::Entry::Occupied(entry) => unsafe { entry.get().0.as_ref() },
        hashbrown::hash_table::Entry::Vacant(place) => {
            place.insert(Shared(NonNull::from(string)));
            string
        }
    }
}

/// A bit for each hash in the table: machines on several threads do not meet at the lock for names that are not there.
static FILTER: [AtomicU64; 1024] = [const { AtomicU64::new(0) }; 1024];

fn filter(hash: u64) -> &'static AtomicU64 {
    &FILTER[(hash >> 54) as usize]
}

fn bit(hash: u64) -> u64 {
    1 << (hash >> 48 & 63)
}

/// Strings that have been found, by their hashes: those are found again without the lock.
static FOUND: [AtomicPtr<PyStr>; 1024] = [const { AtomicPtr::new(std::ptr::null_mut()) }; 1024];

/// The static interned string with these characters, if there is one.
pub fn find(text: Text<'_>, hash: i64) -> Option<&'static PyStr> {
    let mixed = table_hash(hash);
    if filter(mixed).load(Ordering::Acquire) & bit(mixed) == 0 {
        return None;
    }
    let place = &FOUND[(mixed >> 54) as usize];
    // SAFETY: null, or a static string that has been put there.
    if let Some(known) = unsafe { place.load(Ordering::Acquire).as_ref() }
        && known.text() == text
    {
        return Some(known);
    }
    let found = find_locked(text, hash)?;
    place.store(std::ptr::from_ref(found).cast_mut(), Ordering::Release);
    Some(found)
}

fn find_locked(text: Text<'_>, hash: i64) -> Option<&'static PyStr> {
    let table = INTERNED.read().unwrap_or_else(PoisonError::into_inner);
    // SAFETY: the table holds static strings.
    let found = table.find(table_hash(hash), |known| unsafe { known.0.as_ref() }.text() == text)?;
    // SAFETY: as above.
    Some(unsafe { found.0.as_ref() })
}

/// How many literals [`intern`] remembers; a power of two.
const LITERALS: usize = 1024;

/// A literal and its string.
type Literal = (&'static str, Shared);

/// What has been asked for, each at a place that its address tells. The first that comes to a place stays there.
static ASKED: [OnceLock<Literal>; LITERALS] = [const { OnceLock::new() }; LITERALS];

/// Literals lie next to each other: what differs is in the lower bits of the address.
fn place_of(literal: &'static str) -> usize {
    let mixed = (literal.as_ptr() as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> 32) as usize % LITERALS
}

/// The static string with these characters, made now if there is none. For a name in the program's text that is asked for
/// again and again: it is found by its address, without a lock and without hashing it.
#[inline]
pub fn intern(literal: &'static str) -> &'static PyStr {
    let place = &ASKED[place_of(literal)];
    if let Some((known, string)) = place.get()
        && std::ptr::eq(*known, literal)
    {
        return string.get();
    }
    intern_asked(literal, place)
}

#[cold]
fn intern_asked(literal: &'static str, place: &OnceLock<Literal>) -> &'static PyStr {
    let string = intern_once(literal);
    // Taken by another literal, it stays that one's.
    let _taken = place.set((literal, Shared(NonNull::from(string))));
    string
}

/// As [`intern`], for the names of tables, which are asked for once.
pub fn intern_once(text: &'static str) -> &'static PyStr {
    let hash = hash_key().hash_text(Text::Ascii(text.as_bytes()));
    if let Some(known) = find(Text::Ascii(text.as_bytes()), hash) {
        return known;
    }
    let string: &'static StaticStr = Box::leak(Box::new(StaticStr::new(text)));
    string.hash();
    enter(string)
}

/// Puts a payload into static memory. Its header must be immortal.
pub fn leak<T: Payload>(payload: T) -> &'static T {
    let payload = Box::leak(Box::new(payload));
    // SAFETY: every payload begins with the header.
    debug_assert!(unsafe { &*std::ptr::from_ref::<T>(payload).cast::<Object>() }.is_immortal());
    payload
}

fn leak_value<T: Payload>(payload: T) -> Value {
    crate::object::to_value(leak(payload))
}

/// A `staticmethod` with the words for attributes that every instance has behind its payload. They stay empty.
#[repr(C)]
struct StaticMethod {
    payload: PyStaticMethod,
    words: [u64; 2],
}

fn leak_static_method(function: PyBuiltin) -> Value {
    let payload = PyStaticMethod::immortal(leak_value(function));
    let method = Box::leak(Box::new(StaticMethod { payload, words: [0; 2] }));
    debug_assert!(method.payload.instance_size() <= size_of::<StaticMethod>());
    crate::object::to_value(&method.payload)
}

/// A static object that is made when it is first asked for.
pub struct Once<T: 'static>(AtomicPtr<T>);

// SAFETY: what has been made is immortal, and is not written once another thread can see it.
unsafe impl<T> Sync for Once<T> {}

impl<T> Once<T> {
    pub const fn new() -> Self {
        Once(AtomicPtr::new(null_mut()))
    }

    /// The object, made now if nobody has asked for it before. It must be immortal, with its hash known, and so must be what it
    /// refers to. What it takes belongs to no VM. Should two threads make it at once, one of the two objects is everybody's.
    #[inline]
    pub fn get(&self, make: impl FnOnce() -> &'static T) -> &'static T {
        // SAFETY: null, or from a static reference.
        match unsafe { self.0.load(Ordering::Acquire).as_ref() } {
            Some(made) => made,
            None => self.make(make),
        }
    }

    #[cold]
    fn make(&self, make: impl FnOnce() -> &'static T) -> &'static T {
        let _detached = Attached::none();
        let made = make();
        let own = std::ptr::from_ref(made).cast_mut();
        match self.0.compare_exchange(null_mut(), own, Ordering::AcqRel, Ordering::Acquire) {
            Ok(_) => made,
            // SAFETY: from a static reference.
            Err(other) => unsafe { &*other },
        }
    }
}

/// A static dict while it is being filled.
pub struct Filling(&'static PyDict);

impl Filling {
    pub fn set(&self, name: &'static str, value: Value) {
        self.0.set_static(intern_once(name), value);
    }

    pub fn get(&self, name: &'static str) -> Value {
        self.0.get_str(intern_once(name)).unwrap_or(Value::NONE)
    }
}

/// A static dict with what `fill` enters, in that order.
pub fn make_dict(fill: impl FnOnce(&Filling)) -> &'static PyDict {
    let dict = leak(PyDict::immortal());
    fill(&Filling(dict));
    dict
}

/// A static function of a native module of that name.
pub fn leak_function(def: &'static MethodDef, module: &Value) -> Value {
    leak_value(PyBuiltin::immortal_function(def, module.clone()))
}

/// A static string that is not interned, though one with these characters is.
pub fn leak_apart(text: &'static str) -> Value {
    intern_once(text);
    let string: &'static StaticStr =
        Box::leak(Box::new(StaticStr(ManuallyDrop::new(PyStr::immortal_apart(text)))));
    string.hash();
    string.value()
}

fn lock() -> MutexGuard<'static, ()> {
    MAKING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Makes the dict of a static type.
#[cold]
pub fn build_dict(ty: &PyType) -> &'static PyDict {
    let _making = lock();
    // SAFETY: once set, a static type's dict lives for ever.
    if let Some(dict) = unsafe { ty.dict.load(Ordering::Acquire).as_ref() } {
        return dict;
    }
    let _detached = Attached::none();
    let dict = leak(PyDict::immortal());
    if let Some(spec) = ty.spec() {
        // SAFETY: only types of programs have a shorter life, and those have a dict from the start.
        fill(dict, unsafe { &*std::ptr::from_ref(ty) }, spec);
    }
    ty.dict.store(std::ptr::from_ref(dict).cast_mut(), Ordering::Release);
    dict
}

fn fill(dict: &'static PyDict, ty: &'static PyType, spec: &'static TypeSpec) {
    let set = |name: &'static str, value: Value| {
        dict.set_static(intern_once(name), value);
    };
    for def in slotdefs::of_slots(&spec.slots) {
        if dict.get_str(intern_once(def.name)).is_none() {
            // `dict.__getitem__` and the like are methods, which come below and take this place.
            let is_method = spec.methods.iter().any(|method| method.name == def.name);
            set(def.name, if is_method { Value::NONE } else { def.descriptor(ty) });
        }
    }
    if spec.slots.new.is_some() {
        set("__new__", leak_value(PyBuiltin::constructor(ty)));
    }
    for def in spec.methods {
        let value = match def.kind {
            MethodKind::Plain => leak_value(PyMethodDescr::immortal(ty, def)),
            MethodKind::Class => leak_value(PyMethodDescr::immortal_classmethod(ty, def)),
            MethodKind::Static => leak_static_method(PyBuiltin::immortal_static(ty, def)),
        };
        set(def.name, value);
    }
    for def in spec.getset {
        let descriptor = if def.member {
            leak_value(PyMemberDescr::immortal(ty, def))
        } else {
            leak_value(PyGetSetDescr::immortal(ty, def))
        };
        set(def.name, descriptor);
    }
    for (name, constant) in spec.constants {
        set(name, constant_value(constant));
    }
    let refuses_hash = |hash| std::ptr::fn_addr_eq(hash, hash_not_implemented as Hash);
    if spec.slots.hash.map_or(spec.slots.richcompare.is_some(), refuses_hash) {
        set("__hash__", Value::NONE);
    }
    // Functions and descriptors have docstrings of their own, each object another one.
    if dict.get_str(intern_once("__doc__")).is_none() {
        set("__doc__", if spec.doc.is_empty() { Value::NONE } else { text(spec.doc) });
    }
    // Instances may have a module of their own, each object another one, too.
    if spec.module() != "builtins" && dict.get_str(intern_once("__module__")).is_none() {
        set("__module__", text(spec.module()));
    }
}

/// A static string, which must be ASCII.
fn text(text: &'static str) -> Value {
    crate::object::to_value(intern_once(text))
}

/// The object of a constant.
pub fn constant_value(constant: &'static Constant) -> Value {
    match constant {
        Constant::None => Value::NONE,
        Constant::Bool(value) => Value::bool(*value),
        Constant::Int(value) => Value::small(*value).expect("constants of native types fit 62 bits"),
        Constant::Float(value) => {
            Value::small_float(*value).expect("constants of native types are immediate floats")
        }
        Constant::Str(value) => text(value),
        Constant::Type(ty) => ty.to_value(),
        Constant::Make(make) => make(),
        Constant::Names(names) => {
            let names = names.iter().map(|name| crate::object::to_value(intern_once(name)));
            crate::object::to_value(PyTuple::leak(names.collect()))
        }
    }
}
