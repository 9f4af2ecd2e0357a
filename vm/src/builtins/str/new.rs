//! Making strings: from text, from a finished builder, interned; growing in place.

use super::{
    ASCII, Draft, EXTERNAL, HEADER, INLINE_MAX, KIND_MASK, LATIN1, LEN_SHIFT, PyStr, SHARED, STORAGE, Shape,
    allocate_external, allocate_inline, into_block, run,
};
use crate::class::{PyType, create, statics};
use crate::collections::Table;
use crate::error::PyResult;
use crate::heap::current::{self, Block};
use crate::heap::{Heap, NoMemory};
use crate::object::{Object, Ref};
use crate::text::{Compact, Text, TextBuf, Unit};
use crate::thread::Thread;
use crate::with_units;
use std::cell::{Cell, RefCell};
use taipan_compiler::wtf8::Wtf8;

impl PyStr {
    /// A string of ASCII characters.
    #[inline]
    pub fn from_ascii(heap: &Heap, bytes: &[u8]) -> Result<Ref<PyStr>, NoMemory> {
        if !(2..=INLINE_MAX).contains(&bytes.len()) {
            return Self::from_compact_text(heap, Text::Ascii(bytes));
        }
        let string = allocate_inline(heap, &Shape { kind: ASCII, len: bytes.len() })?;
        // SAFETY: the string has room for the characters, and nobody else has seen it.
        unsafe {
            run::copy(bytes.as_ptr(), string.as_ref().data.get().cast_mut(), bytes.len());
            Ok(Ref::from_raw(string))
        }
    }

    /// A string with the characters of `text`, which is in its narrowest form.
    pub fn from_compact_text(heap: &Heap, text: Text<'_>) -> Result<Ref<PyStr>, NoMemory> {
        if let Some(known) = statics::short(text) {
            return Ok(Ref::borrowed(known));
        }
        let shape = Shape::of(text);
        let bytes = shape.bytes();
        let string = if bytes <= INLINE_MAX {
            allocate_inline(heap, &shape)?
        } else {
            let block = current::allocate(bytes)?;
            allocate_external(heap, &shape, block, bytes).inspect_err(|_| {
                // SAFETY: just allocated with this size, and nobody else knows of it.
                unsafe { current::free(block, bytes) }
            })?
        };
        // SAFETY: the string has room for the characters, and nobody else has seen it.
        unsafe {
            let source = match text {
                Text::Ascii(units) | Text::Latin1(units) => units.as_ptr(),
                Text::Ucs2(units) => units.as_ptr().cast(),
                Text::Ucs4(units) => units.as_ptr().cast(),
            };
            run::copy(source, string.as_ref().data.get().cast_mut(), bytes);
            Ok(Ref::from_raw(string))
        }
    }

    /// The characters of both, where they are bytes and few.
    #[inline]
    pub fn concat_short(heap: &Heap, a: &PyStr, b: &PyStr) -> Result<Option<Ref<PyStr>>, NoMemory> {
        let kind = (a.meta.get() & KIND_MASK).max(b.meta.get() & KIND_MASK);
        let shape = Shape { kind, len: a.len() + b.len() };
        if kind > LATIN1 || shape.len > INLINE_MAX {
            return Ok(None);
        }
        let string = allocate_inline(heap, &shape)?;
        // SAFETY: there is room for both, and nobody else has seen the string.
        unsafe {
            let to = string.as_ref().data.get().cast_mut();
            run::copy(a.data.get(), to, a.len());
            run::copy(b.data.get(), to.add(a.len()), b.len());
            Ok(Some(Ref::from_raw(string)))
        }
    }

    /// A string with the characters of `text`, which may be wider than it needs to be (a part of another string).
    pub fn from_text(heap: &Heap, text: Text<'_>) -> Result<Ref<PyStr>, NoMemory> {
        if let Text::Ascii(bytes) = text {
            return Self::from_ascii(heap, bytes);
        }
        Self::narrowed(heap, text)
    }

    #[inline(never)]
    fn narrowed(heap: &Heap, text: Text<'_>) -> Result<Ref<PyStr>, NoMemory> {
        fn copy<U: Unit>(heap: &Heap, units: &[U], mask: u32) -> Result<Ref<PyStr>, NoMemory> {
            let mut draft = Draft::new(heap, units.len(), mask)?;
            draft.push_units(units);
            Ok(draft.finish())
        }
        if let Some(Some(code)) = (text.len() == 1).then(|| text.get(0)) {
            return Self::from_char(heap, code);
        }
        with_units!(text, units => copy(heap, units, text.mask()))
    }

