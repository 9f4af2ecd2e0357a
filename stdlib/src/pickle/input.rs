//! The bytes of a pickle that is read: an object in memory, or a file, read as far as it is needed.
//!
//! Invariant: `limit` is where the current frame ends, or the chunk where there is none; what lies before it can be taken at
//! once. A size that the pickle names is never allocated before as many bytes have been seen.

use super::UNPICKLING_ERROR;
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::{exceptions, int};
use taipan_vm::collections::Buf;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::heap::Tracer;
use taipan_vm::object::Ref;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// How much of a file is looked at beforehand.
const PREFETCH: usize = 128 * 1024;
/// Files are asked for no more at once, where a pickle says that more is to come.
const MOST_AT_ONCE: usize = 1 << 24;

/// A file's methods.
pub struct File {
    pub read: Value,
    pub readline: Value,
    pub peek: Option<Value>,
}

pub struct Input {
    chunk: Ref<PyBytes>,
    at: usize,
    limit: usize,
    len: usize,
    /// Where the current frame ends.
    frame_end: Option<usize>,
    file: Option<File>,
    /// The chunk from here on has been looked at by `peek`, and is still to be read from the file.
    prefetched: usize,
}

#[cold]
fn truncated(vm: &Thread) -> Raised {
    vm.raise(&UNPICKLING_ERROR, "pickle data was truncated")
}

#[cold]
fn exhausted(vm: &Thread) -> Raised {
    vm.raise(&UNPICKLING_ERROR, "pickle exhausted before end of frame")
}

/// Contents that the program may change are copied.
fn to_bytes(vm: &Thread, data: &Value) -> PyResult<Ref<PyBytes>> {
    match data.downcast::<PyBytes>() {
        Some(bytes) => Ok(Ref::borrowed(bytes)),
        None => {
            let buffer = vm.get_buffer(data, taipan_vm::buffer::flags::CONTIG_RO)?;
            Ok(PyBytes::from_slice(vm, buffer.as_bytes())?)
        }
    }
}

impl Input {
    /// All of a bytes-like object.
    pub fn of_bytes(vm: &Thread, data: &Value) -> PyResult<Input> {
        let chunk = to_bytes(vm, data)?;
        let len = chunk.len();
        Ok(Input { chunk, at: 0, limit: len, len, frame_end: None, file: None, prefetched: len })
    }

    pub fn of_file(file: File) -> Input {
        let (chunk, file) = (PyBytes::empty(), Some(file));
        Input { chunk, at: 0, limit: 0, len: 0, frame_end: None, file, prefetched: 0 }
    }

    pub fn trace(&self, tracer: &mut Tracer) {
        if let Some(File { read, readline, peek }) = &self.file {
            [read, readline].into_iter().chain(peek).for_each(|value| tracer.visit(value));
        }
    }

    /// The next opcode; at the end an `EOFError`.
    #[inline(always)]
    pub fn op(&mut self, vm: &Thread) -> PyResult<u8> {
        if self.at < self.limit {
            self.at += 1;
            return Ok(self.chunk.as_bytes()[self.at - 1]);
        }
        self.op_slow(vm)
    }

    #[cold]
    fn op_slow(&mut self, vm: &Thread) -> PyResult<u8> {
        match self.take_slow(vm, 1) {
            Ok(bytes) => Ok(bytes[0]),
            Err(_) if vm.raised_matches(&UNPICKLING_ERROR) => {
                vm.clear_raised();
                Err(vm.raise(&exceptions::EOF_ERROR, "Ran out of input"))
            }
            Err(raised) => Err(raised),
        }
    }

    /// The next `count` bytes.
    #[inline(always)]
    pub fn take(&mut self, vm: &Thread, count: usize) -> PyResult<&[u8]> {
        if count <= self.limit - self.at {
            let start = self.at;
            self.at += count;
            return Ok(&self.chunk.as_bytes()[start..start + count]);
        }
        self.take_slow(vm, count)
    }

    #[inline(always)]
    pub fn array<const N: usize>(&mut self, vm: &Thread) -> PyResult<[u8; N]> {
        let bytes = self.take(vm, N)?;
        Ok(<[u8; N]>::try_from(bytes).unwrap_or([0; N]))
    }

    #[cold]
    #[inline(never)]
    fn take_slow(&mut self, vm: &Thread, count: usize) -> PyResult<&[u8]> {
        self.leave_frame(vm)?;
        if count > self.len - self.at {
            if count > isize::MAX as usize - self.at {
                let text = "read would overflow (invalid bytecode)";
                return Err(vm.raise(&UNPICKLING_ERROR, text));
            }
            self.refill(vm, count)?;
        }
        let start = self.at;
        self.at += count;
        Ok(&self.chunk.as_bytes()[start..start + count])
    }

