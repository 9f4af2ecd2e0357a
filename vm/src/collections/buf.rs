//! `Buf<T>`: a growable array whose every growth is charged to the VM's account and may fail.
//!
//! It takes the place of `Vec` wherever a script decides the size: `Vec` aborts the process when memory runs out. It
//! dereferences to a slice; what grows it returns `Result<_, NoMemory>`. Growth is by an eighth plus a constant, as in
//! CPython's `list`, so that `capacity` may serve `sys.getsizeof`.
//!
//! Invariant: `ptr` is an allocation of `cap` elements (dangling for `cap == 0`), of which the first `len` are
//! initialized; `cap * size_of::<T>()` bytes are charged (or taken from a pool, `heap::current`).

use crate::heap::NoMemory;
use crate::heap::current::{self as memory, Block};
use std::marker::PhantomData;
use std::mem::{self, ManuallyDrop, MaybeUninit};
use std::num::NonZeroUsize;
use std::ops::{Deref, DerefMut};
use std::ptr::{self, NonNull};

/// See [`Buf::marked`].
const MARK: usize = 64;

/// Room for so many elements is kept, however few there are.
const SPARSE: usize = 32;

/// How much room is taken where `needed` is asked for.
fn with_headroom(needed: usize) -> usize {
    needed.saturating_add(needed >> 3).saturating_add(6) & !3
}

pub struct Buf<T> {
    ptr: NonNull<T>,
    len: usize,
    cap: usize,
    /// 0 or 1; no padding: see `Heap::allocate`.
    pooled: usize,
    owns: PhantomData<T>,
}

impl<T> Buf<T> {
    const SIZED: () = assert!(size_of::<T>() != 0 && align_of::<T>() <= 16, "Buf holds no zero-sized types");

    pub const fn new() -> Self {
        let () = Self::SIZED;
        Buf { ptr: NonNull::dangling(), len: 0, cap: 0, pooled: 0, owns: PhantomData }
    }

    pub fn with_capacity(capacity: usize) -> Result<Self, NoMemory> {
        if capacity == 0 {
            return Ok(Self::new());
        }
        let block = memory::allocate(capacity.checked_mul(size_of::<T>()).ok_or(NoMemory)?)?;
        Ok(Buf {
            ptr: block.ptr.cast(),
            len: 0,
            cap: capacity,
            pooled: usize::from(block.pooled),
            owns: PhantomData,
        })
    }

    /// An empty buffer that [`Buf::is_marked`] tells from every other, until it is given room or replaced.
    pub const fn marked() -> Self {
        const { assert!(align_of::<T>() <= MARK) };
        // An address that no allocation has, aligned for whatever may be in a buffer, and not the dangling one.
        let ptr = match NonZeroUsize::new(MARK * 2) {
            Some(address) => NonNull::without_provenance(address),
            None => NonNull::dangling(),
        };
        Buf { ptr, len: 0, cap: 0, pooled: 0, owns: PhantomData }
    }

    pub fn is_marked(&self) -> bool {
        self.ptr.addr().get() == MARK * 2
    }

    pub fn capacity(&self) -> usize {
        self.cap
    }

    /// Makes room for `additional` more elements, with head-room for more unless that many come at once.
    pub fn reserve(&mut self, additional: usize) -> Result<(), NoMemory> {
        let needed = self.len.checked_add(additional).ok_or(NoMemory)?;
        if needed <= self.cap {
            return Ok(());
        }
        let grown = with_headroom(needed);
        self.set_capacity(if additional > grown - needed { needed.saturating_add(3) & !3 } else { grown })
    }

    /// Makes as much room as if `additional` elements were appended one after the other.
    pub fn reserve_in_steps(&mut self, additional: usize) -> Result<(), NoMemory> {
        let needed = self.len.checked_add(additional).ok_or(NoMemory)?;
        let mut capacity = self.cap;
        while capacity < needed {
            capacity = with_headroom(capacity + 1);
        }
        if capacity == self.cap { Ok(()) } else { self.set_capacity(capacity) }
    }

    /// Gives back room where less than half of a good deal is used.
    pub fn shrink_if_sparse(&mut self) {
        if self.cap > SPARSE && self.len < self.cap >> 1 {
            // As in `shrink_to_fit`.
            let capacity = if self.len == 0 { 0 } else { with_headroom(self.len) };
            let _ = self.set_capacity(capacity.min(self.cap));
        }
    }