    /// An instance of a subclass with the characters of an exact string.
    pub fn of_subclass(vm: &Thread, ty: &PyType, text: Ref<PyStr>) -> PyResult {
        debug_assert!(text.is_exact());
        let size = ty.instance_size();
        let memory = vm.heap().allocate_raw(size)?;
        let head = PyStr {
            object: Object::new(ty),
            hash: Cell::new(text.hash.get()),
            meta: Cell::new(text.meta.get() & !STORAGE | SHARED),
            data: Cell::new(text.data.get()),
        };
        // SAFETY: the memory is large enough for the head, the word and what lies behind; the reference to the shared string
        // moves into the word.
        unsafe {
            let own = memory.cast::<PyStr>();
            own.write(head);
            std::ptr::write_bytes(memory.as_ptr().add(HEADER), 0, size - HEADER);
            own.as_ref().word_behind().set(text.into_value().into_word().0.expose_provenance());
            create::finish_instance(vm, own.cast::<Object>().as_ref());
            Ok(Ref::from_raw(own).into_value())
        }
    }

    /// Takes over a finished string.
    pub fn from_compact(heap: &Heap, compact: Compact) -> Result<Ref<PyStr>, NoMemory> {
        let shape = Shape::of(compact.as_text());
        if shape.bytes() <= INLINE_MAX {
            return Self::from_compact_text(heap, compact.as_text());
        }
        let (Some(block), bytes) = into_block(compact) else { return Ok(Ref::borrowed(statics::empty())) };
        match allocate_external(heap, &shape, block, bytes) {
            // SAFETY: new, and owned once.
            Ok(string) => Ok(unsafe { Ref::from_raw(string) }),
            Err(error) => {
                // SAFETY: the block was taken over from the compact, with this size.
                unsafe { current::free(block, bytes) };
                Err(error)
            }
        }
    }

    pub fn from_utf8(heap: &Heap, text: &str) -> Result<Ref<PyStr>, NoMemory> {
        if text.is_ascii() {
            return Self::from_compact_text(heap, Text::Ascii(text.as_bytes()));
        }
        let mut buf = TextBuf::new();
        buf.push_str(text)?;
        Self::from_compact(heap, buf.finish()?)
    }

    pub fn from_wtf8(heap: &Heap, text: Wtf8<'_>) -> Result<Ref<PyStr>, NoMemory> {
        match text.as_str() {
            Some(text) => Self::from_utf8(heap, text),
            None => Self::from_compact(heap, Compact::of_wtf8(text)?),
        }
    }

    /// The string of one code point.
    #[inline]
    pub fn from_char(heap: &Heap, code: u32) -> Result<Ref<PyStr>, NoMemory> {
        match u8::try_from(code) {
            Ok(byte) => Ok(Ref::borrowed(statics::character(byte))),
            Err(_) => match u16::try_from(code) {
                Ok(unit) => Self::from_compact_text(heap, Text::Ucs2(&[unit])),
                Err(_) => Self::from_compact_text(heap, Text::Ucs4(&[code])),
            },
        }
    }

    /// Appends `tail` in place, if nobody but the caller holds the string, by so many references, and its characters are as wide as the tail's at least;
    /// otherwise `None`. Short strings, whose characters lie behind the object, are not grown.
    pub fn append_in_place(&self, tail: &PyStr, references: u32) -> Option<Result<(), NoMemory>> {
        if self.object.count() != references
            || self.is_interned()
            || !std::ptr::eq(self.object.ty(), &super::TYPE)
        {
            return None;
        }
        let (own, added) = (Shape::of(self.text()), Shape::of(tail.text()));
        let (width, tail_width) = (own.width(), added.width());
        if tail_width > width || std::ptr::eq(self, tail) {
            return None;
        }
        let (block, size) = self.external()?;
        Some(self.append(block, size, &own, &added, tail))
    }

    fn append(
        &self,
        block: Block,
        size: usize,
        own: &Shape,
        added: &Shape,
        tail: &PyStr,
    ) -> Result<(), NoMemory> {
        let width = own.width();
        let used = own.bytes();
        let needed =
            added.len.checked_mul(width).and_then(|bytes| bytes.checked_add(used)).ok_or(NoMemory)?;
        let mut data = block.ptr;
        if needed > size {
            let grown = needed.saturating_add(needed / 4);
            // SAFETY: the string owns the block.
            let block = unsafe { current::reallocate(block, size, grown)? };
            data = block.ptr;
            self.data.set(data.as_ptr());
            self.word_behind().set(grown << 1 | usize::from(block.pooled));
        }
        debug_assert!(self.meta.get() & EXTERNAL != 0);
        // SAFETY: there is room for the tail, which is another string's, at a place that is aligned for its new width.
        unsafe {
            let end = data.as_ptr().add(used);
            if added.width() == width {
                std::ptr::copy_nonoverlapping(tail.bytes().as_ptr(), end, tail.bytes().len());
            } else if width == 2 {
                widen(tail.text(), end.cast::<u16>());
            } else {
                widen(tail.text(), end.cast::<u32>());
            }
        }
        let kind = own.kind.max(added.kind);
        let meta = self.meta.get() & !KIND_MASK | kind;
        self.meta.set(meta + ((added.len as u64) << LEN_SHIFT));
        self.hash.set(super::UNHASHED);
        Ok(())
    }
}

