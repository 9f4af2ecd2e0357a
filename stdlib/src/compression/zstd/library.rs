//! libzstd: contexts, dictionaries, frames.
//!
//! A context keeps the dictionary that it refers to; what a dictionary is digested to lives as long as the dictionary. Parameters
//! go in and out as numbers, since programs may give any.

use crate::compression::{Charged, Step};
use std::cell::RefCell;
use std::ffi::{CStr, c_int, c_void};
use std::ptr::NonNull;
use std::rc::Rc;
use taipan_vm::collections::Buf;
use taipan_vm::heap::NoMemory;
use zstd_sys::{
    ZDICT_params_t, ZSTD_CCtx, ZSTD_CDict, ZSTD_DCtx, ZSTD_DDict, ZSTD_ResetDirective, ZSTD_bounds,
    ZSTD_inBuffer, ZSTD_outBuffer,
};

// Those whose enums of the crate lack values that the library knows, and those that the crate has no names for.
#[allow(clashing_extern_declarations)]
unsafe extern "C" {
    fn ZSTD_CCtx_setParameter(context: *mut ZSTD_CCtx, parameter: c_int, value: c_int) -> usize;
    fn ZSTD_DCtx_setParameter(context: *mut ZSTD_DCtx, parameter: c_int, value: c_int) -> usize;
    fn ZSTD_cParam_getBounds(parameter: c_int) -> ZSTD_bounds;
    fn ZSTD_dParam_getBounds(parameter: c_int) -> ZSTD_bounds;
    fn ZSTD_compressStream2(
        context: *mut ZSTD_CCtx,
        output: *mut ZSTD_outBuffer,
        input: *mut ZSTD_inBuffer,
        mode: c_int,
    ) -> usize;
    fn ZSTD_sizeof_CCtx(context: *const ZSTD_CCtx) -> usize;
    fn ZSTD_sizeof_DCtx(context: *const ZSTD_DCtx) -> usize;
    fn ZSTD_sizeof_CDict(dictionary: *const ZSTD_CDict) -> usize;
    fn ZSTD_sizeof_DDict(dictionary: *const ZSTD_DDict) -> usize;
}

/// What a frame's size is if the header does not tell it, and if there is no header.
const SIZE_UNKNOWN: u64 = u64::MAX;
pub const SIZE_ERROR: u64 = u64::MAX - 1;

/// The mode that finishes a block.
pub const FLUSH_BLOCK: c_int = 1;

/// The library's name of an error.
pub struct Error(pub &'static str);

fn check(code: usize) -> Result<usize, Error> {
    // SAFETY: any number may be asked about.
    if unsafe { zstd_sys::ZSTD_isError(code) } == 0 {
        return Ok(code);
    }
    // SAFETY: names are static strings of ASCII.
    let name = unsafe { CStr::from_ptr(zstd_sys::ZSTD_getErrorName(code)) };
    Err(Error(name.to_str().unwrap_or_default()))
}

/// What the numbers of the levels are between.
pub fn levels() -> (i32, i32) {
    // SAFETY: these are constants.
    unsafe { (zstd_sys::ZSTD_minCLevel(), zstd_sys::ZSTD_maxCLevel()) }
}

pub fn version() -> (u32, &'static str) {
    // SAFETY: the version is a static string of ASCII.
    unsafe {
        let text = CStr::from_ptr(zstd_sys::ZSTD_versionString());
        (zstd_sys::ZSTD_versionNumber(), text.to_str().unwrap_or_default())
    }
}

/// The size of pieces that a decompressor makes.
pub fn output_size() -> usize {
    // SAFETY: a constant.
    unsafe { zstd_sys::ZSTD_DStreamOutSize() }
}

/// What the values of a parameter are between, both inclusive.
pub fn bounds(parameter: c_int, is_compress: bool) -> Result<(c_int, c_int), Error> {
    // SAFETY: any number may be asked about.
    let bounds = unsafe {
        if is_compress { ZSTD_cParam_getBounds(parameter) } else { ZSTD_dParam_getBounds(parameter) }
    };
    check(bounds.error)?;
    Ok((bounds.lowerBound, bounds.upperBound))
}

/// The length of the frame that `data` begins with.
pub fn frame_size(data: &[u8]) -> Result<usize, Error> {
    // SAFETY: a slice.
    check(unsafe { zstd_sys::ZSTD_findFrameCompressedSize(data.as_ptr().cast(), data.len()) })
}

/// The size of what is in a frame, if the header tells it, and the number of its dictionary.
pub fn frame_info(data: &[u8]) -> Option<(Option<u64>, u32)> {
    // SAFETY: a slice.
    let (size, id) = unsafe {
        let (start, len) = (data.as_ptr().cast(), data.len());
        (zstd_sys::ZSTD_getFrameContentSize(start, len), zstd_sys::ZSTD_getDictID_fromFrame(start, len))
    };
    match size {
        SIZE_ERROR => None,
        SIZE_UNKNOWN => Some((None, id)),
        size => Some((Some(size), id)),
    }
}

/// The number of a dictionary; null if it is none of the library's.
pub fn dictionary_id(content: &[u8]) -> u32 {
    // SAFETY: a slice.
    unsafe { zstd_sys::ZSTD_getDictID_fromDict(content.as_ptr().cast(), content.len()) }
}

/// Samples: all of them together, and how long each is.
pub struct Samples<'a> {
    content: &'a [u8],
    sizes: Buf<usize>,
}