    /// To be called when elements have been taken out: gives back all room where none are left, some where few are.
    pub fn shrink_after_removal(&mut self) {
        if self.len == 0 {
            self.deallocate();
        } else {
            self.shrink_if_sparse();
        }
    }

    /// Makes room for exactly `additional` more elements.
    pub fn reserve_exact(&mut self, additional: usize) -> Result<(), NoMemory> {
        let needed = self.len.checked_add(additional).ok_or(NoMemory)?;
        if needed <= self.cap { Ok(()) } else { self.set_capacity(needed) }
    }

    /// Gives back what is not used.
    pub fn shrink_to_fit(&mut self) {
        if self.len < self.cap {
            // Giving back cannot be refused: a smaller charge always fits, and realloc to less keeps the old block on failure.
            let _ = self.set_capacity(self.len);
        }
    }

    /// Moves the elements to other memory, where there is any: for tests of those who point to them.
    pub fn relocate(&mut self) {
        if self.cap == 0 {
            return;
        }
        if let Ok(mut other) = Self::with_capacity(self.cap) {
            // SAFETY: there is room for as many; the elements change owners with `len`.
            unsafe { ptr::copy_nonoverlapping(self.as_ptr(), other.as_mut_ptr(), self.len) };
            mem::swap(&mut self.len, &mut other.len);
            *self = other;
        }
    }

    fn set_capacity(&mut self, capacity: usize) -> Result<(), NoMemory> {
        debug_assert!(capacity >= self.len);
        let bytes = capacity.checked_mul(size_of::<T>()).ok_or(NoMemory)?;
        if bytes == 0 {
            self.deallocate();
            return Ok(());
        }
        let block = if self.cap == 0 {
            memory::allocate(bytes)?
        } else {
            // SAFETY: the block is this buffer's, of `cap` elements.
            unsafe { memory::reallocate(self.block(), self.cap * size_of::<T>(), bytes)? }
        };
        self.ptr = block.ptr.cast();
        self.pooled = usize::from(block.pooled);
        self.cap = capacity;
        Ok(())
    }

    /// Gives the memory away: the block and its size in bytes; no block where the capacity is 0. The elements, which must not
    /// need dropping, stay in it.
    pub fn into_block(self) -> (Option<Block>, usize) {
        const { assert!(!mem::needs_drop::<T>()) };
        let buf = ManuallyDrop::new(self);
        ((buf.cap != 0).then(|| buf.block()), buf.cap * size_of::<T>())
    }

    fn block(&self) -> Block {
        Block { ptr: self.ptr.cast(), pooled: self.pooled != 0 }
    }

    /// Frees the allocation, not the elements.
    fn deallocate(&mut self) {
        if self.cap != 0 {
            // SAFETY: the block is this buffer's, of `cap` elements.
            unsafe { memory::free(self.block(), self.cap * size_of::<T>()) };
            self.cap = 0;
        }
    }

    #[inline]
    pub fn push(&mut self, item: T) -> Result<(), NoMemory> {
        if self.len == self.cap {
            self.reserve(1)?;
        }
        // SAFETY: there is room for one more.
        unsafe { self.ptr.add(self.len).write(item) };
        self.len += 1;
        Ok(())
    }

    /// Appends an item if there is room where the items lie; otherwise it comes back.
    #[inline(always)]
    pub fn push_within_capacity(&mut self, item: T) -> Option<T> {
        if self.len == self.cap {
            return Some(item);
        }
        // SAFETY: there is room for one more.
        unsafe { self.ptr.add(self.len).write(item) };
        self.len += 1;
        None
    }

    /// A buffer of owned words that lie elsewhere, and are given up only if there is memory.
    ///
    /// # Safety
    /// `count` words lie at `from`; the caller forgets them on success.
    #[inline(always)]
    pub unsafe fn take(from: *const T, count: usize) -> Result<Self, NoMemory> {
        let () = Self::SIZED;
        if count == 0 {
            return Ok(Buf::new());
        }
        let block = memory::allocate(count.checked_mul(size_of::<T>()).ok_or(NoMemory)?)?;
        let ptr = block.ptr.cast::<T>();
        for index in 0..count {
            // SAFETY: by contract; the block has room for as many.
            unsafe { ptr.add(index).write(from.add(index).read()) };
        }
        Ok(Buf { ptr, len: count, cap: count, pooled: usize::from(block.pooled), owns: PhantomData })
    }

