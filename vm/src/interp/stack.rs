//! The value stack of a thread: where frames lie, one behind another.
//!
//! It is a list of chunks that never move, so that pointers into frames stay good; a call that finds no room in the current
//! chunk goes on in a new one, which is kept for the next time when the call returns.

use crate::heap::NoMemory;
use crate::heap::current::{self, Block};
use crate::value::Word;
use std::cell::{Cell, RefCell};
use std::ptr::null_mut;

/// Words of the first chunk, and of later ones.
const FIRST: usize = 1 << 10;
const LATER: usize = 1 << 14;

struct Chunk {
    block: Block,
    words: usize,
}

impl Chunk {
    fn start(&self) -> *mut Word {
        self.block.ptr.as_ptr().cast()
    }
}

pub struct ValueStack {
    /// Where the next frame may begin, for entering the loop from native code.
    pub top: Cell<*mut Word>,
    /// The end of the current chunk.
    pub limit: Cell<*mut Word>,
    chunks: RefCell<Vec<Chunk>>,
    /// How many of `chunks` are in use.
    used: Cell<usize>,
}

/// Where the stack stood before a frame took a new chunk.
#[derive(Clone, Copy)]
pub struct Mark {
    top: *mut Word,
    limit: *mut Word,
    used: usize,
}

impl ValueStack {
    pub const fn new() -> Self {
        ValueStack {
            top: Cell::new(null_mut()),
            limit: Cell::new(null_mut()),
            chunks: RefCell::new(Vec::new()),
            used: Cell::new(0),
        }
    }

    pub fn mark(&self) -> Mark {
        Mark { top: self.top.get(), limit: self.limit.get(), used: self.used.get() }
    }

    /// Goes back to where the stack stood; chunks taken since stay for the next time.
    pub fn release(&self, mark: Mark) {
        self.top.set(mark.top);
        self.limit.set(mark.limit);
        self.used.set(mark.used);
    }

    /// The size of the current chunk in bytes; 0 if there is none.
    pub fn span(&self) -> usize {
        let chunks = self.chunks.borrow();
        let current = self.used.get().checked_sub(1).and_then(|last| chunks.get(last));
        current.map_or(0, |chunk| chunk.words * size_of::<Word>())
    }

    /// Room for `words` words from `top` on; where there is none in the current chunk, in another one. `top` and `limit` are
    /// those of the chunk afterwards; `top` is not moved past the room.
    pub fn reserve(&self, words: usize) -> Result<*mut Word, NoMemory> {
        let (top, limit) = (self.top.get(), self.limit.get());
        if limit.addr() - top.addr() >= words * size_of::<Word>() {
            return Ok(top);
        }
        self.next_chunk(words)
    }

    #[cold]
    fn next_chunk(&self, words: usize) -> Result<*mut Word, NoMemory> {
        let mut chunks = self.chunks.borrow_mut();
        let used = self.used.get();
        // A kept chunk that is too small is of no use here, nor are those after it.
        if chunks.get(used).is_some_and(|chunk| chunk.words < words) {
            free_all(chunks.split_off(used));
        }
        if chunks.len() == used {
            chunks.try_reserve(1).map_err(|_| NoMemory)?;
            let size = words.max(if used == 0 { FIRST } else { LATER });
            let block = current::allocate_kept(size * size_of::<Word>())?;
            chunks.push(Chunk { block, words: size });
        }
        let chunk = &chunks[used];
        self.used.set(used + 1);
        self.top.set(chunk.start());
        self.limit.set(chunk.start().wrapping_add(chunk.words));
        Ok(chunk.start())
    }
}

fn free_all(chunks: Vec<Chunk>) {
    for chunk in chunks {
        // SAFETY: allocated with this size, and no frame lies in it any more.
        unsafe { current::free(chunk.block, chunk.words * size_of::<Word>()) };
    }
}

impl Drop for ValueStack {
    fn drop(&mut self) {
        free_all(std::mem::take(self.chunks.get_mut()));
    }
}