/// Writes characters in a wider form.
///
/// # Safety
/// There is room for all of them behind `to`.
unsafe fn widen<U: Unit>(text: Text<'_>, to: *mut U) {
    with_units!(text, units => {
        for (index, &unit) in units.iter().enumerate() {
            // SAFETY: by contract.
            unsafe { to.add(index).write(U::of(unit.code())) };
        }
    })
}

/// The interned strings of a VM. It does not own them: a string that goes takes itself out.
#[derive(Default)]
pub struct Interned {
    strings: RefCell<Table<std::ptr::NonNull<PyStr>>>,
}

fn table_hash(hash: i64) -> u64 {
    (hash as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

impl Interned {
    fn find(&self, text: Text<'_>, hash: i64) -> Option<Ref<PyStr>> {
        let strings = self.strings.borrow();
        // SAFETY: the table holds live strings.
        let found = strings.find(table_hash(hash), |known| unsafe { known.as_ref() }.text() == text)?;
        // SAFETY: as above.
        Some(Ref::borrowed(unsafe { found.as_ref() }))
    }

    fn insert(&self, string: &PyStr) -> Result<(), NoMemory> {
        let mut strings = self.strings.borrow_mut();
        // SAFETY: the table holds live strings.
        let hasher = |known: &std::ptr::NonNull<PyStr>| table_hash(unsafe { known.as_ref() }.hash());
        strings.insert(table_hash(string.hash()), std::ptr::NonNull::from(string), hasher)?;
        string.set_interned();
        Ok(())
    }

    /// The VM is about to go, and no string will take itself out.
    pub fn clear(&self) {
        self.strings.take();
    }

    /// How many strings are interned.
    pub fn len(&self) -> usize {
        self.strings.borrow().len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Takes a dying interned string out of its VM's table.
#[cold]
pub(super) fn forget_interned(string: &PyStr) {
    let Some(vm) = string.object.heap().thread() else { return };
    let address = std::ptr::NonNull::from(string);
    let mut strings = vm.interp().interned.strings.borrow_mut();
    if let Ok(entry) = strings.find_entry(table_hash(string.hash()), |known| *known == address) {
        entry.remove();
    }
}

impl Thread {
    /// The interned string equal to `string`. A string of a subclass is interned by its characters.
    #[inline]
    pub fn intern(&self, string: &PyStr) -> Result<Ref<PyStr>, NoMemory> {
        if string.is_interned() {
            return Ok(Ref::borrowed(string));
        }
        self.intern_slow(string)
    }

    #[cold]
    fn intern_slow(&self, string: &PyStr) -> Result<Ref<PyStr>, NoMemory> {
        let (text, hash) = (string.text(), string.hash());
        if let Some(known) = self.find_interned(text, hash) {
            return Ok(known);
        }
        let own = string.to_exact();
        self.interp().interned.insert(&own)?;
        Ok(own)
    }

    /// An interned string with these characters, if there is one.
    pub fn find_interned(&self, text: Text<'_>, hash: i64) -> Option<Ref<PyStr>> {
        self.interp().interned.find(text, hash).or_else(|| statics::find(text, hash).map(Ref::borrowed))
    }

    /// The interned string with the characters of `text`.
    pub fn intern_str(&self, text: &str) -> Result<Ref<PyStr>, NoMemory> {
        if text.is_ascii() {
            return self.intern_ascii(text.as_bytes());
        }
        let string = PyStr::from_utf8(self.heap(), text)?;
        self.intern(&string)
    }

    /// The interned string with these ASCII characters, which is made only if there is none.
    fn intern_ascii(&self, bytes: &[u8]) -> Result<Ref<PyStr>, NoMemory> {
        let text = Text::Ascii(bytes);
        let hash = statics::hash_key().hash_text(text);
        if let Some(known) = self.find_interned(text, hash) {
            return Ok(known);
        }
        let own = PyStr::from_compact_text(self.heap(), text)?;
        // One character or none is a static string, which needs no table.
        if !own.is_interned() {
            own.hash.set(hash);
            self.interp().interned.insert(&own)?;
        }
        Ok(own)
    }

    /// The interned string with the characters of `text`.
    pub fn intern_wtf8(&self, text: Wtf8<'_>) -> Result<Ref<PyStr>, NoMemory> {
        match text.as_bytes() {
            bytes if bytes.is_ascii() => self.intern_ascii(bytes),
            _ => {
                let string = PyStr::from_wtf8(self.heap(), text)?;
                self.intern(&string)
            }
        }
    }

    /// A new string object.
    pub fn new_str(&self, text: &str) -> PyResult {
        Ok(PyStr::from_utf8(self.heap(), text)?.into_value())
    }
}