    /// A buffer of `count` elements at `place`, which `fill` writes: nothing of it is moved. It must not fail.
    ///
    /// # Safety
    /// `place` is memory for a buffer, or a buffer without room, and `block` was allocated for `cap` elements, which are no fewer.
    #[inline(always)]
    pub unsafe fn fill_at(
        place: *mut Buf<T>,
        block: Block,
        cap: usize,
        count: usize,
        fill: impl FnOnce(*mut T),
    ) {
        let () = Self::SIZED;
        // SAFETY: by contract.
        unsafe {
            (&raw mut (*place).ptr).write(block.ptr.cast());
            (&raw mut (*place).cap).write(cap);
            (&raw mut (*place).pooled).write(usize::from(block.pooled));
            fill(block.ptr.cast().as_ptr());
            (&raw mut (*place).len).write(count);
        }
    }

    /// Moves the buffer to `place` field by field: what was written in parts a moment ago is not read as a whole.
    ///
    /// # Safety
    /// `place` is memory for a buffer.
    #[inline(always)]
    pub unsafe fn write_to(self, place: *mut Buf<T>) {
        let own = ManuallyDrop::new(self);
        // SAFETY: each field is read from a live buffer and written to memory for it. Volatile reads are not merged.
        unsafe {
            (&raw mut (*place).ptr).write((&raw const own.ptr).read_volatile());
            (&raw mut (*place).len).write((&raw const own.len).read_volatile());
            (&raw mut (*place).cap).write((&raw const own.cap).read_volatile());
            (&raw mut (*place).pooled).write((&raw const own.pooled).read_volatile());
        }
    }

    /// Appends where there is room.
    ///
    /// # Safety
    /// The length is less than the capacity.
    #[inline(always)]
    pub unsafe fn push_in_room(&mut self, item: T) {
        debug_assert!(self.len < self.cap);
        // SAFETY: by contract.
        unsafe { self.ptr.add(self.len).write(item) };
        self.len += 1;
    }

    #[inline]
    pub fn pop(&mut self) -> Option<T> {
        if self.len == 0 {
            return None;
        }
        self.len -= 1;
        // SAFETY: the element was initialized, and is now out of `len`.
        Some(unsafe { self.ptr.add(self.len).read() })
    }

    /// Inserts before `index`, which must be at most `len`.
    pub fn insert(&mut self, index: usize, item: T) -> Result<(), NoMemory> {
        assert!(index <= self.len, "insert past the end");
        if self.len == self.cap {
            self.reserve(1)?;
        }
        memory::pay_for((self.len - index) * size_of::<T>() / 4);
        // SAFETY: there is room for one more; `index` is in range, and the tail moves by one.
        unsafe {
            let at = self.ptr.add(index);
            ptr::copy(at.as_ptr(), at.add(1).as_ptr(), self.len - index);
            at.write(item);
        }
        self.len += 1;
        Ok(())
    }

    /// Takes out the element at `index`, which must be in range.
    pub fn remove(&mut self, index: usize) -> T {
        assert!(index < self.len, "remove past the end");
        self.len -= 1;
        memory::pay_for((self.len - index) * size_of::<T>() / 4);
        // SAFETY: the element was initialized; the tail moves over it.
        unsafe {
            let at = self.ptr.add(index);
            let item = at.read();
            ptr::copy(at.add(1).as_ptr(), at.as_ptr(), self.len - index);
            item
        }
    }

    /// Takes out `start..end` and returns it; the range must be in bounds. On failure nothing has changed.
    pub fn take_range(&mut self, start: usize, end: usize) -> Result<Buf<T>, NoMemory> {
        assert!(start <= end && end <= self.len, "range out of bounds");
        let mut taken = Buf::with_capacity(end - start)?;
        // SAFETY: `taken` has the room; the elements move over and the tail closes the gap.
        unsafe {
            ptr::copy_nonoverlapping(self.ptr.add(start).as_ptr(), taken.ptr.as_ptr(), end - start);
            taken.len = end - start;
            ptr::copy(self.ptr.add(end).as_ptr(), self.ptr.add(start).as_ptr(), self.len - end);
        }
        self.len -= end - start;
        Ok(taken)
    }