    /// The next line, with its end.
    pub fn line(&mut self, vm: &Thread) -> PyResult<&[u8]> {
        if let Some(end) = memchr::memchr(b'\n', &self.chunk.as_bytes()[self.at..self.limit]) {
            let start = self.at;
            self.at += end + 1;
            return Ok(&self.chunk.as_bytes()[start..self.at]);
        }
        self.leave_frame(vm)?;
        if let Some(end) = memchr::memchr(b'\n', &self.chunk.as_bytes()[self.at..]) {
            let start = self.at;
            self.at += end + 1;
            return Ok(&self.chunk.as_bytes()[start..self.at]);
        }
        let Some(readline) = self.file.as_ref().map(|file| file.readline.clone()) else {
            return Err(truncated(vm));
        };
        self.skip_consumed(vm)?;
        let line = to_bytes(vm, &vm.call(&readline, &[])?)?;
        self.set_chunk(line, None);
        if self.chunk.as_bytes().last() != Some(&b'\n') {
            return Err(truncated(vm));
        }
        self.at = self.len;
        Ok(self.chunk.as_bytes())
    }

    /// A frame of so many bytes begins.
    pub fn begin_frame(&mut self, vm: &Thread, len: usize) -> PyResult<()> {
        if self.frame_end.is_some_and(|end| self.at < end) {
            let text = "beginning of a new frame before end of current frame";
            return Err(vm.raise(&UNPICKLING_ERROR, text));
        }
        self.take_slow(vm, len)?;
        self.frame_end = Some(self.at);
        self.limit = self.at;
        self.at -= len;
        Ok(())
    }

    /// What does not lie in the current frame must begin behind it.
    fn leave_frame(&mut self, vm: &Thread) -> PyResult<()> {
        if self.frame_end.is_some_and(|end| self.at < end) {
            return Err(exhausted(vm));
        }
        self.frame_end = None;
        self.limit = self.len;
        Ok(())
    }

    fn set_chunk(&mut self, chunk: Ref<PyBytes>, prefetched: Option<usize>) {
        self.len = chunk.len();
        self.prefetched = prefetched.unwrap_or(self.len);
        (self.at, self.limit, self.frame_end) = (0, self.len, None);
        self.chunk = chunk;
    }

    /// Reads what has been taken of the part that was only looked at.
    pub fn skip_consumed(&mut self, vm: &Thread) -> PyResult<()> {
        let Some(file) = self.file.as_ref().filter(|_| self.at > self.prefetched) else { return Ok(()) };
        let consumed = int::from_usize(vm, self.at - self.prefetched)?;
        self.prefetched = self.at;
        vm.call(&file.read, &[consumed]).map(drop)
    }

    /// Brings at least `count` bytes from the file into the chunk.
    fn refill(&mut self, vm: &Thread, count: usize) -> PyResult<()> {
        self.skip_consumed(vm)?;
        let Some(file) = &mut self.file else { return Err(truncated(vm)) };
        if count < PREFETCH
            && let Some(peek) = &file.peek
        {
            match vm.call(peek, &[int::small(PREFETCH as i64)]) {
                Ok(data) => {
                    let data = to_bytes(vm, &data)?;
                    if data.len() >= count {
                        self.set_chunk(data, Some(0));
                        return Ok(());
                    }
                }
                Err(_) if vm.raised_matches(&exceptions::NOT_IMPLEMENTED_ERROR) => {
                    vm.clear_raised();
                    file.peek = None;
                }
                Err(raised) => return Err(raised),
            }
        }
        let read = file.read.clone();
        let ask = |count: usize| to_bytes(vm, &vm.call(&read, &[int::from_usize(vm, count)?])?);
        let mut chunk = ask(count.min(MOST_AT_ONCE))?;
        if count > MOST_AT_ONCE {
            let mut whole = Buf::from_slice(chunk.as_bytes())?;
            while whole.len() < count {
                let more = ask((count - whole.len()).min(MOST_AT_ONCE.max(whole.len())))?;
                if more.is_empty() {
                    break;
                }
                whole.extend_from_slice(more.as_bytes())?;
            }
            chunk = PyBytes::from_buf(vm, whole)?;
        }
        self.set_chunk(chunk, None);
        if self.len < count { Err(truncated(vm)) } else { Ok(()) }
    }
}