impl<'a> Samples<'a> {
    /// Nothing if the sizes are not those of the content.
    pub fn new(content: &'a [u8], sizes: Buf<usize>) -> Option<Samples<'a>> {
        let total = sizes.iter().try_fold(0, |total: usize, size| total.checked_add(*size));
        (total == Some(content.len()) && u32::try_from(sizes.len()).is_ok())
            .then_some(Samples { content, sizes })
    }

    /// Makes a dictionary into `room`; its size.
    pub fn train(&self, room: &mut [u8]) -> Result<usize, Error> {
        // SAFETY: the sizes are those of the content.
        check(unsafe {
            zstd_sys::ZDICT_trainFromBuffer(
                room.as_mut_ptr().cast(),
                room.len(),
                self.content.as_ptr().cast(),
                self.sizes.as_ptr(),
                self.sizes.len() as u32,
            )
        })
    }

    /// Makes a dictionary of `basis` into `room`; its size.
    pub fn finalize(&self, basis: &[u8], level: c_int, room: &mut [u8]) -> Result<usize, Error> {
        let parameters = ZDICT_params_t { compressionLevel: level, notificationLevel: 0, dictID: 0 };
        // SAFETY: the sizes are those of the content.
        check(unsafe {
            zstd_sys::ZDICT_finalizeDictionary(
                room.as_mut_ptr().cast(),
                room.len(),
                basis.as_ptr().cast(),
                basis.len(),
                self.content.as_ptr().cast(),
                self.sizes.as_ptr(),
                self.sizes.len() as u32,
                parameters,
            )
        })
    }
}

/// How a context uses a dictionary.
#[derive(Clone, Copy)]
pub enum Usage {
    Digested,
    Undigested,
    Prefix,
}

/// Why a dictionary was not loaded.
pub enum Refusal {
    NotDigested,
    Library(Error),
    NoMemory,
}

impl From<NoMemory> for Refusal {
    fn from(_: NoMemory) -> Self {
        Refusal::NoMemory
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Refusal::Library(error)
    }
}

/// A dictionary, and what it was digested to: for each level of compression, and for decompression.
pub struct Dictionary {
    pub content: Buf<u8>,
    pub id: u32,
    for_levels: RefCell<Vec<(c_int, NonNull<ZSTD_CDict>, Charged)>>,
    for_reading: RefCell<Option<(NonNull<ZSTD_DDict>, Charged)>>,
}

impl Dictionary {
    pub fn new(content: Buf<u8>, id: u32) -> Dictionary {
        Dictionary { content, id, for_levels: RefCell::default(), for_reading: RefCell::default() }
    }

    fn start(&self) -> *const c_void {
        self.content.as_ptr().cast()
    }

    fn digested_for_level(&self, level: c_int) -> Result<NonNull<ZSTD_CDict>, Refusal> {
        let mut known = self.for_levels.borrow_mut();
        if let Some((_, dictionary, _)) = known.iter().find(|entry| entry.0 == level) {
            return Ok(*dictionary);
        }
        // SAFETY: the content is copied.
        let made = unsafe { zstd_sys::ZSTD_createCDict(self.start(), self.content.len(), level) };
        let made = NonNull::new(made).ok_or(Refusal::NotDigested)?;
        // SAFETY: one just made.
        match Charged::new(unsafe { ZSTD_sizeof_CDict(made.as_ptr()) }) {
            Ok(memory) => known.push((level, made, memory)),
            Err(error) => {
                // SAFETY: nobody has it.
                unsafe { zstd_sys::ZSTD_freeCDict(made.as_ptr()) };
                return Err(error.into());
            }
        }
        Ok(made)
    }