    /// Puts all of `items` in the place of `start..end`, a range in bounds, and returns what was there. On failure nothing has
    /// changed.
    pub fn replace_range(
        &mut self,
        start: usize,
        end: usize,
        items: &mut Buf<T>,
    ) -> Result<Buf<T>, NoMemory> {
        assert!(start <= end && end <= self.len, "range out of bounds");
        let (removed, added) = (end - start, items.len);
        let mut taken = Buf::with_capacity(removed)?;
        if added > removed {
            self.reserve(added - removed)?;
        }
        // SAFETY: there is room on both sides; what is taken moves over, the tail moves to where it belongs, and the items
        // fill the gap and leave `items` empty.
        unsafe {
            let at = self.ptr.add(start).as_ptr();
            ptr::copy_nonoverlapping(at, taken.ptr.as_ptr(), removed);
            taken.len = removed;
            if added != removed {
                ptr::copy(at.add(removed), at.add(added), self.len - end);
            }
            ptr::copy_nonoverlapping(items.ptr.as_ptr(), at, added);
        }
        self.len = self.len - removed + added;
        items.len = 0;
        if removed > added {
            self.shrink_after_removal();
        }
        Ok(taken)
    }

    /// Moves all of `items` in before `index`, which must be at most `len`. On failure nothing has changed.
    pub fn insert_all(&mut self, index: usize, items: &mut Buf<T>) -> Result<(), NoMemory> {
        assert!(index <= self.len, "insert past the end");
        self.reserve(items.len)?;
        // SAFETY: there is room for all; the tail moves up, the items fill the gap and leave `items` empty.
        unsafe {
            let at = self.ptr.add(index);
            ptr::copy(at.as_ptr(), at.add(items.len).as_ptr(), self.len - index);
            ptr::copy_nonoverlapping(items.ptr.as_ptr(), at.as_ptr(), items.len);
        }
        self.len += items.len;
        items.len = 0;
        Ok(())
    }

    /// Drops what lies past `len`, the last first, as CPython does. The elements are out of the buffer before any is dropped.
    pub fn truncate(&mut self, len: usize) {
        if len < self.len {
            let end = self.len;
            self.len = len;
            if mem::needs_drop::<T>() {
                for index in (len..end).rev() {
                    // SAFETY: these were initialized and are no longer counted.
                    unsafe { ptr::drop_in_place(self.ptr.as_ptr().add(index)) };
                }
            }
        }
    }

    pub fn clear(&mut self) {
        self.truncate(0);
    }

    #[inline]
    pub fn as_ptr(&self) -> *const T {
        self.ptr.as_ptr()
    }

    #[inline]
    pub fn as_mut_ptr(&mut self) -> *mut T {
        self.ptr.as_ptr()
    }

    /// # Safety
    /// `len` must be at most `capacity()`, and that many elements initialized.
    pub unsafe fn set_len(&mut self, len: usize) {
        debug_assert!(len <= self.cap);
        self.len = len;
    }

    /// Takes out the element at `first` and every `step`-th behind it, until `taken` has no room left.
    pub fn take_stepped(&mut self, first: usize, step: usize, taken: &mut Buf<T>) {
        let (mut to, mut next) = (first, first);
        for index in first..self.len {
            // SAFETY: each element is read once, and goes to one of two places: there is room in `taken`, or the place is
            // that of an element that has been read already (or its own).
            unsafe {
                let item = self.ptr.add(index).read();
                if index == next && taken.len < taken.cap {
                    taken.ptr.add(taken.len).write(item);
                    taken.len += 1;
                    next = next.saturating_add(step);
                } else {
                    self.ptr.add(to).write(item);
                    to += 1;
                }
            }
        }
        self.len = to.min(self.len);
        self.shrink_if_sparse();
    }

    /// Moves every element to `target`, which must have room for them all, through `map`.
    pub fn move_to<U>(&mut self, target: &mut Buf<U>, mut map: impl FnMut(T) -> U) {
        let len = mem::take(&mut self.len);
        assert!(target.cap - target.len >= len, "no room for what is moved");
        for index in 0..len {
            // SAFETY: each element, no longer counted, is read once; there is room for what becomes of it.
            unsafe { target.ptr.add(target.len).write(map(self.ptr.add(index).read())) };
            target.len += 1;
        }
    }

    /// The room behind the elements, which is not initialized.
    pub fn spare(&mut self) -> &mut [MaybeUninit<T>] {
        // SAFETY: the allocation has `cap` elements; `MaybeUninit` asks nothing of their contents.
        unsafe { std::slice::from_raw_parts_mut(self.ptr.add(self.len).as_ptr().cast(), self.cap - self.len) }
    }

