//! `str`: an immutable sequence of code points, one, two or four bytes each (PEP 393).
//!
//! The characters lie behind the object where both fit 1024 bytes; otherwise in a block of their own, which may have room for
//! more, so that `s += t` on a string that nobody else holds grows in place. An instance of a subclass, behind which its
//! attributes lie, shares the characters of an exact string that it keeps.
//!
//! Invariants:
//! 1. A string is in its narrowest form: the kind is that of its largest character. Equal strings have equal bytes.
//! 2. `hash` is -1 until it is asked for; static strings have it from the start, since they are never written.
//! 3. An interned string stands in its VM's table, or in the process's if it is static; no other string of that table is
//!    equal to it. The table does not own it.
//! 4. A string whose characters others share is held by them, so that it has more than one reference and does not grow.

pub mod case;
pub mod construct;
pub mod draft;
pub mod format;
pub mod iterator;
pub mod join;
pub mod new;
pub mod operators;
pub mod percent;
pub(crate) mod run;
pub mod search;
pub mod shape;
mod short;
pub mod spec;
pub mod split;
pub mod translate;

pub use draft::Draft;
pub use operators::part;
pub use short::ShortText;
pub use spec::TYPE;

use crate::class::statics;
use crate::heap::current::{self, Block};
use crate::heap::{Heap, NoMemory};
use crate::object::{Object, Payload, Ref};
use crate::text::{Compact, Text};
use crate::value::Word;
use std::cell::Cell;
use std::cmp::Ordering;
use std::fmt;
use std::ptr::NonNull;

#[repr(C)]
pub struct PyStr {
    object: Object,
    hash: Cell<i64>,
    /// Length in characters, shifted left by [`LEN_SHIFT`], and flags.
    meta: Cell<u64>,
    data: Cell<*const u8>,
}

/// In place of a hash that has not been asked for; no text has this one.
const UNHASHED: i64 = -1;

const KIND_MASK: u64 = 3;
const ASCII: u64 = 0;
const LATIN1: u64 = 1;
const UCS2: u64 = 2;
const UCS4: u64 = 3;
const INTERNED: u64 = 4;
/// The characters lie in a block of the string's own.
const EXTERNAL: u64 = 8;
/// The characters are those of another string, which this one holds.
const SHARED: u64 = 16;
/// What says nothing of the characters.
const STORAGE: u64 = INTERNED | EXTERNAL | SHARED;
const LEN_SHIFT: u32 = 8;

/// Where the characters of a string with room behind it begin; of one without, a word: the size of its block, or the string
/// it shares the characters of.
const HEADER: usize = size_of::<PyStr>();

/// The most bytes of characters that lie behind the object.
const INLINE_MAX: usize = crate::heap::page::SMALL_SIZE - HEADER;

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyStr {
    const TYPE: &'static crate::class::PyType = &TYPE;

    #[inline(always)]
    fn matches(ty: &crate::class::PyType) -> bool {
        ty.has_flag(crate::class::flags::STR_SUBCLASS)
    }
}

impl PyStr {
    /// A static string of ASCII characters. Its hash is set by [`statics`] before the first VM runs.
    pub const fn immortal(text: &'static str) -> PyStr {
        assert!(text.is_ascii());
        PyStr {
            object: Object::immortal(&TYPE),
            hash: Cell::new(UNHASHED),
            meta: Cell::new((text.len() as u64) << LEN_SHIFT | ASCII | INTERNED),
            data: Cell::new(text.as_ptr()),
        }
    }

    /// As [`PyStr::immortal`], and not interned.
    pub fn immortal_apart(text: &'static str) -> PyStr {
        let string = Self::immortal(text);
        string.meta.set(string.meta.get() & !INTERNED);
        string
    }

    /// A static string of one Latin-1 character, which lies in static memory.
    pub const fn immortal_char(character: &'static u8) -> PyStr {
        let kind = if *character < 0x80 { ASCII } else { LATIN1 };
        PyStr {
            object: Object::immortal(&TYPE),
            hash: Cell::new(UNHASHED),
            meta: Cell::new(1 << LEN_SHIFT | kind | INTERNED),
            data: Cell::new(character),
        }
    }