    fn digested_for_reading(&self) -> Result<NonNull<ZSTD_DDict>, Refusal> {
        let mut known = self.for_reading.borrow_mut();
        if let Some((dictionary, _)) = &*known {
            return Ok(*dictionary);
        }
        // SAFETY: the content is copied.
        let made = unsafe { zstd_sys::ZSTD_createDDict(self.start(), self.content.len()) };
        let made = NonNull::new(made).ok_or(Refusal::NotDigested)?;
        // SAFETY: one just made.
        match Charged::new(unsafe { ZSTD_sizeof_DDict(made.as_ptr()) }) {
            Ok(memory) => *known = Some((made, memory)),
            Err(error) => {
                // SAFETY: nobody has it.
                unsafe { zstd_sys::ZSTD_freeDDict(made.as_ptr()) };
                return Err(error.into());
            }
        }
        Ok(made)
    }
}

impl Drop for Dictionary {
    fn drop(&mut self) {
        for (_, dictionary, _) in self.for_levels.get_mut() {
            // SAFETY: contexts that refer to it keep `self`.
            unsafe { zstd_sys::ZSTD_freeCDict(dictionary.as_ptr()) };
        }
        if let Some((dictionary, _)) = self.for_reading.get_mut() {
            // SAFETY: as above.
            unsafe { zstd_sys::ZSTD_freeDDict(dictionary.as_ptr()) };
        }
    }
}

/// A context of compression.
pub struct Encoder {
    context: NonNull<ZSTD_CCtx>,
    dictionary: Option<Rc<Dictionary>>,
    /// Whether threads of the library's may use the context at any time.
    pub is_parallel: bool,
    memory: Charged,
}

impl Encoder {
    pub fn new() -> Result<Encoder, NoMemory> {
        // SAFETY: a new context.
        let context = NonNull::new(unsafe { zstd_sys::ZSTD_createCCtx() }).ok_or(NoMemory)?;
        let mut own = Encoder { context, dictionary: None, is_parallel: false, memory: Charged::new(0)? };
        own.settle()?;
        Ok(own)
    }

    pub fn set(&mut self, parameter: c_int, value: c_int) -> Result<(), Error> {
        // SAFETY: the library refuses what it does not know.
        check(unsafe { ZSTD_CCtx_setParameter(self.context.as_ptr(), parameter, value) }).map(drop)
    }

    /// How much comes until the frame's end, `None` for "unknown".
    pub fn pledge(&mut self, size: Option<u64>) -> Result<(), Error> {
        let size = size.unwrap_or(SIZE_UNKNOWN);
        // SAFETY: a context.
        check(unsafe { zstd_sys::ZSTD_CCtx_setPledgedSrcSize(self.context.as_ptr(), size) }).map(drop)
    }

    /// Uses a dictionary from now on.
    pub fn load(&mut self, dictionary: &Rc<Dictionary>, usage: Usage, level: c_int) -> Result<(), Refusal> {
        let (context, start, len) = (self.context.as_ptr(), dictionary.start(), dictionary.content.len());
        let code = match usage {
            Usage::Digested => {
                let digested = dictionary.digested_for_level(level)?;
                // SAFETY: the context keeps the dictionary, which keeps what it was digested to.
                unsafe { zstd_sys::ZSTD_CCtx_refCDict(context, digested.as_ptr()) }
            }
            // SAFETY: the content is copied.
            Usage::Undigested => unsafe { zstd_sys::ZSTD_CCtx_loadDictionary(context, start, len) },
            // SAFETY: the context keeps the dictionary, whose content does not change.
            Usage::Prefix => unsafe { zstd_sys::ZSTD_CCtx_refPrefix(context, start, len) },
        };
        self.dictionary = Some(dictionary.clone());
        check(code)?;
        Ok(())
    }

    pub fn step(&mut self, input: &[u8], output: &mut [u8], mode: c_int) -> Result<Step, Error> {
        let mut source = ZSTD_inBuffer { src: input.as_ptr().cast(), size: input.len(), pos: 0 };
        let mut target = ZSTD_outBuffer { dst: output.as_mut_ptr().cast(), size: output.len(), pos: 0 };
        // SAFETY: both are slices, which are not kept.
        let code = unsafe { ZSTD_compressStream2(self.context.as_ptr(), &mut target, &mut source, mode) };
        let left = check(code)?;
        Ok(Step { used: source.pos, made: target.pos, has_ended: left == 0 })
    }