    /// The elements by value; the buffer's memory lives until the iterator is dropped.
    pub fn into_items(self) -> IntoItems<T> {
        IntoItems { buf: ManuallyDrop::new(self), next: 0 }
    }

    /// Extends from an iterator, growing as needed.
    pub fn extend(&mut self, items: impl IntoIterator<Item = T>) -> Result<(), NoMemory> {
        let items = items.into_iter();
        self.reserve(items.size_hint().0)?;
        for item in items {
            self.push(item)?;
        }
        Ok(())
    }
}

impl<T: Copy> Buf<T> {
    pub fn from_slice(items: &[T]) -> Result<Self, NoMemory> {
        let mut buf = Self::with_capacity(items.len())?;
        buf.extend_from_slice(items)?;
        Ok(buf)
    }

    #[inline]
    pub fn extend_from_slice(&mut self, items: &[T]) -> Result<(), NoMemory> {
        if self.cap - self.len < items.len() {
            self.reserve(items.len())?;
        }
        // SAFETY: there is room, and `items` is borrowed from elsewhere, since `self` is borrowed mutably.
        unsafe { ptr::copy_nonoverlapping(items.as_ptr(), self.ptr.add(self.len).as_ptr(), items.len()) };
        self.len += items.len();
        Ok(())
    }

    /// Appends a copy of the first `count` elements, which must exist.
    pub fn repeat_start(&mut self, count: usize) -> Result<(), NoMemory> {
        assert!(count <= self.len, "repeats more than there is");
        self.reserve(count)?;
        // SAFETY: there is room for `count` more behind the first `len` elements, which do not overlap with it.
        unsafe { ptr::copy_nonoverlapping(self.ptr.as_ptr(), self.ptr.as_ptr().add(self.len), count) };
        self.len += count;
        Ok(())
    }

    /// Appends `map(item)` for each of `items`; a loop that the compiler can vectorize.
    #[inline]
    pub fn extend_mapped<U: Copy>(&mut self, items: &[U], map: impl Fn(U) -> T) -> Result<(), NoMemory> {
        if self.cap - self.len < items.len() {
            self.reserve(items.len())?;
        }
        // SAFETY: there is room for `items.len()` more elements, which are written before `len` counts them.
        unsafe {
            let end = self.ptr.as_ptr().add(self.len);
            for (i, &item) in items.iter().enumerate() {
                end.add(i).write(map(item));
            }
        }
        self.len += items.len();
        Ok(())
    }

    /// Appends what `encode` makes of each of `items`, the first elements of an array and how many count, until it makes
    /// nothing. Returns how many items were taken. `total` is how many elements will come, if that is known.
    #[inline]
    pub fn extend_encoded<U: Copy, const N: usize>(
        &mut self,
        items: &[U],
        total: usize,
        encode: impl Fn(U) -> Option<([T; N], usize)>,
    ) -> Result<usize, NoMemory> {
        self.reserve(total.saturating_add(N))?;
        let mut taken = 0;
        while taken < items.len() {
            self.reserve(N)?;
            // So many items surely have room.
            let safe = ((self.cap - self.len) / N).min(items.len() - taken);
            let mut len = self.len;
            for &item in &items[taken..taken + safe] {
                let Some((made, count)) = encode(item) else {
                    self.len = len;
                    return Ok(taken);
                };
                // SAFETY: there is room for `N` more elements behind `len`, of which at most all count.
                unsafe { self.ptr.as_ptr().add(len).cast::<[T; N]>().write_unaligned(made) };
                len += count.min(N);
                taken += 1;
            }
            self.len = len;
        }
        Ok(taken)
    }

    /// Appends what `next` gives, up to `most` elements, until it gives nothing.
    #[inline]
    pub fn extend_while(&mut self, most: usize, mut next: impl FnMut() -> Option<T>) -> Result<(), NoMemory> {
        self.reserve(most)?;
        // SAFETY: there is room for `most` more elements, which are written before `len` counts them.
        unsafe {
            let end = self.ptr.as_ptr().add(self.len);
            let mut count = 0;
            while count < most
                && let Some(item) = next()
            {
                end.add(count).write(item);
                count += 1;
            }
            self.len += count;
        }
        Ok(())
    }