    #[inline(always)]
    pub fn as_object(&self) -> &Object {
        &self.object
    }

    /// Length in code points.
    #[inline(always)]
    pub fn len(&self) -> usize {
        (self.meta.get() >> LEN_SHIFT) as usize
    }

    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    #[inline(always)]
    pub fn is_ascii(&self) -> bool {
        self.meta.get() & KIND_MASK == ASCII
    }

    #[inline(always)]
    fn data_as<T>(&self) -> &[T] {
        // SAFETY: the data are `len` characters of the kind's width, aligned for it, and live as long as the string, which is
        // not changed while it is borrowed (contract, 4).
        unsafe { std::slice::from_raw_parts(self.data.get().cast(), self.len()) }
    }

    /// The string of one character at an index, of a string of Latin-1, if the word is an index in it.
    #[inline]
    pub fn character_word(&self, index: Word) -> Option<Word> {
        if !index.is_small() {
            return None;
        }
        let (Text::Ascii(units) | Text::Latin1(units)) = self.text() else { return None };
        let index = index.small_value();
        let index = if index < 0 { index + units.len() as i64 } else { index };
        let code = *units.get(usize::try_from(index).ok()?)?;
        Some(crate::object::to_value(statics::character(code)).word())
    }

    /// The characters.
    #[inline]
    pub fn text(&self) -> Text<'_> {
        match self.meta.get() & KIND_MASK {
            ASCII => Text::Ascii(self.data_as()),
            LATIN1 => Text::Latin1(self.data_as()),
            UCS2 => Text::Ucs2(self.data_as()),
            _ => Text::Ucs4(self.data_as()),
        }
    }

    /// See [`Text::bound`].
    #[inline(always)]
    pub fn bound(&self) -> u32 {
        const BOUNDS: [u32; 4] = [0x7F, 0xFF, 0xFFFF, 0x10FFFF];
        BOUNDS[(self.meta.get() & KIND_MASK) as usize & 3]
    }

    /// The characters as UTF-8, where that costs nothing: if all are ASCII.
    #[inline]
    pub fn as_ascii(&self) -> Option<&str> {
        // SAFETY: ASCII is UTF-8.
        if self.is_ascii() { Some(unsafe { std::str::from_utf8_unchecked(self.data_as()) }) } else { None }
    }

    /// Whether the string has exactly the characters of `text`.
    #[inline]
    pub fn is_text(&self, text: &str) -> bool {
        match self.as_ascii() {
            Some(own) => own == text,
            None => self.text() == *text,
        }
    }

    /// Equality of characters.
    #[inline]
    pub fn equals(&self, other: &PyStr) -> bool {
        if std::ptr::eq(self, other) {
            return true;
        }
        let same = (self.meta.get() ^ other.meta.get()) & !STORAGE == 0;
        // SAFETY: kinds and lengths are equal, so that both have as many bytes.
        same && unsafe { run::equal(self.data.get(), other.data.get(), self.len() << self.width_log2()) }
    }

    /// Whether the characters are equal, where that can be told without a look at them.
    #[inline(always)]
    pub fn is_known_equal(&self, other: &PyStr) -> Option<bool> {
        if std::ptr::eq(self, other) {
            return Some(true);
        }
        let (own, others) = (self.meta.get(), other.meta.get());
        let (hash, other_hash) = (self.hash.get(), other.hash.get());
        let differs = (own ^ others) & !STORAGE != 0
            || own & others & INTERNED != 0
            || hash != other_hash && hash != UNHASHED && other_hash != UNHASHED;
        if differs { Some(false) } else { None }
    }

    /// Order by characters. Most strings differ in the first.
    #[inline]
    pub fn order(&self, other: &PyStr) -> Ordering {
        if self.width_log2() | other.width_log2() == 0
            && let (Some(first), Some(others)) = (self.bytes().first(), other.bytes().first())
            && first != others
        {
            return first.cmp(others);
        }
        self.order_slow(other)
    }

    #[inline(never)]
    fn order_slow(&self, other: &PyStr) -> Ordering {
        current::pay_for(self.len().min(other.len()) * 4);
        self.text().compare(other.text())
    }

    /// Whether the characters of `part` stand at index `at`.
    #[inline]
    pub fn has_at(&self, at: usize, part: &PyStr) -> bool {
        if at.saturating_add(part.len()) > self.len() {
            return false;
        }
        let width = self.width_log2();
        if width != part.width_log2() {
            return self.text().matches_at(at, part.text());
        }
        // SAFETY: there are as many characters from `at` on, of the same width.
        unsafe { run::equal(self.data.get().add(at << width), part.data.get(), part.len() << width) }
    }

    /// The characters as they are stored.
    #[inline]
    pub fn bytes(&self) -> &[u8] {
        let bytes = self.len() << self.width_log2();
        // SAFETY: as in `data_as`.
        unsafe { std::slice::from_raw_parts(self.data.get(), bytes) }
    }

    #[inline(always)]
    fn width_log2(&self) -> u32 {
        // ASCII, LATIN1, UCS2, UCS4: 0, 0, 1, 2.
        (self.meta.get() & KIND_MASK).saturating_sub(1) as u32
    }

    /// `hash(str)`, of the characters alone.
    #[inline]
    pub fn hash(&self) -> i64 {
        match self.hash.get() {
            UNHASHED => self.hash_slow(),
            hash => hash,
        }
    }

    #[cold]
    fn hash_slow(&self) -> i64 {
        current::pay_for(self.text().len());
        let hash = statics::hash_key().hash_text(self.text());
        self.hash.set(hash);
        hash
    }

    #[inline(always)]
    pub fn is_interned(&self) -> bool {
        self.meta.get() & INTERNED != 0
    }

    pub(crate) fn set_interned(&self) {
        self.meta.set(self.meta.get() | INTERNED);
    }

    /// The string for messages: lone surrogates become `?`.
    pub fn display(&self) -> impl fmt::Display + '_ {
        DisplayText(self.text())
    }

    /// The string as UTF-8, surrogates replaced; for names and messages, whose length is bounded.
    pub fn to_string_lossy(&self) -> String {
        match self.as_ascii() {
            Some(text) => text.to_owned(),
            None => self.display().to_string(),
        }
    }

    /// The number of bytes the object takes, with the block it may own.
    pub fn memory_size(&self) -> usize {
        match self.external() {
            Some((_, bytes)) => HEADER + 8 + bytes,
            None if self.meta.get() & SHARED != 0 => HEADER + 8,
            None => HEADER + self.bytes().len(),
        }
    }

    /// Whether the object is a `str` and not of a subclass.
    #[inline(always)]
    pub fn is_exact(&self) -> bool {
        std::ptr::eq(self.object.type_ptr(), &TYPE)
    }

    /// The exact string with these characters: the string itself, or the one an instance of a subclass keeps.
    #[inline]
    pub fn to_exact(&self) -> Ref<PyStr> {
        if self.meta.get() & SHARED == 0 {
            return Ref::borrowed(self);
        }
        // SAFETY: the word of a string that shares is a live exact string.
        Ref::borrowed(unsafe { self.shared().as_ref() })
    }

    fn shared(&self) -> NonNull<PyStr> {
        debug_assert!(self.meta.get() & SHARED != 0);
        let word = self.word_behind().get();
        NonNull::new(std::ptr::with_exposed_provenance_mut(word)).expect("a string that shares keeps another")
    }

    /// The block of an external string, and its size.
    fn external(&self) -> Option<(Block, usize)> {
        if self.meta.get() & EXTERNAL == 0 {
            return None;
        }
        let word = self.word_behind().get();
        let ptr = NonNull::new(self.data.get().cast_mut())?;
        Some((Block { ptr, pooled: word & 1 != 0 }, word >> 1))
    }

    /// The word behind a string whose characters lie elsewhere: the size of the block, shifted by 1, and whether it comes from
    /// a pool; or the address of the string that is shared.
    fn word_behind(&self) -> &Cell<usize> {
        debug_assert!(self.meta.get() & (EXTERNAL | SHARED) != 0);
        // SAFETY: such strings are allocated with this word behind them.
        unsafe { &*std::ptr::from_ref(self).cast::<u8>().add(HEADER).cast() }
    }
}