    /// Gives up the frame that is being made.
    pub fn reset(&mut self) {
        let only = ZSTD_ResetDirective::ZSTD_reset_session_only;
        // SAFETY: a context; this cannot fail.
        unsafe { zstd_sys::ZSTD_CCtx_reset(self.context.as_ptr(), only) };
    }

    /// Charges what the library allocated.
    pub fn settle(&mut self) -> Result<(), NoMemory> {
        if self.is_parallel {
            return Ok(());
        }
        // SAFETY: a context that no other thread uses.
        self.memory.settle(unsafe { ZSTD_sizeof_CCtx(self.context.as_ptr()) })
    }

    /// Waits until no thread of the library's is at work: a new frame begins with that. False if it cannot begin.
    fn rest(&mut self) -> bool {
        self.reset();
        self.step(&[], &mut [], FLUSH_BLOCK).is_ok()
    }
}

impl Drop for Encoder {
    fn drop(&mut self) {
        // The library frees what its threads read before it waits for them. If there is no waiting, nothing is freed.
        if self.is_parallel && !self.rest() {
            std::mem::forget(self.dictionary.take());
            return;
        }
        // SAFETY: the only owner. The dictionary goes after this.
        unsafe { zstd_sys::ZSTD_freeCCtx(self.context.as_ptr()) };
    }
}

/// A context of decompression.
pub struct Decoder {
    context: NonNull<ZSTD_DCtx>,
    dictionary: Option<Rc<Dictionary>>,
    memory: Charged,
}

impl Decoder {
    pub fn new() -> Result<Decoder, NoMemory> {
        // SAFETY: a new context.
        let context = NonNull::new(unsafe { zstd_sys::ZSTD_createDCtx() }).ok_or(NoMemory)?;
        let mut own = Decoder { context, dictionary: None, memory: Charged::new(0)? };
        own.settle()?;
        Ok(own)
    }

    pub fn set(&mut self, parameter: c_int, value: c_int) -> Result<(), Error> {
        // SAFETY: the library refuses what it does not know.
        check(unsafe { ZSTD_DCtx_setParameter(self.context.as_ptr(), parameter, value) }).map(drop)
    }

    /// Uses a dictionary from now on.
    pub fn load(&mut self, dictionary: &Rc<Dictionary>, usage: Usage) -> Result<(), Refusal> {
        let (context, start, len) = (self.context.as_ptr(), dictionary.start(), dictionary.content.len());
        let code = match usage {
            Usage::Digested => {
                let digested = dictionary.digested_for_reading()?;
                // SAFETY: the context keeps the dictionary, which keeps what it was digested to.
                unsafe { zstd_sys::ZSTD_DCtx_refDDict(context, digested.as_ptr()) }
            }
            // SAFETY: the content is copied.
            Usage::Undigested => unsafe { zstd_sys::ZSTD_DCtx_loadDictionary(context, start, len) },
            // SAFETY: the context keeps the dictionary, whose content does not change.
            Usage::Prefix => unsafe { zstd_sys::ZSTD_DCtx_refPrefix(context, start, len) },
        };
        self.dictionary = Some(dictionary.clone());
        check(code)?;
        Ok(())
    }

    pub fn step(&mut self, input: &[u8], output: &mut [u8]) -> Result<Step, Error> {
        let mut source = ZSTD_inBuffer { src: input.as_ptr().cast(), size: input.len(), pos: 0 };
        let mut target = ZSTD_outBuffer { dst: output.as_mut_ptr().cast(), size: output.len(), pos: 0 };
        // SAFETY: both are slices, which are not kept.
        let code =
            unsafe { zstd_sys::ZSTD_decompressStream(self.context.as_ptr(), &mut target, &mut source) };
        let left = check(code)?;
        Ok(Step { used: source.pos, made: target.pos, has_ended: left == 0 })
    }

    /// Gives up the frame that is being read.
    pub fn reset(&mut self) {
        let only = ZSTD_ResetDirective::ZSTD_reset_session_only;
        // SAFETY: a context; this cannot fail.
        unsafe { zstd_sys::ZSTD_DCtx_reset(self.context.as_ptr(), only) };
    }

    /// Charges what the library allocated.
    pub fn settle(&mut self) -> Result<(), NoMemory> {
        // SAFETY: a context.
        self.memory.settle(unsafe { ZSTD_sizeof_DCtx(self.context.as_ptr()) })
    }
}

impl Drop for Decoder {
    fn drop(&mut self) {
        // SAFETY: the only owner. The dictionary goes after this.
        unsafe { zstd_sys::ZSTD_freeDCtx(self.context.as_ptr()) };
    }
}