    /// `len` elements, each `item`.
    pub fn filled(item: T, len: usize) -> Result<Self, NoMemory> {
        let mut buf = Self::with_capacity(len)?;
        buf.resize(len, item)?;
        Ok(buf)
    }

    pub fn resize(&mut self, len: usize, item: T) -> Result<(), NoMemory> {
        self.reserve_exact(len.saturating_sub(self.len))?;
        while self.len < len {
            // SAFETY: there is room up to `len`.
            unsafe { self.ptr.add(self.len).write(item) };
            self.len += 1;
        }
        self.len = len;
        Ok(())
    }
}

impl<T> Deref for Buf<T> {
    type Target = [T];

    #[inline]
    fn deref(&self) -> &[T] {
        // SAFETY: the first `len` elements are initialized.
        unsafe { std::slice::from_raw_parts(self.ptr.as_ptr(), self.len) }
    }
}

impl<T> DerefMut for Buf<T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut [T] {
        // SAFETY: as above, and `self` is borrowed mutably.
        unsafe { std::slice::from_raw_parts_mut(self.ptr.as_ptr(), self.len) }
    }
}

impl<T> Drop for Buf<T> {
    fn drop(&mut self) {
        if mem::needs_drop::<T>() {
            self.truncate(0);
        }
        self.deallocate();
    }
}

impl<T> Default for Buf<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: std::fmt::Debug> std::fmt::Debug for Buf<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self[..].fmt(f)
    }
}

impl<T> IntoIterator for Buf<T> {
    type Item = T;
    type IntoIter = IntoItems<T>;

    fn into_iter(self) -> IntoItems<T> {
        self.into_items()
    }
}

/// See [`Buf::into_items`].
pub struct IntoItems<T> {
    buf: ManuallyDrop<Buf<T>>,
    next: usize,
}

impl<T> Iterator for IntoItems<T> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        if self.next == self.buf.len {
            return None;
        }
        self.next += 1;
        // SAFETY: each element is read once, in order.
        Some(unsafe { self.buf.ptr.add(self.next - 1).read() })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.buf.len - self.next;
        (left, Some(left))
    }
}

impl<T> Drop for IntoItems<T> {
    fn drop(&mut self) {
        for item in self.by_ref() {
            drop(item);
        }
        self.buf.deallocate();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::rc::Rc;

    #[test]
    fn grows_and_drops_each_element_once() {
        let item = Rc::new(());
        let mut buf = Buf::new();
        for _ in 0..100 {
            buf.push(item.clone()).unwrap();
        }
        buf.insert(50, item.clone()).unwrap();
        drop(buf.remove(0));
        let mut middle = buf.take_range(10, 20).unwrap();
        assert_eq!((buf.len(), middle.len(), Rc::strong_count(&item)), (90, 10, 101));
        buf.insert_all(3, &mut middle).unwrap();
        let mut items = buf.into_items();
        items.next();
        drop(items);
        assert_eq!(Rc::strong_count(&item), 1);
    }

    #[test]
    fn many_elements_at_once() {
        let mut buf: Buf<u16> = Buf::new();
        buf.extend_mapped(&[1u8, 2, 3], u16::from).unwrap();
        buf.repeat_start(2).unwrap();
        let mut left = 4u16;
        let next = || {
            left -= 1;
            (left > 0).then_some(left)
        };
        buf.extend_while(100, next).unwrap();
        buf.extend_while(1, || Some(9)).unwrap();
        assert_eq!(buf[..], [1, 2, 3, 1, 2, 3, 2, 1, 9]);
        // Pairs for odd numbers, single ones for even, until a seven comes.
        let mut buf: Buf<u16> = Buf::new();
        let encode = |n: u16| (n != 7).then_some(([n, 10 * n], 1 + usize::from(n % 2)));
        assert_eq!(buf.extend_encoded(&[1, 2, 3, 7, 8], 0, encode), Ok(3));
        assert_eq!(buf[..], [1, 10, 2, 3, 30]);
    }

    #[test]
    fn impossible_sizes_are_refused() {
        assert!(Buf::<u64>::with_capacity(usize::MAX / 4).is_err());
        assert!(Buf::<u64>::with_capacity(1 << 58).is_err());
        let mut buf = Buf::from_slice(&[1u32, 2, 3]).unwrap();
        assert!(buf.reserve(usize::MAX).is_err());
        assert_eq!(buf[..], [1, 2, 3]);
        buf.shrink_to_fit();
        assert_eq!(buf.capacity(), 3);
    }
}