struct DisplayText<'a>(Text<'a>);

impl fmt::Display for DisplayText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write;
        let most = f.precision().unwrap_or(usize::MAX);
        for code in self.0.iter().take(most) {
            f.write_char(char::from_u32(code).unwrap_or('?'))?;
        }
        Ok(())
    }
}

impl fmt::Debug for PyStr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.to_string_lossy(), f)
    }
}

impl Drop for PyStr {
    #[inline]
    fn drop(&mut self) {
        if self.meta.get() & STORAGE != 0 {
            self.give_up_storage();
        }
    }
}

impl PyStr {
    #[cold]
    fn give_up_storage(&self) {
        if self.is_interned() {
            new::forget_interned(self);
        }
        if let Some((block, bytes)) = self.external() {
            // SAFETY: the string owns the block, which was allocated with this size.
            unsafe { current::free(block, bytes) };
        }
        if self.meta.get() & SHARED != 0 {
            // SAFETY: the reference that the word stands for ends here.
            drop(unsafe { Ref::from_raw(self.shared()) });
        }
    }
}

/// The layout of a string that is about to be filled.
struct Shape {
    kind: u64,
    len: usize,
}

impl Shape {
    fn of(text: Text<'_>) -> Shape {
        let (kind, len) = match text {
            Text::Ascii(units) => (ASCII, units.len()),
            Text::Latin1(units) => (LATIN1, units.len()),
            Text::Ucs2(units) => (UCS2, units.len()),
            Text::Ucs4(units) => (UCS4, units.len()),
        };
        Shape { kind, len }
    }

    /// Bytes of a character.
    fn width(&self) -> usize {
        1 << self.kind.saturating_sub(1)
    }

    fn bytes(&self) -> usize {
        self.len << self.kind.saturating_sub(1)
    }

    fn meta(&self) -> u64 {
        (self.len as u64) << LEN_SHIFT | self.kind
    }
}

/// A new string object with its characters behind it, not yet written.
fn allocate_inline(heap: &Heap, shape: &Shape) -> Result<NonNull<PyStr>, NoMemory> {
    let bytes = shape.bytes();
    debug_assert!(bytes <= INLINE_MAX);
    let memory = heap.allocate_raw(HEADER + bytes)?;
    // SAFETY: the memory is large enough for header and characters.
    unsafe {
        let string = memory.cast::<PyStr>();
        string.write(PyStr {
            object: Object::new(&TYPE),
            hash: Cell::new(UNHASHED),
            meta: Cell::new(shape.meta()),
            data: Cell::new(memory.add(HEADER).as_ptr()),
        });
        Ok(string)
    }
}

/// A new string object that takes over a block.
fn allocate_external(
    heap: &Heap,
    shape: &Shape,
    block: Block,
    bytes: usize,
) -> Result<NonNull<PyStr>, NoMemory> {
    let memory = heap.allocate_raw(HEADER + 8)?;
    // SAFETY: the memory is large enough for header and word.
    unsafe {
        let string = memory.cast::<PyStr>();
        string.write(PyStr {
            object: Object::new(&TYPE),
            hash: Cell::new(UNHASHED),
            meta: Cell::new(shape.meta() | EXTERNAL),
            data: Cell::new(block.ptr.as_ptr()),
        });
        string.as_ref().word_behind().set(bytes << 1 | usize::from(block.pooled));
        Ok(string)
    }
}

/// The storage of a finished string: its block, the block's size in bytes.
fn into_block(compact: Compact) -> (Option<Block>, usize) {
    match compact {
        Compact::Ascii(units) | Compact::Latin1(units) => units.into_block(),
        Compact::Ucs2(units) => units.into_block(),
        Compact::Ucs4(units) => units.into_block(),
    }
}
